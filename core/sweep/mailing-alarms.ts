/** What needs a person of a mailing that is not finished. */

import type { Brakes } from '../mailing/brake.store.ts';
import { skippedIn, type Tally } from '../mailing/ledger.ts';
import { isOfUse, type StartedMailing } from '../mailing/mailing.ts';
import type { Range, WaitsFor } from '../mailing/range.store.ts';
import { isPaused } from '../mailing/report.ts';
import type { Alarm } from './alarm.ts';

/** How a mailing stands. */
export interface Standing {
  readonly mailing: StartedMailing;
  /** Every range of it, begun with or not. */
  readonly all: readonly Range[];
  /** Those of them that wait for something. */
  readonly waiting: readonly Range[];
  readonly tally: Tally;
}

interface Around {
  readonly now: Date;
  readonly brakes: Brakes;
}

/** Milliseconds after which somebody must have been sent something. */
const SENT_BY_MS = 10 * 60_000;
/** Repairs of one range that go unnoticed. */
const MOST_REPAIRS = 3;

/** Each says its sentence, or null while all is well. */
const SAYINGS: Readonly<
  Partial<Record<Alarm['kind'], (standing: Standing, around: Around) => string | null>>
> = {
  'nothing-sent': (standing, around) => {
    const { mailing, tally } = standing;
    const reachable = reachableIn(standing);
    const isSilent = reachable > 0 && tally.sent + tally.uncertain === 0;
    return isSilent && isOverdue(standing, around) && !isPaused(mailing, around.brakes)
      ? `It began at ${mailing.startedAt}, ${about(reachable)} to be reached, and nobody has been sent anything.`
      : null;
  },
  'range-stuck': ({ mailing, all }) => {
    const stuck = all.filter(({ doneAt, repairs = 0 }) => !doneAt && repairs >= MOST_REPAIRS);
    return stuck.length > 0
      ? `${stuck.length} of its ${mailing.ranges} ranges were queued again ${MOST_REPAIRS} times or more and do not end.`
      : null;
  },
  'account-stopped': (standing) =>
    waitingFor('account', standing) > 0 && !sesTakesMail(standing)
      ? `SES takes no mail of ours for now, and ${about(waitingFor('account', standing))} waiting until it does.`
      : null,
  'quota-spent': (standing) =>
    waitingFor('quota', standing) > 0
      ? `The account's 24 hours are used up: ${about(waitingFor('quota', standing))} waiting, until ${standing.mailing.useUntil} at most.`
      : null,
  paused: (standing, around) => {
    const { everything } = around.brakes;
    const byOperator = everything
      ? everything.because === 'operator'
      : isPaused(standing.mailing, around.brakes);
    const waits = waitingFor('pause', standing);
    return byOperator && waits > 0 && isOverdue(standing, around) && isOfUse(standing.mailing, around.now)
      ? `An operator has paused ${everything ? 'everything' : 'it'}, and ${about(waits)} waiting: whoever still does at ${standing.mailing.useUntil} is skipped.`
      : null;
  },
  'too-late': ({ tally }) => {
    const late = tally['too-late'];
    const who = late === 1 ? '1 person was' : `${late} people were`;
    return late > 0 ? `${who} not reached while it was of use, and skipped.` : null;
  },
};

/** In the order in which an operator should read them. */
export const mailingAlarms = (standing: Standing, around: Around): Alarm[] =>
  (Object.entries(SAYINGS) as [Alarm['kind'], (typeof SAYINGS)['too-late']][]).flatMap(([kind, saying]) => {
    const says = saying?.(standing, around) ?? null;
    return says === null ? [] : [{ kind, subject: standing.mailing.id, says }];
  });

/** Whether SES has taken some of the mailing since the last range was put down that waits until it does. */
export function sesTakesMail({ all, waiting }: Pick<Standing, 'all' | 'waiting'>): boolean {
  const putDown = waiting
    .filter(({ waitsFor }) => waitsFor === 'account')
    .map(({ putDownAt = 0 }) => putDownAt);
  const lastPutDown = Math.max(...putDown);
  return all.some(({ takenAt = 0 }) => takenAt > lastPutDown);
}

/** How many people a range holds, about. */
export const peoplePerRange = ({ people, ranges }: StartedMailing): number => Math.max(1, people / ranges);

const isOverdue = ({ mailing }: Standing, { now }: Around): boolean =>
  now.getTime() >= Date.parse(mailing.startedAt) + SENT_BY_MS;

function reachableIn({ mailing, all, tally }: Standing): number {
  if (all.every(({ doneAt }) => doneAt)) return tally.failed + tally.pending;
  return mailing.people - skippedIn(tally);
}

/** How many people are in ranges that wait for this, about. */
const waitingFor = (reason: WaitsFor, { mailing, waiting }: Standing): number =>
  Math.round(waiting.filter(({ waitsFor }) => waitsFor === reason).length * peoplePerRange(mailing));

const about = (count: number): string => (count === 1 ? 'about 1 person is' : `about ${count} people are`);
