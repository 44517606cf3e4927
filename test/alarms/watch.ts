/**
 * CloudWatch over a month of stories: hears what the functions print, looks at the queues each minute, counts what the pages answer, and
 * evaluates the alarms of the synthesized template.
 */
import { alarmNameOf, type CloudWatchAlarm } from '../../core/contract/alarms.ts';
import type { CloudOptions } from '../../local/cloud.ts';
import { STACK_NAME } from '../../local/resource-names.ts';
import { synthesizeStack } from '../infra/synthesize.ts';
import { type Month, openMonth } from '../stories/month.ts';
import { type AlarmInTemplate, alarmsInTemplate, seriesName } from './alarm-in-template.ts';
import { type Datapoint, stateOf } from './evaluate.ts';
import { metricsIn } from './printed-metrics.ts';
import { queueWatch } from './queue-watch.ts';

/** The stack whose alarms are looked at. */
export const STACK = 'prevention-month-dev';
let template: readonly AlarmInTemplate[] | undefined;
/** Synthesized once for all stories, which takes its time. */
export const alarms = (): readonly AlarmInTemplate[] => {
  template ??= alarmsInTemplate(synthesizeStack(), STACK);
  return template;
};

export interface Watch {
  /** A month whose pages are watched, too. */
  readonly month: Month;
  /** Lets minutes pass as they do: schedules ring, what failed is tried again, and every second minute the sweep is called. */
  pass(minutes: number, by?: { readonly sweeping: boolean }): Promise<void>;
  /** The alarms that are in the state ALARM now. */
  standing(): CloudWatchAlarm[];
  close(): Promise<void>;
}

const MINUTE_MS = 60_000;

/** Opens a month at `at`, in which a message that failed comes back by the clock. */
export async function openWatch(at: string, options: Partial<CloudOptions> = {}): Promise<Watch> {
  const opened = await openMonth(at, { retriesByTheClock: true, ...options });
  const { cloud } = opened;
  const said = new Map<string, Datapoint[]>();
  const say = (series: string, datapoint: Datapoint) =>
    said.set(series, [...(said.get(series) ?? []), datapoint]);
  const now = () => cloud.clock.now().getTime();
  const queues = queueWatch(cloud.queues);
  const lookAtQueues = () => {
    for (const { queue, metric, value } of queues.look(now()))
      say(seriesName('AWS/SQS', metric, { QueueName: `${STACK}-${queue}` }), { at: now(), value });
  };
  const month = {
    ...opened,
    ask: countingFailures(opened, (value) => say(pagesSeries(), { at: now(), value })),
  };
  let minutesPassed = 0;
  return {
    month,
    pass: async (minutes, { sweeping } = { sweeping: true }) => {
      for (let minute = 1; minute <= minutes; minute += 1) {
        minutesPassed += 1;
        cloud.clock.advanceTo(new Date(now() + MINUTE_MS));
        await cloud.fireDue();
        await cloud.retry();
        // One that fails is not called again, as by the clock's rule.
        if (sweeping && minutesPassed % 2 === 0) await cloud.sweep().catch(() => undefined);
        lookAtQueues();
      }
    },
    standing: () => {
      const series = new Map(said);
      for (const { series: name, ...datapoint } of metricsIn(month.printed(), { [STACK_NAME]: STACK }))
        series.set(name, [...(series.get(name) ?? []), datapoint]);
      return alarms()
        .filter((alarm) => stateOf(alarm, series, now()) === 'ALARM')
        .map(({ name }) => name);
    },
    close: () => month.close(),
  };
}

/** As it stands in the template, whatever the API is called there. */
function pagesSeries(): string {
  const pages = alarms().find(({ name }) => name === 'pages-failing');
  const [metric] = pages?.metrics ?? [];
  if (!metric?.series.startsWith(`AWS/ApiGateway 5xx ApiId=<SiteApi`)) {
    throw new Error(`${alarmNameOf(STACK, 'pages-failing')} does not look at our API: ${metric?.series}.`);
  }
  return metric.series;
}

/** API Gateway says 1 of each request that was answered with 500 or more, and 0 of the others; a function that throws is a 500, too. */
const countingFailures =
  ({ ask }: Month, count: (failed: 0 | 1) => void): Month['ask'] =>
  async (...asked) => {
    try {
      const answer = await ask(...asked);
      count(answer.status >= 500 ? 1 : 0);
      return answer;
    } catch (error) {
      count(1);
      throw error;
    }
  };
