/** How a story of an alarm is told: all is well, something breaks, somebody mends it. */

import type { FunctionName } from '../../core/contract/functions.ts';
import type { CloudOptions } from '../../local/cloud.ts';
import { type Authorize, namedAuthorizer } from '../../local/endpoints/authorize.ts';
import { AwsError, type Call } from '../../local/endpoints/aws-call.ts';
import { openWatch, type Watch } from './watch.ts';

/** What is wrong with AWS for now. */
export interface Weather {
  /** Hears of each call to SES, Scheduler and SSM; what it throws is the caller's answer. */
  fault: (call: Call) => unknown;
  /** A right that a function has lost: the beginning of an action's name. */
  lostRight: { readonly of: FunctionName; readonly to: string } | null;
}

export interface Told extends Watch {
  readonly weather: Weather;
}

export interface AlarmStory<Name extends string> {
  /** Completes the sentence “goes off when …”. */
  readonly cause: string;
  readonly options?: Partial<CloudOptions>;
  /** Loads and signs up; all is well after it. */
  readonly before: (told: Told) => Promise<void>;
  /** Breaks what the alarm is about, and lets it last until the alarm must stand. */
  readonly goesWrong: (told: Told) => Promise<void>;
  /** What stands then, beside the alarm itself. */
  readonly also?: readonly Name[];
  /** One minute more in which nobody mends it: some alarm about it must stand throughout. None for what happens once. */
  readonly goesOn?: (told: Told, minute: number) => Promise<void>;
  /** What tells of the same cause later, beside the alarm itself. */
  readonly laterAlso?: readonly Name[];
  /** What an operator does, until the alarm must be over; by itself: no more than that the weather is fine again. */
  readonly mended?: (told: Told) => Promise<void>;
}

/** For many minutes of a story on a machine that is busy with others. */
export const PATIENCE_MS = 300_000;

/** Six minutes before the first reminder. */
const OPENS = '2026-01-12T20:54:00Z';

export const FINE: Weather = { fault: () => undefined, lostRight: null };

export async function openStory<Name extends string>({ options, before }: AlarmStory<Name>): Promise<Told> {
  const weather: Weather = { ...FINE };
  const watch = await openWatch(OPENS, {
    onCall: (call) => weather.fault(call),
    authorize: await withLostRights(weather),
    ...options,
  });
  const told = { ...watch, weather };
  await before(told);
  return told;
}

/** As of this run's roles, but for the right that is lost for now. */
async function withLostRights(weather: Weather): Promise<Authorize> {
  const authorize = await namedAuthorizer();
  return async (caller, needs) => {
    const { of, to } = weather.lostRight ?? {};
    const isLost = caller === of && needs.some(({ action }) => action.startsWith(to ?? ''));
    if (isLost) return `${caller} is not authorized to perform ${to}.`;
    return (await authorize?.(caller, needs)) ?? null;
  };
}

/** SES lets the account send nothing. */
export const sendingPaused =
  (operation: 'SendEmail' | 'SendBulkEmail'): Weather['fault'] =>
  (call) => {
    if (call.operation !== operation) return;
    throw new AwsError('SendingPausedException', 'Sending is paused for this account.', 400);
  };
