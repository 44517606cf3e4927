/** What the clock calls by itself. */
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Trigger } from '../core/contract/functions.ts';
import type { ServiceFunction } from './service-function.ts';

type ClockTrigger = Extract<Trigger, { on: 'clock' }>;

/**
 * Calls a function every so many minutes. A call that fails is not made again: the next one comes soon, and finds what it left.
 * A rule and no schedule of our group, where load-calendar deletes whatever is no reminder's.
 */
export function callByTheClock(called: ServiceFunction, { everyMinutes }: ClockTrigger): void {
  const every = Duration.minutes(everyMinutes);
  new Rule(called, 'Clock', {
    description: `Calls ${called.node.id} every ${everyMinutes} minutes.`,
    schedule: Schedule.rate(every),
    targets: [new LambdaFunction(called.lambda, { retryAttempts: 0, maxEventAge: every })],
  });
}
