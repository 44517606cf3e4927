/** CloudWatch at the wire, held against what AWS documents of it. */
import { describe, expect, it } from 'vitest';
import type { QueuedMessage } from '../../local/endpoints/sqs.ts';
import { synthesizeStack } from '../infra/synthesize.ts';
import { type AlarmInTemplate, alarmsInTemplate } from './alarm-in-template.ts';
import { judge, stateOf } from './evaluate.ts';
import { metricsIn } from './printed-metrics.ts';
import { queueWatch } from './queue-watch.ts';

const ALARM: AlarmInTemplate = {
  name: 'unrepaired',
  metrics: [{ series: 'one', statistic: 'Sum', periodSeconds: 300 }],
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
    ['p95', 10],
    ['p50', 3],
  ])('has the statistic %s', (statistic, value) => {
    const alarm = (threshold: number) => ({
      ...ALARM,
      threshold,
      metrics: [{ series: 'one', statistic, periodSeconds: 300 }],
    });
    const series = said([minute(0), 3], [minute(1), 10], [minute(2), 3]);
    expect(stateOf(alarm(value - 1), series, minute(2))).toBe('ALARM');
    expect(stateOf(alarm(value), series, minute(2))).toBe('OK');
  });

  it('of an alarm on several metrics has their sum, whichever of them say anything', () => {
    const alarm = {
      ...ALARM,
      metrics: ['one', 'other'].map((series) => ({ series, statistic: 'Maximum', periodSeconds: 300 })),
    };
    const series = (...others: { at: number; value: number }[]) =>
      new Map([...said([minute(0), 4]), ['other', others]]);
    expect(stateOf(alarm, series(), minute(0))).toBe('OK');
    expect(stateOf(alarm, series({ at: minute(1), value: 2 }), minute(1))).toBe('ALARM');
  });
});

it('knows each alarm of the stack by what it watches', () => {
  const alarms = alarmsInTemplate(synthesizeStack(), 'prevention-month-dev');
  const watched = alarms.flatMap(({ name, metrics }) => metrics.map(({ series }) => `${name}: ${series}`));
  expect(watched).toContain(
    'letters-late: AWS/SQS ApproximateAgeOfOldestMessage QueueName=prevention-month-dev-letters',
  );
  expect(watched).toContain('lost-or-doubled: PreventionMonth Lost service=prevention-month-dev');
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
          Metrics: [{ Name: 'Lost' }, { Name: 'Sweeps' }],
        },
      ],
    },
    service: 'local',
    Lost: [2, 3],
    Sweeps: 1,
  });
  const printed = `{"message":"swept"}\n${line}\nnot JSON at all\n`;
  const series = (name: string) => `PreventionMonth ${name} service=prevention-month-dev`;
  expect(metricsIn(printed, { local: 'prevention-month-dev' })).toEqual([
    { series: series('Lost'), at: 7, value: 2 },
    { series: series('Lost'), at: 7, value: 3 },
    { series: series('Sweeps'), at: 7, value: 1 },
  ]);
});

it('sees of a queue what SQS tells: how many a receiver would get, and how old the oldest is that was not received too often', () => {
  const on: Record<string, QueuedMessage[]> = {};
  const watch = queueWatch({ messagesOn: (queue) => on[queue] ?? [] });
  const letters = (now: number) =>
    watch.look(now).flatMap(({ queue, value }) => (queue === 'letters' ? [value] : []));
  on['letters'] = [{ id: 'a', received: 1, visible: false }];
  expect(letters(0)).toEqual([0, 0]);
  on['letters'].push({ id: 'b', received: 0, visible: true });
  expect(letters(60_000)).toEqual([1, 60]);
  on['letters'][0] = { id: 'a', received: 4, visible: true };
  expect(letters(120_000)).toEqual([2, 60]);
});
