/** Flyers as programs write them: what each has that looks like what is refused. */
import { FIRST_INSIDE, objectStream, packed, pdfOf } from './pdf.ts';

const WEB = 'https://example.org/vigil?day=\\(15\\)';
const link = (entries: string): string =>
  `/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Border[0 0 0]/F 4${entries}>>]`;

export const ORDINARY_FLYERS: readonly (readonly [string, () => Buffer])[] = [
  [
    'of Word, with its structure',
    () =>
      pdfOf({
        catalog: '/StructTreeRoot 100 0 R/ViewerPreferences 104 0 R',
        page: link(`/A<</Type/Action/S/URI/URI(${WEB})>>/StructParent 1`).concat(
          '/Group<</Type/Group/S/Transparency/CS/DeviceRGB>>',
        ),
        objects: [
          '<</Type/StructTreeRoot/RoleMap<</Footnote/Note/Base/P>>/K[101 0 R]>>',
          '<</P 100 0 R/S/Document/Type/StructElem/K[102 0 R 103 0 R]>>',
          '<</P 101 0 R/S/Link/Type/StructElem/K[0]/Pg 10 0 R/A[<</O/Layout/Placement/Block>>0 105 0 R]>>',
          '<</P 101 0 R/S/Table/A<</O/Table/RowSpan 2>>/K[1]/Pg 10 0 R/Ref[102 0 R]>>',
          '<</DisplayDocTitle true>>',
          '<</O/Layout/TextAlign/Center/BBox[0 0 9 9]>>',
        ],
      }),
  ],
  [
    'of LibreOffice, with bookmarks to its pages',
    () =>
      pdfOf({
        catalog: '/OpenAction[10 0 R /XYZ null null 0]/Outlines 100 0 R/PageMode/UseOutlines',
        page: link('/Dest[10 0 R/XYZ 56.7 785.1 0]'),
        objects: [
          '<</Type/Outlines/First 101 0 R/Last 102 0 R/Count 2>>',
          '<</Count 0/Title<FEFF00560069>/Dest[10 0 R/XYZ 0 792 0]/Parent 100 0 R/Next 102 0 R>>',
          '<</Count 0/Title(Way)/Dest[10 0 R/XYZ 0 400 0]/Parent 100 0 R/Prev 101 0 R>>',
        ],
      }),
  ],
  [
    'of LaTeX, whose bookmarks and opening are actions',
    () =>
      pdfOf({
        catalog: '/OpenAction 200 0 R/Outlines 201 0 R',
        page: link('/A<</S/GoTo/D(section.1)>>'),
        objects: [
          objectStream(
            [
              '<</S/GoTo/D[10 0 R/Fit]>>',
              '<</Type/Outlines/First 202 0 R/Last 203 0 R/Count 2>>',
              '<</Title 204 0 R/A 200 0 R/Parent 201 0 R/Next 203 0 R>>',
              `<</Title(Web)/A<</S/URI/URI(${WEB})>>/Parent 201 0 R/Prev 202 0 R>>`,
              '(Vigil)',
            ],
            FIRST_INSIDE,
          ),
        ],
        inside: 5,
      }),
  ],
  [
    'of macOS, whose addresses stand by themselves',
    () =>
      pdfOf({
        page: link('/A 100 0 R'),
        objects: ['<</Type/Action/S/URI/URI 101 0 R>>', '(mailto:vigil@example.org)'],
      }),
  ],
  [
    'of cairo, with its comments',
    () =>
      pdfOf({
        objects: [
          objectStream(
            ['<< /Type /Page % 1\n   /Parent 2 0 R\n   /Group <<\n /S /Transparency\n>>\n>>\n'],
            FIRST_INSIDE,
          ),
          '<< /Type /Page % 12\n   /Parent 2 0 R\n>>',
        ],
        inside: 1,
      }),
  ],
  [
    'of InDesign, with a button to the web, one to the next page and a profile of colours',
    () =>
      pdfOf({
        catalog:
          '/AcroForm<</Fields[101 0 R 102 0 R]/DA(/Helv 0 Tf)>>/OutputIntents[<</S/GTS_PDFX/DestOutputProfile 100 0 R>>]',
        page: '/Annots[101 0 R 102 0 R]/Trans<</S/Dissolve/D 1>>',
        objects: [
          packed(
            Buffer.concat([Buffer.from([0, 0, 0x0c, 0x48]), Buffer.from('Lino\x02\x10\0\0mntrRGB XYZ ')]),
            '/N 3/Alternate/DeviceRGB',
          ),
          `<</Type/Annot/Subtype/Widget/FT/Btn/Ff 65536/T(a)/F 4/Rect[0 0 9 9]/A<</S/URI/URI(${WEB})>>>>`,
          '<</Type/Annot/Subtype/Widget/FT/Btn/Ff 65536/T(b)/F 4/Rect[9 9 18 18]/A<</S/Named/N/NextPage>>>>',
        ],
      }),
  ],
  [
    'of Acrobat, with a telephone number and a remark',
    () =>
      pdfOf({
        catalog: '/OpenAction<</D[10 0 R/XYZ null null 1.0]/S/GoTo>>/PageLabels<</Nums[0<</S/D>>]>>',
        page: '/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</URI(tel:+15550100)/S/URI/IsMap false>>>><</Subtype/Highlight/Rect[0 0 9 9]/QuadPoints[0 9 9 9 0 0 9 0]/Popup 100 0 R>>]',
        objects: ['<</Type/Annot/Subtype/Popup/Rect[0 0 9 9]/Parent 10 0 R>>'],
      }),
  ],
];
