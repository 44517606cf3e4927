/** What `feedback-late` says of traffic, as SQS would count it: nothing of what is worked off, and all along of what is not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../core/contract/functions.ts';
import { seriesName } from './alarm-in-template.ts';
import { type Datapoint, stateOf } from './evaluate.ts';
import { PATIENCE_MS } from './story.ts';
import { alarms, STACK } from './watch.ts';

/** When a message came, and when it was deleted: seconds; never, where it fails again and again. */
interface Passage {
  readonly came: number;
  readonly deleted: number;
}

const { batchingSeconds } = FUNCTIONS['record-feedback'].trigger;
/** Receivers that gather at the same time, each for itself, and seconds in which a batch is recorded. */
const RECEIVERS = 5;
const RECORDING_SECONDS = 3;

/** Gathered as Lambda does: a batch is closed so long after its first message came. */
function recorded(arrivals: readonly number[]): Passage[] {
  const closes: number[] = [];
  return arrivals
    .toSorted((one, other) => one - other)
    .map((came, index) => {
      const receiver = index % RECEIVERS;
      if (!(came <= (closes[receiver] ?? -1))) closes[receiver] = came + batchingSeconds;
      return { came, deleted: (closes[receiver] ?? came) + RECORDING_SECONDS };
    });
}

const steadily = ({ perSecond, seconds }: { readonly perSecond: number; readonly seconds: number }) =>
  Array.from({ length: perSecond * seconds }, (_, index) => index / perSecond);

const MINUTE_MS = 60_000;
/** Before anything comes. */
const QUIET_MINUTES = 30;
const START = Date.parse('2026-01-12T21:00:00Z');

/** In which minutes the alarm stands. */
function standingIn(passages: readonly Passage[], minutes: number): number[] {
  const alarm = alarms().find(({ name }) => name === 'feedback-late');
  if (!alarm) throw new Error('There is no alarm feedback-late.');
  const all = Array.from({ length: QUIET_MINUTES + minutes }, (_, minute) => minute - QUIET_MINUTES);
  const each = (metric: string, value: (second: number) => number): [string, Datapoint[]] => [
    seriesName('AWS/SQS', metric, { QueueName: `${STACK}-feedback` }),
    all.map((minute) => ({ at: START + minute * MINUTE_MS, value: value((minute + 1) * 60) })),
  ];
  const series = new Map([
    each('ApproximateNumberOfMessagesVisible', () => 0),
    each(
      'ApproximateNumberOfMessagesNotVisible',
      (now) => passages.filter(({ came, deleted }) => came < now && deleted >= now).length,
    ),
    each(
      'NumberOfMessagesDeleted',
      (now) => passages.filter(({ deleted }) => deleted < now && deleted >= now - 60).length,
    ),
  ]);
  const until = (now: number) =>
    new Map([...series].map(([name, said]) => [name, said.filter(({ at }) => at <= now)]));
  return all.filter((minute) => {
    const now = START + minute * MINUTE_MS;
    return stateOf(alarm, until(now), now) === 'ALARM';
  });
}

describe('feedback that is recorded', () => {
  it.each([1, 28])('for forty minutes of a mailing, %i a second, is not late', (perSecond) => {
    expect(standingIn(recorded(steadily({ perSecond, seconds: 2400 })), 60)).toEqual([]);
  });

  it(
    'now and then is not late, however it comes',
    () => {
      const arrivals = fc.array(fc.nat({ max: 7200 }), { maxLength: 200 });
      fc.assert(
        fc.property(arrivals, (all) => {
          expect(standingIn(recorded(all), 125)).toEqual([]);
        }),
      );
    },
    PATIENCE_MS,
  );

  it('of a backlog that is being worked off is late no longer than a moment', () => {
    const backlog = Array.from({ length: 30_000 }, (_, index) => ({ came: 0, deleted: index / 50 }));
    expect(standingIn(backlog, 60)).toEqual([]);
  });
});

describe('feedback that is not recorded', () => {
  const isBroken = ({ came, deleted }: Passage, from: number): Passage => ({
    came,
    deleted: deleted > from ? Number.POSITIVE_INFINITY : deleted,
  });

  it('from some minute of a mailing on is late within twenty, and stays so', () => {
    const passages = recorded(steadily({ perSecond: 28, seconds: 1200 }));
    const standing = standingIn(
      passages.map((one) => isBroken(one, 600)),
      100,
    );
    expect(standing[0]).toBeLessThanOrEqual(10 + 20);
    expect(standing).toEqual(
      Array.from({ length: 100 - (standing[0] ?? 0) }, (_, index) => index + (standing[0] ?? 0)),
    );
  });

  it('is late for a single message, too, and stays so while a few others get through', () => {
    const others = recorded(steadily({ perSecond: 1 / 240, seconds: 6000 }));
    const standing = standingIn([{ came: 30, deleted: Number.POSITIVE_INFINITY }, ...others], 100);
    expect(standing[0]).toBeLessThanOrEqual(20);
    expect(standing).toHaveLength(100 - (standing[0] ?? 0));
  });
});
