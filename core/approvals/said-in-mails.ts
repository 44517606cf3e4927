/**
 * What the files say in the mails that go to every list, so that two states can be compared. What is not known to be said by no mail counts as
 * said. Words of the service's own catalogues come with its code, not with files.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Agency } from '../agency/agency.ts';
import { isAwarenessDay } from '../awareness-day/awareness-day.ts';
import type { CalendarHead } from '../calendar/event.store.ts';
import type { Event } from '../calendar/event.ts';
import { helpLines } from '../email/hotlines.ts';
import { offeredLanguages } from '../languages/languages.ts';
import { contentsOf, type Publication } from '../publications/publication.ts';
import { eventAsWritten } from './as-written.ts';

/** Fields of the agency file that stand in no mailing. What `programme`, `checkIn` and `reminders` bring about is looked at by itself. */
export const SAID_IN_NO_MAIL = [
  ...(['accessibility', 'privacy', 'quickExit', 'securityContact', 'colours'] as const),
  ...(['moderators', 'approvals', 'notices', 'retention', 'holidays'] as const),
  ...(['reminders', 'programme', 'checkIn'] as const),
] satisfies readonly (keyof Agency)[];

const isSilent = (field: string): boolean => (SAID_IN_NO_MAIL as readonly string[]).includes(field);

/** What every mail says of its agency, by field. */
function saidOfAgency(agency: Agency): Readonly<Record<string, unknown>> {
  return {
    ...Object.fromEntries(Object.entries(agency).filter(([field]) => !isSilent(field))),
    senders: agency.senders.mailings,
    lists: agency.lists.map(({ id, name }) => ({ id, name })),
    hotlines: offeredLanguages(agency).map((words) => helpLines(agency, words)),
  };
}

/** The fields of the agency file by which every mail would say something else. */
export function fieldsSaidOtherwise(before: Agency, agency: Agency): string[] {
  const [old, young] = [saidOfAgency(before), saidOfAgency(agency)];
  const fields = new Set([...Object.keys(old), ...Object.keys(young)]);
  return [...fields].filter((field) => !isDeepStrictEqual(old[field], young[field]));
}

/** What a reminder of an event says beside what every mail says: of Awareness Day the month file's first post, too. */
export const saidOfEvent = (event: Event, publications: readonly Publication[]): unknown => [
  eventAsWritten(event),
  isAwarenessDay(event) ? firstPost(event.year, publications) : null,
];

const firstPost = (wanted: number, publications: readonly Publication[]): unknown =>
  contentsOf(publications, 'month').find(({ year }) => year === wanted)?.awarenessDay?.posts[0] ?? null;

/** What a programme calls its month. */
export const saidOfMonth = ({ name, translations = {} }: CalendarHead): unknown => [
  name,
  Object.entries(translations).map(([language, { name: translated }]) => [language, translated ?? null]),
];
