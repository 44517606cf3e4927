/** One-time schedule expressions: `at(yyyy-mm-ddThh:mm:ss)`, a wall clock in a time zone. */
import { Temporal } from 'temporal-polyfill';
import { AwsError } from './aws-call.ts';

const AT = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/;

/**
 * The instant that an expression means. A wall clock that a zone skips or repeats is read as RFC 5545 reads it.
 * Recurring expressions are refused: no schedule of ours recurs.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function instantOf(expression: string, timeZone: string): Date {
  const [, wallClock] = AT.exec(expression) ?? [];
  if (wallClock === undefined) throw invalid(expression);
  const local = tryTo(
    () => Temporal.PlainDateTime.from(wallClock, { overflow: 'reject' }),
    () => invalid(expression),
  );
  const zoned = tryTo(
    () => local.toZonedDateTime(timeZone),
    () => new AwsError('ValidationException', `Invalid ScheduleExpressionTimezone ${timeZone}.`),
  );
  return new Date(zoned.epochMilliseconds);
}

export const invalid = (expression: string): AwsError =>
  new AwsError('ValidationException', `Invalid Schedule Expression ${expression}.`);

function tryTo<Value>(attempt: () => Value, refusal: () => AwsError): Value {
  try {
    return attempt();
  } catch {
    throw refusal();
  }
}
