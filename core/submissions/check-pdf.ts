/** Judges a file that begins as a PDF: by its bytes first, and then by what PDF.js makes of it. */
import { getDocumentProxy } from 'unpdf';
import { type CheckedFlyer, type FlyerJudgement, MOST_FLYER_PAGES, refused } from './flyer.ts';
import { holdsOtherFormat } from './other-formats.ts';
import { findingsIn } from './pdf-names.ts';

/** What every PDF begins with. */
export const PDF_HEADER = Buffer.from('%PDF-');
const PDF_END = Buffer.from('%%EOF');

/** Signs of text, without blanks, from which on a page is taken to say something. */
const FEWEST_SIGNS = 3;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

export async function checkPdf(file: Buffer): Promise<FlyerJudgement> {
  if (!endsAsPdf(file) || holdsOtherFormat(file)) return refused('mixed');
  const found = findingsIn(file);
  for (const finding of ['tooHeavy', 'encrypted', 'active', 'damaged'] as const)
    if (found.has(finding)) return refused(finding);
  const pdf = await openPdf(file);
  if (typeof pdf === 'string') return refused(pdf);
  try {
    if (found.has('opening') && !(await showsOwnPage(pdf))) return refused('active');
    return await checkOpened(pdf);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/** Nothing but the ends of lines stands behind the last `%%EOF`. */
function endsAsPdf(file: Buffer): boolean {
  const end = file.lastIndexOf(PDF_END);
  return end >= 0 && /^[\r\n ]{0,4}$/.test(file.toString('latin1', end + PDF_END.length));
}

async function openPdf(file: Buffer): Promise<Pdf | 'encrypted' | 'damaged'> {
  try {
    // A copy, for PDF.js keeps what it is given. It prints nothing: what it says may be the file's own words.
    return await getDocumentProxy(new Uint8Array(file), { verbosity: 0, useSystemFonts: false });
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged';
  }
}

async function checkOpened(pdf: Pdf): Promise<FlyerJudgement> {
  if (pdf.numPages > MOST_FLYER_PAGES) return refused('tooManyPages');
  const { info } = await pdf.getMetadata();
  const said = info as Readonly<Record<string, unknown>>;
  if (typeof said['EncryptFilterName'] === 'string') return refused('encrypted');
  if (said['IsXFAPresent'] === true || said['IsCollectionPresent'] === true) return refused('active');
  if ((await pdf.getJSActions()) !== null || (await pdf.getAttachments()) !== null) return refused('active');
  const bookmarks = (await pdf.getOutline()) as readonly Bookmark[] | null;
  return bookmarks === null || bookmarks.every(leadsToNoFile) ? checkPages(pdf) : refused('active');
}

/** Of what PDF.js tells of a bookmark, where it leads. */
interface Bookmark {
  readonly url?: string | null;
  readonly unsafeUrl?: string;
  readonly attachment?: unknown;
  readonly items: readonly Bookmark[];
}

const leadsToNoFile = ({ url, unsafeUrl, attachment, items }: Bookmark): boolean =>
  !attachment && isAddress(unsafeUrl ?? url) && items.every(leadsToNoFile);

/** To the web, to a mailbox or a telephone; of nothing else is an address told. */
const isAddress = (address: string | null | undefined): boolean =>
  address === undefined || address === null || /^(?:https?|mailto|tel):/i.test(address);

/** What happens on opening it is that one of its pages is shown: of other actions PDF.js tells their name, or nothing. */
const showsOwnPage = async (pdf: Pdf): Promise<boolean> =>
  Array.isArray(((await pdf.getOpenAction()) as { readonly dest?: unknown } | null)?.dest);

async function checkPages(pdf: Pdf): Promise<FlyerJudgement> {
  let withoutText = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number).catch(() => null);
    if (page === null) return refused('damaged');
    if ((await page.getJSActions()) !== null) return refused('active');
    const annotations = (await page.getAnnotations()) as readonly Annotation[];
    if (!annotations.every(isHarmless)) return refused('active');
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    if (text.replace(/[\s\0]/g, '').length < FEWEST_SIGNS) withoutText += 1;
  }
  if (withoutText === pdf.numPages) return refused('noText');
  const marked = await pdf.getMarkInfo();
  const flyer: CheckedFlyer = {
    type: 'pdf',
    pages: pdf.numPages,
    pagesWithoutText: withoutText,
    tagged: (marked as { Marked?: boolean } | null)?.Marked === true,
  };
  return { ok: true, flyer };
}

/** Of what PDF.js tells of an annotation, what may do something. */
interface Annotation {
  readonly subtype?: string;
  /** A page of the file; null where none is named. */
  readonly dest?: unknown;
  /** A page beside this one, or what a viewer does, by name. */
  readonly action?: unknown;
  readonly url?: string;
  readonly unsafeUrl?: string;
  readonly attachment?: unknown;
  readonly actions?: unknown;
}

/** What may lie on a page: what leads somewhere, is filled in, or says something, and what printers are told. @see ISO 32000-1 table 169 */
const HARMLESS = new Set([
  ...['Link', 'Widget', 'Popup', 'Text', 'FreeText', 'Stamp', 'Ink', 'Caret', 'Watermark'],
  ...['Line', 'Square', 'Circle', 'Polygon', 'PolyLine', 'Highlight', 'Underline', 'Squiggly', 'StrikeOut'],
  ...['PrinterMark', 'TrapNet'],
]);

/** Links lead to the web, to a mailbox or a telephone, and nowhere else. */
function isHarmless({
  subtype = '',
  url,
  unsafeUrl,
  dest,
  action,
  attachment,
  actions,
}: Annotation): boolean {
  if (!HARMLESS.has(subtype) || attachment || actions) return false;
  const address = unsafeUrl ?? url;
  // Of what PDF.js does not know how to follow it tells nothing.
  if (subtype === 'Link' && address === undefined && !dest && !action) return false;
  return isAddress(address);
}
