/** Mailings as an operator may find them, and an oversight over them that writes down what is asked of it. */
import type { Fate, LedgerEntry } from '../../core/mailing/ledger.ts';
import { noTally, type Tally } from '../../core/mailing/ledger.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import { type Account, reportOf } from '../../core/mailing/report.ts';
import { figuresOf } from '../../core/service-levels/figures.ts';
import { type ServiceLevel, serviceLevelsOf } from '../../core/service-levels/service-levels.ts';
import { OperatorError } from '../../local/operator-error.ts';
import type { NamedReport, Oversight, Overview } from '../../local/oversight.ts';

/** The time of all of them. */
export const NOW = new Date('2026-01-13T12:00:00Z');

/** A reminder that went out a day before, of use until its event has begun. */
export const mailing = (more: Partial<StartedMailing> = {}): StartedMailing =>
  ({
    about: 'reminder',
    id: '2026-0123456789abcdef-89abcdef-20260113T210000Z',
    year: 2026,
    dueAt: '2026-01-12T21:00:00Z',
    startedAt: '2026-01-12T21:00:04Z',
    useUntil: '2026-01-13T21:00:00Z',
    ranges: 1,
    people: 0,
    ...more,
  }) as StartedMailing;

/** So many people of one range, by what became of them. */
export const tallied = (counts: Partial<Tally>): Tally => ({ ...noTally(), ...counts });

/** What is known beside a mailing, where nothing is out of the ordinary. */
export const account = (more: Partial<Account> = {}): Account => ({
  ranges: [],
  noted: [],
  brakes: { everything: null, mailings: [], resumedAt: null },
  isOpen: false,
  rangesNotLookedInto: 0,
  now: NOW,
  ...more,
});

/** People `<first>…` who all share a fate. */
export const entries = (count: number, fate: Fate, first = 0): LedgerEntry[] =>
  Array.from(
    { length: count },
    (_, index) => ({ id: (first + index).toString(16).padStart(32, '0'), ...fate }) as LedgerEntry,
  );

const called = (about: string, which: string) => ({ title: `${about}, ${which}`, about, which });

/** A mailing in which something of everything happened. */
export function eventful(): NamedReport {
  const fates = [
    ...entries(2310, { state: 'sent', messageId: 'm' }),
    ...entries(3, { state: 'failed', reason: 'MESSAGE_REJECTED' }, 3000),
    ...entries(1, { state: 'failed', reason: 'INVALID_PARAMETER' }, 3100),
    ...entries(
      12,
      { state: 'uncertain', reason: 'TimeoutError: no answer that tells whether SES took it' },
      4000,
    ),
    ...entries(40, { state: 'skipped', reason: 'suppressed' }, 5000),
    ...entries(2, { state: 'skipped', reason: 'left' }, 6000),
  ];
  const noted = (['delayed', 'bounced', 'bounced', 'soft-bounced', 'rejected', 'complained'] as const).map(
    (aftermath, index) => ({
      recipient: index.toString(16).padStart(32, '0'),
      aftermath,
      acceptedAt: '2026-01-12T21:00:05Z',
    }),
  );
  const ranges = [{ range: { range: 0, doneAt: '2026-01-12T21:03:00Z' }, fates }];
  return {
    ...called('Information session', '1 day before'),
    report: reportOf(mailing({ people: 2370 }), account({ ranges, noted, isOpen: true })),
  };
}

/** A mailing that goes out just now. */
export function running(): NamedReport {
  const ranges = [
    { range: { range: 0, tally: tallied({ sent: 400, sending: 50 }) }, fates: null },
    { range: { range: 1, tally: tallied({ pending: 20 }), waitsFor: 'quota' as const }, fates: null },
  ];
  const started = mailing({
    id: '2026-fedcba9876543210-89abcdef-20260114T180000Z',
    startedAt: '2026-01-13T11:58:00Z',
    useUntil: '2026-01-14T18:00:00Z',
    people: 4500,
    ranges: 3,
  });
  return {
    ...called('Trauma-informed care: a course for everyone at the front desk', '1 day before'),
    report: reportOf(started, account({ ranges, isOpen: true })),
  };
}

/** A mailing of which there is nothing to tell. */
export function uneventful(): NamedReport {
  const finished = mailing({
    id: '2026-00000000deadbeef-89abcdef-20260111T160000Z',
    startedAt: '2026-01-11T16:00:02Z',
    finishedAt: '2026-01-11T16:04:00Z',
    useUntil: '2026-01-12T08:00:00Z',
    tally: tallied({ sent: 2380 }),
  });
  return {
    ...called('Awareness Day', '8:00 AM on the day'),
    report: reportOf(finished, account({ ranges: null })),
  };
}

/** How the promises stand before anything has happened. */
export const noPromises = (): ServiceLevel[] => serviceLevelsOf(figuresOf([]));

/** An oversight over `mailings`; `did` is what it was asked to do. */
export function oversee(mailings: readonly NamedReport[], more: Partial<Overview> = {}) {
  const did: string[] = [];
  const overview: Overview = {
    ...{ alarms: [], brakes: account().brakes, mailings, levels: noPromises() },
    ...more,
  };
  const namedOf = (id: string) => mailings.find(({ report }) => report.id === id);
  const act = async <T>(what: string, result: T): Promise<T> => {
    did.push(what);
    return result;
  };
  const oversight: Oversight = {
    timeZone: async () => 'America/Los_Angeles',
    alarms: async () => [...overview.alarms],
    brakes: async () => overview.brakes,
    overview: async () => overview,
    find: async (id) => {
      if (!namedOf(id)) throw new OperatorError(`No mailing begins with ${id}.`);
      return mailing({ id });
    },
    report: async ({ id }) => namedOf(id) as NamedReport,
    shown: async (people) =>
      people.map((person, index) => ({ ...person, address: index % 5 === 4 ? null : 'a***@example.org' })),
    resend: ({ id }) => act(`resend ${id}`, { people: 4, busy: 0 }),
    settle: ({ id }, as) => act(`settle ${id} as ${as}`, { people: 12, busy: 0 }),
    pause: (one) => act(`pause ${one?.id ?? 'everything'}`, true),
    resume: (one) => act(`resume ${one?.id ?? 'everything'}`, true),
  };
  return { oversight, did };
}
