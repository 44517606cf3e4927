/** A newsletter issue as its files say it, in each of its languages. Plain data: it is stored as it is. */
import type { Agency } from '../agency/agency.ts';
import { translationFor } from '../calendar/event-in-language.ts';
import type { MarkdownBlock } from '../markdown/markdown.ts';

/** What is said in an issue, and can be said in another language. */
export interface NewsletterTexts {
  readonly title: string;
  /** One sentence, for the archive and for what mailboxes show beside the subject. */
  readonly summary: string;
  /** Words that the archive can be narrowed by. */
  readonly tags: readonly string[];
  readonly blocks: readonly MarkdownBlock[];
}

/** One issue. */
export interface Newsletter extends NewsletterTexts {
  /** The file's name: it stands in addresses, such as `2023-01-ctrt`. */
  readonly slug: string;
  /** The id of the list whose people get it. */
  readonly list: string;
  /** The language (BCP 47) of its own texts, one of the agency's. */
  readonly language: string;
  /** When it is sent: by the clock of its zone as written, and as an instant in UTC; null for one that is only kept in the archive. */
  readonly send: { readonly local: string; readonly timeZone: string } | null;
  readonly sendAt: string | null;
  /** The zone data by which that instant was computed; none where it was stored before they were kept, or there is no instant. */
  readonly zoneData?: string;
  /** The day it bears, `2023-01-04`; of one that is only kept perhaps the month alone, `2023-01`. */
  readonly date: string;
  /** The instant by which issues are ordered, and from which events are ahead: `sendAt`, or else the beginning of `date`. */
  readonly issuedAt: string;
  /** By language (a tag of the agency's languages). Read it with `newsletterIn`. */
  readonly translations: Readonly<Record<string, NewsletterTexts>>;
}

/** An issue's texts, and the language that they really are in: for `lang`. */
export interface NewsletterInLanguage {
  readonly texts: NewsletterTexts;
  readonly language: string;
}

/** The issue for a reader who wants `language` (BCP 47): its whole translation where there is one, else its own words. */
export function newsletterIn(
  newsletter: Newsletter,
  language: string,
  agency: Pick<Agency, 'languages'>,
): NewsletterInLanguage {
  const found = translationFor(newsletter.translations, language, { ...agency, own: newsletter.language });
  return found
    ? { texts: found.translation, language: found.tag }
    : { texts: newsletter, language: newsletter.language };
}

const YEAR_FIRST = /^(\d{4})-/;

/**
 * The year that an issue's slug begins with, under which its mailing stands: it stays when the issue is put off into another year, so
 * that nobody gets it twice. null for a slug that begins otherwise, which is refused.
 */
export function yearOfIssue(slug: string): number | null {
  const year = YEAR_FIRST.exec(slug)?.[1];
  return year ? Number(year) : null;
}

/** Whether everybody may read it: from the moment on at which it is sent. */
export const isOut = ({ sendAt }: Pick<Newsletter, 'sendAt'>, now: Date): boolean =>
  sendAt === null || new Date(sendAt) <= now;
