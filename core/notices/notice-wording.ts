/** The words that show a change notice to whoever sees a mailbox or a screen: subject, preheader, and the line above the title. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import type { Event } from '../calendar/event.ts';
import { singleLine } from '../email/plain-text.ts';
import { subjectStyle } from '../email/subject-style.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { shortSpanOf, shortWhenOf, whenOf } from '../languages/when.ts';
import { isOfTime, type ToldChange } from './notice-changes.ts';

/** What every wording is made of. */
export interface NoticeTelling {
  /** As its reader may see it, in their language. */
  readonly event: Event;
  /** The same event as they were last told of it, its place in `formerLanguage`. */
  readonly former: Event;
  readonly formerLanguage: string;
  readonly changes: readonly ToldChange[];
  readonly agency: Agency;
  readonly style: Style;
  readonly words: Catalogue;
}

/** These say it all where a subject has room for one thing. */
const ALONE: ReadonlySet<ToldChange> = new Set(['cancelled', 'reinstated']);

/** Whether the date is final matters less than what the date is; the body says both. */
const BESIDE: ReadonlySet<ToldChange> = new Set(['tentative', 'confirmed']);

/** "New date and new place". */
export function whatOf({ changes, words }: Pick<NoticeTelling, 'changes' | 'words'>): string {
  const what = listOf({ changes, words });
  return what.charAt(0).toLocaleUpperCase(words.locale) + what.slice(1);
}

function listOf({ changes, words }: Pick<NoticeTelling, 'changes' | 'words'>): string {
  const alone = changes.filter((change) => ALONE.has(change));
  const grave = changes.filter((change) => !BESIDE.has(change));
  const [told = changes] = [alone, grave].filter(({ length }) => length > 0);
  return inOneList(
    told.map((change) => words.notice.what[change]),
    words,
  );
}

const inOneList = (parts: readonly string[], { locale }: Catalogue): string =>
  new Intl.ListFormat(locale).format(parts);

/** One line that says what to do: the new day and time, or those of what is cancelled. Discreet: agency, kind, and these. */
export function noticeSubject({ event, former, changes, agency, style, words }: NoticeTelling): string {
  const short = changes.includes('endTime') ? shortSpanOf : shortWhenOf;
  return singleLine(
    fill(words.notice.subject[subjectStyle(event, style)][isOfTime(changes) ? 'now' : 'same'], {
      what: whatOf({ changes, words }),
      agency: agency.shortName,
      kind: words.kinds[event.kind],
      title: event.summary,
      when: short(event.status === 'CANCELLED' ? former : event, words),
    }),
  );
}

/** What mailboxes show beside the subject, and the first sentence of the plain text: both times, if the time has changed. */
export function noticePreheader({ event, former, changes, agency, style, words }: NoticeTelling): string {
  return singleLine(
    fill(words.notice.preheader[style][isOfTime(changes) ? 'now' : 'same'], {
      what: listOf({ changes, words }),
      agency: agency.shortName,
      kind: words.kinds[event.kind],
      was: whenOf(former, words),
      when: whenOf(event.status === 'CANCELLED' ? former : event, words),
    }),
  );
}

/** "New date: webinar". */
export const noticeKicker = ({ event, changes, words }: NoticeTelling): string =>
  fill(words.notice.kicker, { what: whatOf({ changes, words }), kind: words.kinds[event.kind] });

/** What an event has anew, and what is said in one sentence. */
const ANEW = ['date', 'hours', 'endTime', 'lastDay', 'place'] as const;
const isAnew = (change: ToldChange): change is (typeof ANEW)[number] => ANEW.some((each) => each === change);

/** All that has changed in whole sentences, and that the date is not final where that is so. */
export function noticeSentences({ event, changes, words }: NoticeTelling): string[] {
  const { says, what } = words.notice;
  const anew = changes.filter(isAnew).map((change) => what[change]);
  const told = changes.map((change) => {
    if (change === 'tentative') return null;
    if (!isAnew(change)) return says[change];
    return what[change] === anew[0] ? fill(says.hasNew, { what: inOneList(anew, words) }) : null;
  });
  const remark = event.status === 'TENTATIVE' ? words.remark.tentative : null;
  return [...told, remark].filter((sentence) => sentence !== null);
}
