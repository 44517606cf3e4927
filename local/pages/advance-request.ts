/** How far the clock is asked to move: an instant, a duration, or a wall clock in the agency's zone. */
import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';

/** What a request to move the clock has wrong; `status` is the HTTP status that says so. */
export class AdvanceError extends Error {
  readonly status: 400 | 409;

  constructor(message: string, status: 400 | 409 = 400) {
    super(message);
    this.name = 'AdvanceError';
    this.status = status;
  }
}

export interface Here {
  readonly now: Date;
  readonly timeZone: string;
}

const AdvanceSchema = v.union([
  v.strictObject({ advanceTo: v.string() }),
  v.strictObject({ advanceBy: v.string() }),
]);

/** Reads the JSON body of `POST /_local/clock`; the clock never goes back. */
export function readAdvance(body: string, here: Here): Date {
  const request = v.safeParse(AdvanceSchema, parseJson(body));
  if (!request.success) {
    throw new AdvanceError(
      'Send {"advanceTo": "2026-01-12T21:00:00Z"} or {"advanceBy": "PT1H"}, one of the two.',
    );
  }
  return 'advanceTo' in request.output
    ? forward(instant(request.output.advanceTo), here)
    : durationLater(request.output.advanceBy, here);
}

/** `PT1H`, `P1D`: days and longer are counted on the agency's wall clock. */
export function durationLater(duration: string, here: Here): Date {
  const later = attempt(
    () =>
      Temporal.Instant.fromEpochMilliseconds(here.now.getTime())
        .toZonedDateTimeISO(here.timeZone)
        .add(Temporal.Duration.from(duration)),
    `advanceBy must be a duration such as PT1H or P1D, not "${duration}".`,
  );
  return forward(new Date(later.epochMilliseconds), here);
}

/** A date and time as a form's field has it, `2026-01-12T13:00`. */
export function wallClock(local: string, here: Here): Date {
  const zoned = attempt(
    () => Temporal.PlainDateTime.from(local).toZonedDateTime(here.timeZone),
    'Give a date and a time.',
  );
  return forward(new Date(zoned.epochMilliseconds), here);
}

function instant(text: string): Date {
  const read = () => Temporal.Instant.from(text);
  return new Date(
    attempt(read, `advanceTo must be an instant such as 2026-01-12T21:00:00Z, not "${text}".`)
      .epochMilliseconds,
  );
}

function forward(to: Date, { now }: Here): Date {
  if (to >= now) return to;
  throw new AdvanceError(
    `The clock only moves forward: ${to.toISOString()} is before ${now.toISOString()}. A replay begins again.`,
    409,
  );
}

function attempt<Value>(read: () => Value, otherwise: string): Value {
  try {
    return read();
  } catch {
    throw new AdvanceError(otherwise);
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new AdvanceError('The body is not JSON.');
  }
}
