/** What a letter says, part by part, in the reader's language; the HTML and the plain text say the same of it. */
import type { Agency } from '../agency/agency.ts';
import { singleLine } from '../email/plain-text.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { dayOf, startTimeOf } from '../languages/when.ts';

/** The letters there are words for; `already` answers a request for what the person gets anyway. */
export type LetterKind = keyof Catalogue['letters']['kinds'];

/** A label and the lines below it; `language` where they are not in the letter's own, `link` where they lead somewhere. */
export interface Detail {
  readonly label: string;
  readonly lines: readonly string[];
  readonly language?: string;
  readonly link?: { readonly label: string; readonly address: string };
}

export interface LetterContent {
  readonly words: Catalogue;
  readonly agency: Pick<Agency, 'name' | 'postalAddress'>;
  readonly subject: string;
  /** Shown by mailboxes beside the subject. */
  readonly preheader: string;
  readonly title: string;
  /** Who asked, and what happens. */
  readonly opening: readonly string[];
  readonly action: { readonly label: string; readonly address: string };
  /** Until when the link works, and what to do if somebody else asked. */
  readonly closing: readonly string[];
  /** What was asked for: it may name lists and events, and so comes last. */
  readonly details: readonly Detail[];
  /** What stands above the details. */
  readonly detailsTitle: string;
  /** Where the address says that it never wants to hear of us again. */
  readonly stopAddress: string;
}

export interface LetterInput {
  readonly kind: LetterKind;
  readonly agency: Agency;
  readonly words: Catalogue;
  readonly actionAddress: string;
  readonly stopAddress: string;
  /** Until when the link of a request works; null for links that always do. */
  readonly expiresAt: string | null;
  readonly details?: readonly Detail[];
  /** What stands above them; that it was asked for, unless this says otherwise. */
  readonly detailsTitle?: string;
  /** Name of the file that comes with the letter. */
  readonly file?: string;
  /** How many wait, where the letter says it. */
  readonly waiting?: number;
}

/** The same input always gives the same content. */
export function letterContent(input: LetterInput): LetterContent {
  const { kind, agency, words, actionAddress, stopAddress, details = [] } = input;
  const said = words.letters.kinds[kind];
  const { file = '', waiting = 0 } = input;
  const named = { agency: singleLine(agency.shortName), file, waiting: String(waiting) };
  return {
    words,
    agency,
    subject: fill(said.subject, named),
    preheader: fill(said.preview, named),
    title: said.title,
    opening: [fill(said.asked, named), said.happens],
    action: { label: said.action, address: actionAddress },
    closing: closingOf(input),
    detailsTitle: input.detailsTitle ?? words.letters.askedFor,
    details: details.map((detail) => ({ ...detail, lines: detail.lines.map(singleLine) })),
    stopAddress,
  };
}

/** What somebody must know whom nobody asked, or what a copy lacks. An export and a welcome come only to those who pressed a button. */
function closingOf({ kind, words, agency, expiresAt }: LetterInput): string[] {
  const { until, notYou, notYouManage, notInFile } = words.letters;
  if (expiresAt !== null) {
    const { day, time } = momentOf(expiresAt, agency, words);
    return [fill(until, { until: fill(words.when.full, { day, hours: time }) }), fill(notYou, { day })];
  }
  if (kind === 'export') return [notInFile];
  return kind === 'manage' || kind === 'already' ? [notYouManage] : [];
}

function momentOf(instant: string, { timeZone }: Pick<Agency, 'timeZone'>, words: Catalogue) {
  const times = {
    allDay: false,
    start: instant,
    end: instant,
    startsAt: instant,
    endsAt: instant,
    timeZone,
  };
  return { day: dayOf(times, words), time: startTimeOf(times, words) ?? '' };
}
