/** What CloudWatch charges for a month of watching over the service, whether anything is sent or not. */
import { cloudWatchAlarms, metricsWatchedBy } from '../../core/contract/alarms.ts';
import { METRICS } from '../../core/contract/metrics.ts';
import type { Usage } from './bill.ts';

/** An alarm is charged once for each metric that it adds up. */
const WATCHED = cloudWatchAlarms().reduce((sum, [, alarm]) => sum + metricsWatchedBy(alarm), 0);
const DASHBOARDS = 1;

/** The functions that emit the metrics write them to their logs, which are counted with the calls. */
export const watching = (): Usage[] => [
  { what: 'metrics of our own', price: 'cloudwatch-metrics', quantity: Object.keys(METRICS).length },
  { what: 'metrics that alarms watch', price: 'cloudwatch-alarms', quantity: WATCHED },
  { what: 'dashboard', price: 'cloudwatch-dashboards', quantity: DASHBOARDS },
];
