/** What a rehearsal's table and page both say of a mailing. */
import { singleLine } from '../core/email/plain-text.ts';
import { en } from '../core/languages/en.ts';
import { offsetInWords } from '../local/offset-in-words.ts';
import { counted, thousands } from './counted.ts';
import type { RehearsedMailing, RehearsedVariant } from './rehearsal.ts';
import { isMidnight, localMoment } from './rehearsal-times.ts';

/** What people will get that no rehearsal shows, because it stands in no file. */
export const NOT_REHEARSED =
  'Not in a rehearsal: published community events. What really goes out lists them and reminds of them.';

/** On one line. */
export const titleOf = ({ summary }: Pick<RehearsedMailing, 'summary'>): string =>
  singleLine(summary) || '(no title)';

/** `1 day before`, `8:00 AM on the day`; of what is no reminder, for whom it is. */
export const reminderWords = (
  { offset, startsAt }: Pick<RehearsedMailing, 'offset' | 'startsAt'>,
  timeZone: string,
): string =>
  offset === null || startsAt === null
    ? 'to whole lists'
    : offsetInWords(offset, isMidnight(localMoment(startsAt, timeZone)));

/** `Webinar`; of what is about no single event, what it is. */
export const kindWords = (kind: RehearsedMailing['kind']): string =>
  kind === null ? 'Mailing' : en.kindLabels[kind];

/** `200 on month-events`, `200 on 3 lists`; an audience without lists is just so many people. */
export function audienceWords({ recipients, lists }: Pick<RehearsedMailing, 'recipients' | 'lists'>): string {
  const [only] = lists;
  if (only === undefined) return counted(recipients, 'person', 'people');
  return `${thousands(recipients)} on ${lists.length === 1 ? only : counted(lists.length, 'list')}`;
}

const languageNames = new Intl.DisplayNames('en-US', { type: 'language' });

/** `English, discreet` */
export const variantName = ({ language, style }: Pick<RehearsedVariant, 'language' | 'style'>): string =>
  `${languageNames.of(language) ?? language}, ${style}`;
