/** CloudWatch at the wire, held against what AWS documents of it. */
import { describe, expect, it } from 'vitest';
import type { QueuedMessage } from '../../local/endpoints/sqs.ts';
import { synthesizeStack } from '../infra/synthesize.ts';
import { type AlarmInTemplate, alarmsInTemplate, reckoningOf } from './alarm-in-template.ts';
import { judge, stateOf } from './evaluate.ts';
import { metricsIn } from './printed-metrics.ts';
import { queueWatch } from './queue-watch.ts';

const ALARM: AlarmInTemplate = {
  name: 'unrepaired',
  metrics: [{ id: 'm1', series: 'one', statistic: 'Sum', periodSeconds: 300 }],
  value: reckoningOf('SUM(FILL(METRICS(), 0))'),
  comparison: 'GreaterThanThreshold',
  threshold: 5,
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
  missing: 'notBreaching',
};

/** `X` breaches, `0` does not, `-` is missing; the latest last, as in AWS's tables. */
const periods = (text: string) =>
  [...text.replaceAll(' ', '')].reverse().map((sign) => ({ X: 9, '0': 0 })[sign]);

describe('missing data', () => {
  const state = (text: string, { ill, missing }: { ill: number; missing: AlarmInTemplate['missing'] }) =>
    judge({ ...ALARM, evaluationPeriods: 3, datapointsToAlarm: ill, missing }, periods(text));

  it.each([
    ['0 - X - X', 'OK', 'OK'],
    ['- - - - 0', 'OK', 'OK'],
    ['- - - - -', 'ALARM', 'OK'],
    ['0 X X - X', 'ALARM', 'ALARM'],
    ['- - X - -', 'ALARM', 'OK'],
  ])('is taken as AWS’s table has it where all of three must breach: %s', (text, breaching, notBreaching) => {
    expect(state(text, { ill: 3, missing: 'breaching' })).toBe(breaching);
    expect(state(text, { ill: 3, missing: 'notBreaching' })).toBe(notBreaching);
  });

  it.each([
    ['0 - X - X', 'ALARM', 'ALARM'],
    ['0 0 X 0 X', 'ALARM', 'ALARM'],
    ['0 - X - -', 'ALARM', 'OK'],
    ['- - - - 0', 'ALARM', 'OK'],
    ['- - - - X', 'ALARM', 'OK'],
  ])('is taken as AWS’s table has it where two of three must: %s', (text, breaching, notBreaching) => {
    expect(state(text, { ill: 2, missing: 'breaching' })).toBe(breaching);
    expect(state(text, { ill: 2, missing: 'notBreaching' })).toBe(notBreaching);
  });
});

describe('a period', () => {
  const START = Date.parse('2026-01-12T21:00:00Z');
  const minute = (minutes: number, seconds = 0) => START + (60 * minutes + seconds) * 1000;
  const said = (...all: [number, number][]) => new Map([['one', all.map(([at, value]) => ({ at, value }))]]);

  it('slides with the minutes, and adds up what was said in it', () => {
    const series = said([minute(1, 30), 3], [minute(4), 3]);
    expect(stateOf(ALARM, series, minute(3))).toBe('OK');
    expect(stateOf(ALARM, series, minute(5, 59))).toBe('ALARM');
    expect(stateOf(ALARM, series, minute(6))).toBe('OK');
  });

  it('in which nothing is said is looked past, for as long as CloudWatch looks back', () => {
    const series = said([minute(0), 9]);
    expect(stateOf(ALARM, series, minute(14))).toBe('ALARM');
    expect(stateOf(ALARM, series, minute(15))).toBe('OK');
    expect(stateOf(ALARM, said([minute(0), 9], [minute(8), 0]), minute(9))).toBe('OK');
  });

  it.each([
    ['Sum', 16],
    ['Maximum', 10],
    ['Minimum', 3],
    ['p95', 10],
    ['p50', 3],
  ])('has the statistic %s', (statistic, value) => {
    const alarm = (threshold: number) => ({
      ...ALARM,
      threshold,
      metrics: [{ id: 'm1', series: 'one', statistic, periodSeconds: 300 }],
    });
    const series = said([minute(0), 3], [minute(1), 10], [minute(2), 3]);
    expect(stateOf(alarm(value - 1), series, minute(2))).toBe('ALARM');
    expect(stateOf(alarm(value), series, minute(2))).toBe('OK');
  });

  it('of an alarm on several metrics has their sum, whichever of them say anything', () => {
    const alarm = {
      ...ALARM,
      metrics: ['one', 'other'].map((series) => ({
        id: series,
        series,
        statistic: 'Maximum',
        periodSeconds: 300,
      })),
    };
    const series = (...others: { at: number; value: number }[]) =>
      new Map([...said([minute(0), 4]), ['other', others]]);
    expect(stateOf(alarm, series(), minute(0))).toBe('OK');
    expect(stateOf(alarm, series({ at: minute(1), value: 2 }), minute(1))).toBe('ALARM');
  });
});

describe('an expression', () => {
  it('counts what is on a queue, unless it is no more than what is done in so much of the period', () => {
    const there = 'FILL(waiting, 0) + FILL(taken, 0)';
    const value = reckoningOf(`IF(${there} > FILL(done, 0) * 0.4, ${there}, 0)`);
    const of = (said: Record<string, number>) => value(new Map(Object.entries(said)));
    expect(of({ waiting: 1, taken: 2, done: 7 })).toBe(3);
    expect(of({ waiting: 1, taken: 2, done: 8 })).toBe(0);
    expect(of({ taken: 1 })).toBe(1);
  });

  it('that is not known here is refused', () => {
    expect(() => reckoningOf('MAX(METRICS())')).toThrow('MAX(METRICS()) is not known here');
  });
});

it('knows each alarm of the stack by what it watches', () => {
  const alarms = alarmsInTemplate(synthesizeStack(), 'prevention-month-dev');
  const watched = alarms.flatMap(({ name, metrics }) => metrics.map(({ series }) => `${name}: ${series}`));
  expect(watched).toContain(
    'letters-late: AWS/SQS ApproximateAgeOfOldestMessage QueueName=prevention-month-dev-letters',
  );
  expect(watched).toContain('lost-or-doubled: PreventionMonth LostOrDoubled service=prevention-month-dev');
  expect(watched).toHaveLength(12);
});

it('reads metrics out of what is printed, several values and all, under the name of the stack', () => {
  const line = JSON.stringify({
    _aws: {
      Timestamp: 7,
      CloudWatchMetrics: [
        {
          Namespace: 'PreventionMonth',
          Dimensions: [['service']],
          Metrics: [{ Name: 'LostOrDoubled' }, { Name: 'Sweeps' }],
        },
      ],
    },
    service: 'local',
    LostOrDoubled: [2, 3],
    Sweeps: 1,
  });
  const printed = `{"message":"swept"}\n${line}\nnot JSON at all\n`;
  const series = (name: string) => `PreventionMonth ${name} service=prevention-month-dev`;
  expect(metricsIn(printed, { local: 'prevention-month-dev' })).toEqual([
    { series: series('LostOrDoubled'), at: 7, value: 2 },
    { series: series('LostOrDoubled'), at: 7, value: 3 },
    { series: series('Sweeps'), at: 7, value: 1 },
  ]);
});

it('sees of a queue what SQS tells: how many a receiver would get, how many are taken and were deleted, and how old the oldest is that was not received too often', () => {
  const on: Record<string, QueuedMessage[]> = {};
  let deleted = 0;
  const watch = queueWatch({
    messagesOn: (queue) => on[queue] ?? [],
    deletedSince: () => new Map([['letters', deleted]]),
  });
  const letters = (now: number) =>
    watch.look(now).flatMap(({ queue, value }) => (queue === 'letters' ? [value] : []));
  on['letters'] = [{ id: 'a', received: 1, visible: false }];
  expect(letters(0)).toEqual([0, 1, 0, 0]);
  on['letters'].push({ id: 'b', received: 0, visible: true });
  expect(letters(60_000)).toEqual([1, 1, 0, 60]);
  deleted = 4;
  on['letters'][0] = { id: 'a', received: 3, visible: true };
  expect(letters(120_000)).toEqual([2, 0, 4, 60]);
});
