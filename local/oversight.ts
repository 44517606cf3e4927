/** What an operator sees of mailings, and does about them: the command `mailings` and the local pages ask the same. */
import pMap from 'p-map';
import { agencyStore } from '../core/agency/agency.store.ts';
import { eventStore } from '../core/calendar/event.store.ts';
import { feedbackStore } from '../core/feedback/feedback.store.ts';
import type { Amended, AmendProgress } from '../core/mailing/amend-ledger.ts';
import { type Brakes, brakeStore } from '../core/mailing/brake.store.ts';
import { ledgerStore } from '../core/mailing/ledger.store.ts';
import { mailingStore } from '../core/mailing/mailing.store.ts';
import type { StartedMailing } from '../core/mailing/mailing.ts';
import { rangeStore } from '../core/mailing/range.store.ts';
import { readReports } from '../core/mailing/read-report.ts';
import type { MailingReport } from '../core/mailing/report.ts';
import { NoLongerOfUseError, resend } from '../core/mailing/resend.ts';
import { type HandDecision, settleByHand } from '../core/mailing/settle-by-hand.ts';
import { noting } from '../core/operations/operation.store.ts';
import { publicationStore } from '../core/publications/publication.store.ts';
import type { Table } from '../core/runtime/table.client.ts';
import { figuresStore } from '../core/service-levels/figures.store.ts';
import { figuresOf, stretchAt } from '../core/service-levels/figures.ts';
import { type ServiceLevel, serviceLevelsOf } from '../core/service-levels/service-levels.ts';
import { maskAddress } from '../core/subscribers/mask-address.ts';
import { subscriberStore } from '../core/subscribers/subscriber.store.ts';
import { alarmStore } from '../core/sweep/alarm.store.ts';
import type { StandingAlarm } from '../core/sweep/alarm.ts';
import { type Name, nameOf } from './mailing-name.ts';
import { OperatorError } from './operator-error.ts';

/** Whose mailings, and by which clock. */
export interface Overseen {
  readonly table: Table;
  readonly now: () => Date;
  /** Milliseconds by which that clock may differ from the workers'. */
  readonly differs: number;
  /** Who acts, for the record of what operators did. */
  readonly by: string;
  /** The command that lists all mailings there. */
  readonly listedBy?: string;
}

/** A mailing's report under its name. */
export interface NamedReport extends Name {
  readonly report: MailingReport;
}

/** An alarm under the name of its mailing; null where it is about something else. */
export type NamedAlarm = Omit<StandingAlarm, 'foundAt'> & { readonly title: string | null };

/** All that is to be seen at a glance. */
export interface Overview {
  readonly alarms: readonly NamedAlarm[];
  readonly brakes: Brakes;
  /** The newest first. */
  readonly mailings: readonly NamedReport[];
  /** How each promise stands, exactly, over seven whole days and the one that is on. */
  readonly levels: readonly ServiceLevel[];
}

/** Somebody who was not reached, by as much of the address as may be shown; null when nothing is kept of them any more. */
export interface Shown {
  readonly id: string;
  readonly address: string | null;
}

export interface Oversight {
  /** The zone in which the agency lives; UTC before anything was loaded. */
  timeZone(): Promise<string>;
  alarms(): Promise<NamedAlarm[]>;
  brakes(): Promise<Brakes>;
  /** The mailings of a year; null: of this year and of every year whose calendar is in force. */
  overview(year: number | null): Promise<Overview>;
  /** The mailing whose id begins so; OperatorError for none or several. */
  find(beginning: string): Promise<StartedMailing>;
  report(mailing: StartedMailing): Promise<NamedReport>;
  /** The same people, each with their address masked. */
  shown<Person extends { readonly id: string }>(people: readonly Person[]): Promise<(Person & Shown)[]>;
  /** OperatorError when it is of no use any more. */
  resend(mailing: StartedMailing, progress?: AmendProgress): Promise<Amended>;
  settle(mailing: StartedMailing, as: HandDecision, progress?: AmendProgress): Promise<Amended>;
  /** Null: everything. False when that was so already. */
  pause(mailing: StartedMailing | null): Promise<boolean>;
  resume(mailing: StartedMailing | null): Promise<boolean>;
}

/** Alarms are about a mailing, or about something else that begins with no year. */
const MAILING_ID = /^\d{4}-/;

export function overseeMailings({
  table,
  now,
  differs,
  by,
  listedBy = 'npm run mailings',
}: Overseen): Oversight {
  const note = noting(table, { by, now });
  const about = (mailing: StartedMailing | null) => ({ mailing: mailing?.id ?? 'everything' });
  const mailings = mailingStore(table);
  const brakes = brakeStore(table, now);
  const stores = {
    mailings,
    brakes,
    ranges: rangeStore(table, { now: () => now().getTime(), differs }),
    ledger: ledgerStore(table),
    feedback: feedbackStore(table),
    events: eventStore(table),
    publications: publicationStore(table),
  };
  const reportsOf = async (some: readonly StartedMailing[]): Promise<NamedReport[]> => {
    const reports = await readReports(some, now(), stores);
    return Promise.all(
      some.map(async (mailing, index) => ({
        ...(await nameOf(mailing, table)),
        report: reports[index] as MailingReport,
      })),
    );
  };
  const alarms = async (): Promise<NamedAlarm[]> =>
    Promise.all(
      (await alarmStore(table).standing()).map(async (alarm) => {
        const mailing = MAILING_ID.test(alarm.subject) ? await mailings.find(alarm.subject) : undefined;
        return { ...alarm, title: mailing ? (await nameOf(mailing, table)).title : null };
      }),
    );
  const ofYears = async (years: readonly number[]) =>
    (await Promise.all(years.map((year) => mailings.ofYear(year)))).flat();
  return {
    timeZone: async () => (await agencyStore(table).find())?.timeZone ?? 'UTC',
    alarms,
    brakes: brakes.brakes,
    overview: async (year) => {
      const found = await ofYears(year === null ? await yearsOf(table, now()) : [year]);
      return {
        alarms: await alarms(),
        brakes: await brakes.brakes(),
        mailings: await reportsOf(found.sort(newestFirst)),
        levels: serviceLevelsOf(figuresOf(await figuresStore(table).counted(stretchAt(now())))),
      };
    },
    find: async (beginning) => {
      const year = /^(\d{4})/.exec(beginning)?.[1];
      const all = year === undefined ? [] : await ofYears([Number(year)]);
      return onlyOne(beginning, all, listedBy);
    },
    report: async (mailing) => (await reportsOf([mailing]))[0] as NamedReport,
    shown: (people) => shown(people, table),
    resend: async (mailing, progress) => {
      await note('mailings resend', about(mailing));
      try {
        return await resend(mailing, { now, progress }, stores);
      } catch (error) {
        throw error instanceof NoLongerOfUseError ? new OperatorError(error.message) : error;
      }
    },
    settle: async (mailing, as, progress) => {
      await note('mailings settle', { ...about(mailing), as });
      return settleByHand(mailing, { as, progress }, stores);
    },
    pause: async (mailing) => {
      await note('mailings pause', about(mailing));
      if (!mailing) return brakes.pauseEverything({ since: now().toISOString(), because: 'operator' });
      const { mailings: paused } = await brakes.brakes();
      await brakes.pause(mailing.id);
      return !paused.includes(mailing.id);
    },
    resume: async (mailing) => {
      await note('mailings resume', about(mailing));
      if (!mailing) return brakes.resumeEverything();
      const { mailings: paused } = await brakes.brakes();
      await brakes.resume(mailing.id);
      return paused.includes(mailing.id);
    },
  };
}

async function yearsOf(table: Table, now: Date): Promise<number[]> {
  const heads = await eventStore(table).heads();
  return [...new Set([now.getUTCFullYear(), ...heads.map(({ year }) => year)])];
}

const newestFirst = (one: StartedMailing, other: StartedMailing): number =>
  other.startedAt.localeCompare(one.startedAt) || one.id.localeCompare(other.id);

function onlyOne(beginning: string, all: readonly StartedMailing[], listedBy: string): StartedMailing {
  const matching = all.filter(({ id }) => id.startsWith(beginning));
  const [first] = matching;
  const found = matching.find(({ id }) => id === beginning) ?? (matching.length === 1 ? first : undefined);
  if (found) return found;
  throw new OperatorError(
    first
      ? `${matching.length} mailings begin with ${beginning}; write more of one of these:\n${someIds(matching)}`
      : `No mailing’s id begins with “${beginning}”: \`${listedBy}\` lists them.`,
  );
}

/** Ids that are named where several were meant. */
const MOST_IDS = 10;

const someIds = (mailings: readonly StartedMailing[]): string =>
  [
    ...mailings.slice(0, MOST_IDS).map(({ id }) => `  ${id}`),
    ...(mailings.length > MOST_IDS ? [`  and ${mailings.length - MOST_IDS} more`] : []),
  ].join('\n');

/** Requests to the table at the same time. */
const AT_ONCE = { concurrency: 16 };

const shown = <Person extends { readonly id: string }>(
  people: readonly Person[],
  table: Table,
): Promise<(Person & Shown)[]> =>
  pMap(
    people,
    async (person) => {
      const profile = await subscriberStore(table).find(person.id);
      return { ...person, address: profile ? maskAddress(profile.address) : null };
    },
    AT_ONCE,
  );
