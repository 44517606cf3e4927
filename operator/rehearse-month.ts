/** Lives through a month in memory: the service's own handlers, made-up people, every schedule at its minute. */

import pMap from 'p-map';
import type { Agency } from '../core/agency/agency.ts';
import { digestsOf } from '../core/digest/digest.ts';
import { variantsOf } from '../core/mailing/mailing.ts';
import { programmeAudiences, programmeMoment } from '../core/programme/announcement.ts';
import { parseAddress } from '../core/subscribers/address.ts';
import { importPerson } from '../core/subscribers/import-people.ts';
import type { ImportedPerson } from '../core/subscribers/read-subscriber-csv.ts';
import { RHYTHMS } from '../core/subscribers/rhythm.ts';
import { createClock } from '../local/clock.ts';
import { type Cloud, startCloud } from '../local/cloud.ts';
import { listsOfEverything } from '../local/first-subscribers.ts';
import { importingInto } from '../local/importing.ts';
import { nextReminder } from '../local/move-clock.ts';
import { OperatorError } from '../local/operator-error.ts';
import type { Progress } from './progress.ts';
import type { Chosen } from './rehearsal-calendars.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const AT_ONCE = { concurrency: 16 };

/** Links in rehearsed mail lead nowhere: this name is reserved for that (RFC 2606). */
const SITE_URL = 'https://rehearsal.invalid';

/** A cloud that has lived through its month, with the people who were signed up. */
export interface LivedMonth {
  readonly cloud: Cloud;
  readonly people: readonly ImportedPerson[];
  readonly startedAt: Date;
}

/**
 * Plays `chosen` to `count` made-up people from a day before whatever comes first to what comes last; no check-in is part
 * of it.
 */
export async function rehearseMonth(
  chosen: Chosen,
  { count, progress }: { count: number; progress: Progress },
): Promise<LivedMonth> {
  const { first, last } = mailingsOf(chosen);
  const startedAt = new Date(first - DAY_MS);
  const cloud = await startCloud({
    folder: null,
    clock: createClock(startedAt.getTime() - Date.now()),
    siteUrl: SITE_URL,
    log: () => undefined,
  });
  await cloud.deploy(chosen.files);
  const people = makeUpPeople(count, chosen);
  await signUp(people, cloud, chosen.agency);
  // Clocks of digests are set once somebody wants them.
  await cloud.deploy(chosen.files);
  const ahead = () => cloud.scheduler.waiting().filter(({ dueAt }) => dueAt.getTime() <= last).length;
  progress.begin(ahead());
  while (ahead() > 0 && (await nextReminder(cloud))) progress.step();
  return { cloud, people, startedAt };
}

/** When the first and the last of them are due, in milliseconds. */
function mailingsOf({ calendars, newsletters, agency }: Chosen): { first: number; last: number } {
  const reminders = calendars.flatMap(({ events }) =>
    events.flatMap((event) => event.reminders.map(({ dueAt }) => Date.parse(dueAt))),
  );
  const issues = newsletters.map(({ sendAt }) => Date.parse(sendAt));
  const dues = [...reminders, ...programmesOf(calendars, agency), ...digestsIn(calendars, agency), ...issues];
  if (dues.length === 0)
    throw new OperatorError(
      'There is nothing to rehearse: no event is told to any list, and no issue is sent.',
    );
  return { first: Math.min(...dues), last: Math.max(...dues) };
}

const digestsIn = (calendars: Chosen['calendars'], agency: Agency): number[] =>
  digestsOf(
    calendars.flatMap(({ events }) => events),
    agency,
  ).map(({ dueAt }) => Date.parse(dueAt));

const programmesOf = (calendars: Chosen['calendars'], agency: Agency): number[] =>
  programmeAudiences(agency).length === 0
    ? []
    : calendars.flatMap(({ year }) => {
        const opens = programmeMoment(year, agency);
        return opens === null ? [] : [Date.parse(opens)];
      });

/** People of every language, style and rhythm in turn, at addresses that no mail can reach (RFC 2606). */
function makeUpPeople(count: number, { agency, newsletters }: Chosen): ImportedPerson[] {
  const variants = RHYTHMS.flatMap((rhythm) => variantsOf(agency).map((variant) => ({ ...variant, rhythm })));
  const hearing = listsOfEverything(agency).map(({ id }) => id);
  const lists = [...new Set([...hearing, ...newsletters.map(({ list }) => list)])];
  return Array.from({ length: count }, (_, index) => ({
    address: parseAddress(`person-${String(index + 1).padStart(String(count).length, '0')}@example.org`),
    language: variants[index % variants.length]?.language ?? 'en',
    style: variants[index % variants.length]?.style ?? agency.style,
    rhythm: variants[index % variants.length]?.rhythm ?? 'each',
    lists,
  }));
}

async function signUp(people: readonly ImportedPerson[], cloud: Cloud, agency: Agency): Promise<void> {
  const dependencies = await importingInto(cloud, agency);
  await pMap(people, (person) => importPerson(person, dependencies), AT_ONCE);
}
