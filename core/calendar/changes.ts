/** What the table remembers of a calendar's changes, beside what its file says: feeds and pages date themselves by it. */
import { isDeepStrictEqual } from 'node:util';
import { type KnownState, statesAfter } from '../notices/known-states.ts';
import { materialChanges, materialFactsOf } from '../notices/material-facts.ts';
import { noticeOf, type PendingNotice } from '../notices/pending-notice.ts';
import { withoutStalePlaces } from '../notices/stale-places.ts';
import type { Event } from './event.ts';

/** When the content last changed, as an instant; a load that writes nothing leaves it. */
export interface Changed {
  readonly changedAt: string;
}

/** What the table remembers of an event's changes. */
export interface EventChanges extends Changed {
  /** When it was first loaded. */
  readonly addedAt: string;
  /** `start` as it was first announced; null for an event that still is then. */
  readonly previousStart: string | null;
  /** Since when each of its reminders has stood, by `dueAt`: what was due before it was known is never made up for. */
  readonly knownSince: Readonly<Record<string, string>>;
  /** The last change that people who were promised the event are told of; null while there was none. */
  readonly notice: PendingNotice | null;
  /** How people may know it, over time. */
  readonly states: readonly KnownState[];
  /** Whether the event has gone from its file while it was ahead: it stays, as cancelled, until it would have been over. */
  readonly withdrawn: boolean;
}

/** An event as the table holds it. */
export type StoredEvent = Event & EventChanges;

/** The changes of what was stored before they were remembered. */
export const LONG_AGO: EventChanges = {
  changedAt: '1970-01-01T00:00:00.000Z',
  addedAt: '1970-01-01T00:00:00.000Z',
  previousStart: null,
  knownSince: {},
  notice: null,
  states: [],
  withdrawn: false,
};

/** What there is to date a change by. */
export interface ChangeSituation {
  readonly now: Date;
  /** Milliseconds for which a change waits before it is told. */
  readonly noticeDelayMs: number;
}

/**
 * The event to be written, dated `now`, or null where the table holds just that. Other zone data that gives the same instants
 * is no change, nor is a SEQUENCE that we have raised ourselves.
 */
export function changeOf(
  found: Event,
  standing: StoredEvent | undefined,
  situation: ChangeSituation,
): StoredEvent | null {
  const event = withRisenSequence(standing ? withoutStalePlaces(found, statesOf(standing)) : found, standing);
  const isSame =
    standing && isDeepStrictEqual({ ...withoutChanges(standing), zoneData: event.zoneData }, event);
  if (isSame && !standing.withdrawn) return null;
  return changed(event, standing, situation);
}

/** An event that has gone from its file while it was ahead: cancelled, so that nobody goes to an empty room. */
export function withdrawalOf(standing: StoredEvent, situation: ChangeSituation): StoredEvent {
  const event = withRisenSequence({ ...withoutChanges(standing), status: 'CANCELLED' }, standing);
  return { ...changed(event, standing, situation), withdrawn: true };
}

function changed(
  event: Event,
  standing: StoredEvent | undefined,
  { now, noticeDelayMs: delayMs }: ChangeSituation,
): StoredEvent {
  const at = now.toISOString();
  const states = standing ? statesOf(standing) : [];
  return {
    ...event,
    changedAt: at,
    addedAt: standing?.addedAt ?? at,
    previousStart: previousStart(event, standing),
    knownSince: Object.fromEntries(
      event.reminders.map(({ dueAt }) => [dueAt, knownSince(dueAt, standing) ?? at]),
    ),
    notice: standing ? noticeOf(event, { ...standing, states }, { delayMs, now }) : null,
    states: statesAfter(states, event, at),
    withdrawn: false,
  };
}

/** Of what was stored before states were kept only the last is known. */
const statesOf = (standing: StoredEvent): readonly KnownState[] =>
  standing.states.length > 0
    ? standing.states
    : [{ since: standing.addedAt, facts: materialFactsOf(standing) }];

/** What came due while an event was cancelled is not made up for when it takes place after all. */
const knownSince = (dueAt: string, standing: StoredEvent | undefined): string | undefined =>
  standing?.status === 'CANCELLED' ? undefined : standing?.knownSince[dueAt];

/** What other calendars take for a newer state only with a SEQUENCE above the one they know (RFC 5546 section 2.1.4). */
const RESCHEDULED = ['allDay', 'start', 'end'] as const;

/** The event with the SEQUENCE that its file gives, or a higher one where that has not risen as it must. */
function withRisenSequence(event: Event, standing: StoredEvent | undefined): Event {
  if (!standing) return event;
  const mustRise =
    materialChanges(standing, event).length > 0 || RESCHEDULED.some((fact) => event[fact] !== standing[fact]);
  const least = standing.sequence + (mustRise ? 1 : 0);
  return event.sequence >= least ? event : { ...event, sequence: least };
}

/** The event alone; as it is, where nothing is known of its changes. */
export function withoutChanges({
  changedAt: _,
  addedAt: ______,
  previousStart: __,
  knownSince: ___,
  notice: ____,
  withdrawn: _____,
  states: _______,
  ...event
}: Event & Partial<EventChanges>): Event {
  return event;
}

/**
 * Where it was first announced; moved back there, an event has not moved. Nor has one whose instants follow newer zone data:
 * the clock on the wall is what was announced.
 */
function previousStart(event: Event, standing: StoredEvent | undefined): string | null {
  if (standing && event.written && isDeepStrictEqual(event.written, standing.written))
    return standing.previousStart;
  const announced = standing?.previousStart ?? standing?.start ?? event.start;
  return announced === event.start ? null : announced;
}
