/**
 * Flyers that do something without hiding it: by an action behind another one, where nobody looks for actions, or by names that viewers
 * read otherwise; and the ways to write objects by which viewers could be told otherwise.
 */
import type { FlyerRefusal } from '../../core/submissions/flyer.ts';
import { FIRST_INSIDE, objectStream, packed, pdfOf, streamOf } from './pdf.ts';

const withName = (object: string): Buffer => pdfOf({ objects: [object] });
const LINK = '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 612 792]/A 200 0 R>>]';
const linkTo = (action: string): Buffer => pdfOf({ page: LINK.replace('200 0 R', action) });
const opening = (action: string): Buffer => pdfOf({ catalog: `/OpenAction ${action}` });
const toPage = (next: string): string => `<</S/GoTo/D[10 0 R/Fit]/Next ${next}>>`;
const toAddress = (address: string): string => `<</S/URI/URI(${address})>>`;
const ELSEWHERE = 'file://evil.example/share/x';
const withField = (entries: string): Buffer =>
  pdfOf({
    catalog: '/AcroForm<</Fields[100 0 R]>>',
    page: '/Annots[100 0 R]',
    objects: [`<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[0 0 612 792]${entries}>>`],
  });
const withBookmark = (entries: string): Buffer =>
  pdfOf({
    catalog: '/Outlines 100 0 R',
    objects: [
      '<</Type/Outlines/First 101 0 R/Last 101 0 R/Count 1>>',
      `<</Title(Vigil)/Parent 100 0 R${entries}>>`,
    ],
  });
const withFiles = (names: string): Buffer =>
  pdfOf({
    catalog: `/Names<<${names}<</Names[(a.exe)<</Type/Filespec/EF<</F 100 0 R>>>>]>>>>`,
    objects: [streamOf('MZ')],
  });
const picture = (entries: string): Buffer =>
  streamOf(
    '',
    `/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8${entries}`,
  );
const inside = (objects: readonly string[]): Buffer =>
  pdfOf({ objects: [objectStream(objects, FIRST_INSIDE)], inside: objects.length });
/** A stream of objects whose content is written by hand. */
const withContent = (content: string, numbers: string): Buffer =>
  pdfOf({ objects: [packed(content, `/Type/ObjStm${numbers}`)], inside: 1 });

export const ACTING_FLYERS: readonly (readonly [string, FlyerRefusal, () => Buffer])[] = [
  [
    'a page on the web behind one of its own',
    'active',
    () => opening(toPage(toAddress('https://evil.example'))),
  ],
  ['a file elsewhere behind a page of its own', 'active', () => opening(toPage(toAddress(ELSEWHERE)))],
  [
    'an action behind one that stands by itself',
    'active',
    () => pdfOf({ catalog: '/OpenAction 100 0 R', objects: [toPage('100 0 R')] }),
  ],
  ['an action behind none', 'active', () => opening('<</D[10 0 R/Fit]/Next<</S/GoTo/D[10 0 R/Fit]>>>>')],
  ['an opening that leads nowhere', 'active', () => opening('999 0 R')],
  [
    'a link to a page and then a script',
    'active',
    () => linkTo(toPage(toAddress('javascript:alert\\(1\\)'))),
  ],
  ['a link to a page and then another', 'active', () => linkTo(toPage('<</S/GoTo/D[10 0 R/Fit]>>'))],
  ['a link that prints', 'active', () => linkTo('<</S/Named/N/Print>>')],
  ['a link to a thread elsewhere', 'active', () => linkTo('<</S/Thread/F 999 0 R/D 0>>')],
  ['a link that hides something', 'active', () => linkTo('<</S/URI/S/Hide/T(a)/URI(https://example.org/)>>')],
  ['a link whose kind is a text', 'active', () => linkTo('<</S(Launch)/D[10 0 R/Fit]>>')],
  ['an action that nothing names', 'active', () => withName('<</Type/Action/S/Hide/T(a)>>')],
  ['a bookmark to a file elsewhere', 'active', () => withBookmark(`/A${toAddress(ELSEWHERE)}`)],
  ['a bookmark that hides something', 'active', () => withBookmark('/A<</S/Hide/T(a)>>')],
  ['a field that leads to a file elsewhere', 'active', () => withField(`/A${toAddress(ELSEWHERE)}`)],
  ['a field that empties others', 'active', () => withField('/A<</S/ResetForm>>')],
  [
    'addresses relative to elsewhere',
    'active',
    () =>
      pdfOf({
        catalog: '/URI<</Base(file://evil.example/)>>',
        page: LINK.replace('200 0 R', toAddress('www.x.exe')),
      }),
  ],
  ['what addresses are relative to, by itself', 'active', () => withName('<</Base 999 0 R>>')],
  ['an address with no scheme', 'active', () => linkTo(toAddress('www.example.org'))],
  ['an address of nothing but a part', 'active', () => linkTo(toAddress('#x'))],
  ['an address in hex digits', 'active', () => linkTo('<</S/URI/URI<66696c653a2f2f2f78>>>')],
  ['an address in UTF-16', 'active', () => linkTo(toAddress('\\376\\377\\000f\\000i\\000l\\000e\\000:'))],
  ['an address that is not there', 'active', () => withName('<</S/URI/URI 999 0 R>>')],
  [
    'an address that stands by itself',
    'active',
    () => pdfOf({ objects: ['<</S/URI/URI 101 0 R>>', `(${ELSEWHERE})`] }),
  ],
  [
    'an address that is written twice',
    'active',
    () => withName(`<</S/URI/URI(https://example.org/)/URI(${ELSEWHERE})>>`),
  ],
  ['an address in a packed object', 'active', () => inside([toAddress(ELSEWHERE)])],
  ['an address in the end of the file', 'active', () => pdfOf({ trailer: `/X${toAddress(ELSEWHERE)}` })],
  [
    'a page that acts, by a number with a sign',
    'active',
    () => inside(['<</AA +201 0 R>>', `<</O${toAddress('https://evil.example')}>>`]),
  ],
  ['a page that acts, whatever stands there', 'active', () => withName('<</AA[1]>>')],
  [
    'a picture from elsewhere',
    'damaged',
    () => pdfOf({ objects: [picture('/F<</FS/URL/F(https://evil.example/t.png)>>')] }),
  ],
  ['a picture from elsewhere, by itself', 'damaged', () => pdfOf({ objects: [picture('/F 999 0 R')] })],
  [
    'a picture by a filter from elsewhere',
    'damaged',
    () => pdfOf({ objects: [picture('/FFilter/FlateDecode')] }),
  ],
  [
    'a page of another file',
    'damaged',
    () => pdfOf({ objects: [streamOf('', '/Subtype/Form/Ref 999 0 R')] }),
  ],
  ['the name of a file elsewhere', 'active', () => withName('<</F(x.pdf)>>')],
  ['an address of a file', 'active', () => withName('<</FS/URL/F 999 0 R>>')],
  ...['Launch#00/F(cmd.exe)', 'JavaScript#00/JS(app.alert\\(1\\))'].map(
    (kind): (typeof ACTING_FLYERS)[number] => [
      `a page shown first, then ${kind}`,
      'active',
      () => opening(toPage(`<</S/${kind}>>`)),
    ],
  ),
  ['a script in a name that ends early', 'active', () => withName('<</S/JavaScript#00more/JS(1)>>')],
  ['files in it, in a name that ends early', 'active', () => withFiles('/EmbeddedFiles#00')],
  ['scripts in it, in a name that ends early', 'active', () => withFiles('/JavaScript#00')],
  [
    'a file in it, in a name that ends early',
    'active',
    () => pdfOf({ objects: [streamOf('MZ', '/Type/EmbeddedFile#00')] }),
  ],
  [
    'a page that acts, in a name that ends early',
    'damaged',
    () => pdfOf({ page: `/AA#00<</O${toAddress('https://example.org')}>>` }),
  ],
  [
    'a field that acts, in a name that ends early',
    'damaged',
    () => withField(`/AA#00<</E${toAddress('https://example.org')}>>`),
  ],
  [
    'a stream behind nothing but a carriage return',
    'damaged',
    () => pdfOf({ objects: [Buffer.from('<</Length 1>>\nstream\rx\nendstream')] }),
  ],
  ['a packed object with a comment', 'damaged', () => inside(['<</A 1%>>\n/B 2>>'])],
  [
    'packed objects with something between',
    'damaged',
    () => withContent('200 0 <</A 1>> <</B 2>>', '/N 1/First 6'),
  ],
  [
    'packed objects with something before',
    'damaged',
    () => withContent('200 5 null <</A 1>>', '/N 1/First 6'),
  ],
  [
    'more packed objects than it says',
    'damaged',
    () => withContent('200 0 201 5 null null', '/N 1/First 12'),
  ],
  ['packed objects in another order', 'damaged', () => withContent('200 5 201 0 null null', '/N 2/First 12')],
  ['packed objects that it counts twice', 'damaged', () => withContent('200 0 null', '/N 1/N 2/First 6')],
  [
    'packed objects of which it tells the number alone',
    'damaged',
    () => pdfOf({ objects: [packed('200 6 null', '/N 1')] }),
  ],
  [
    'something that is no remark on a page',
    'active',
    () => pdfOf({ page: '/Annots[<</Type/Annot/Subtype/Projection/Rect[0 0 9 9]>>]' }),
  ],
];
