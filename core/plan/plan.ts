/** What loading a calendar would change, and what people would be told: decided before anything is written. */
import { createHash } from 'node:crypto';
import { byStart } from '../calendar/by-start.ts';
import type { StoredEvent } from '../calendar/changes.ts';
import { type InForce, identityOf, type Load } from '../calendar/decide-load.ts';
import type { Event } from '../calendar/event.ts';
import { lastingFacts } from '../notices/known-states.ts';
import { type MaterialChange, type MaterialFacts, materialChanges } from '../notices/material-facts.ts';
import type { PlannedAnnouncement } from './announced.ts';
import { type CosmeticChange, cosmeticChanges } from './cosmetic-changes.ts';
import { type IssueTakenBack, issuesTakenBack } from './issues-taken-back.ts';
import type { ToBeTold } from './promised.ts';
import { type ReminderChanges, reminderChanges } from './reminder-changes.ts';

/**
 * What becomes of an event. `moved`: another time; `changed`: anything else that is material, or cosmetic alone; `withdrawn`: gone
 * from its file while it was ahead, so that it is shown as cancelled; `forgotten`: gone when it was over, or cancelled already, or so
 * soon that nobody was promised it.
 */
export type EventFate =
  | 'added'
  | 'moved'
  | 'changed'
  | 'cancelled'
  | 'reinstated'
  | 'withdrawn'
  | 'forgotten';

/** One event that is not as it was. */
export interface PlannedEvent {
  readonly fate: EventFate;
  /** As it will be; of one that is forgotten, as it was. */
  readonly event: Event;
  readonly before: StoredEvent | null;
  readonly material: readonly MaterialChange[];
  readonly cosmetic: readonly CosmeticChange[];
  readonly reminders: ReminderChanges;
  readonly notice: PlannedNotice | null;
}

/** A change that people will be told of. */
export interface PlannedNotice {
  readonly dueAt: string;
  /** As most people know it. */
  readonly from: MaterialFacts;
  /** None where it takes back what nobody but the people below has learnt of. */
  readonly changes: readonly MaterialChange[];
  /** How many know it otherwise, at most: somebody who asked for it and was reminded too counts twice. */
  readonly people: number;
}

export interface Plan {
  /** By their start. */
  readonly events: readonly PlannedEvent[];
  readonly unchanged: number;
  /** Whether the agency file is another. */
  readonly agencyChanges: boolean;
  /** Events of which people would be told that they take place, by when. */
  readonly announcements: readonly PlannedAnnouncement[];
  /** How many people are told because of the load, of a change or of new events, at most: one of both counts twice. */
  readonly people: number;
  /** Events that were ahead, and are no longer in their file. */
  readonly withdrawn: number;
  /** Newsletter issues that would no longer be sent, or to another list. */
  readonly issuesTakenBack: readonly IssueTakenBack[];
  /** Names what is to be told, and what goes: to accept it is to accept exactly that. */
  readonly hash: string;
}

/** What is known beside the load itself. */
export interface PlanSituation {
  readonly announcements: readonly PlannedAnnouncement[];
  readonly toBeTold: ToBeTold;
  readonly now: Date;
  /** Milliseconds for which a change waits before it is told. */
  readonly noticeDelayMs: number;
}

/** What `load` would do to what is in force. */
export function planOf(load: Load, inForce: InForce, situation: PlanSituation): Plan {
  const standing = new Map(inForce.events.map((event) => [identityOf(event), event]));
  const written = load.putEvents.map((event) =>
    plannedEvent(event, standing.get(identityOf(event)) ?? null, situation),
  );
  const forgotten = load.deleteEvents.map((event) =>
    forgottenEvent(event, standing.get(identityOf(event)), situation.now),
  );
  const events = [...written, ...forgotten].toSorted((one, other) => byStart(one.event, other.event));
  const { announcements } = situation;
  const caused = announcements.filter(({ isCaused }) => isCaused);
  const told = [...events.flatMap(({ notice }) => notice ?? []), ...caused];
  const issues = issuesTakenBack(load, inForce, situation.now);
  return {
    ...{ events, announcements },
    unchanged: inForce.events.length - written.filter(({ before }) => before).length - forgotten.length,
    agencyChanges: load.agency !== null && inForce.agency !== undefined,
    people: told.reduce((sum, { people }) => sum + people, 0),
    withdrawn: events.filter(({ fate }) => fate === 'withdrawn').length,
    issuesTakenBack: issues,
    hash: hashOf(events, caused, issues),
  };
}

function plannedEvent(
  event: StoredEvent,
  before: StoredEvent | null,
  situation: PlanSituation,
): PlannedEvent {
  const material = before ? materialChanges(before, event) : [];
  return {
    fate: fateOf(event, before, material),
    event,
    before,
    material,
    cosmetic: before ? cosmeticChanges(before, event) : [],
    reminders: reminderChanges(before, event, situation.now),
    notice: noticeOf(event, before, situation),
  };
}

const forgottenEvent = (event: Event, before: StoredEvent | undefined, now: Date): PlannedEvent => ({
  fate: 'forgotten',
  event,
  before: before ?? null,
  ...{ material: [], cosmetic: [], notice: null },
  reminders: reminderChanges(event, { ...event, status: 'CANCELLED' }, now),
});

function fateOf(
  event: StoredEvent,
  before: StoredEvent | null,
  material: readonly MaterialChange[],
): EventFate {
  if (!before) return 'added';
  if (event.withdrawn) return before.status === 'CANCELLED' ? 'forgotten' : 'withdrawn';
  const [gravest] = material;
  if (gravest === 'cancelled' || gravest === 'reinstated') return gravest;
  return material.includes('time') ? 'moved' : 'changed';
}

/** One that stood before, waiting to be told, is no news. */
function noticeOf(
  event: StoredEvent,
  before: StoredEvent | null,
  { toBeTold, noticeDelayMs }: PlanSituation,
): PlannedNotice | null {
  const { notice } = event;
  const from = lastingFacts(event.states, noticeDelayMs);
  if (!notice || !from || notice.dueAt === before?.notice?.dueAt) return null;
  const changes = materialChanges(from, event);
  return { dueAt: notice.dueAt, from, changes, people: toBeTold(event) };
}

const HASH_DIGITS = 10;

/** Of what was accepted nothing may be another: neither what people are told, nor what goes. When it is done does not matter. */
function hashOf(
  events: readonly PlannedEvent[],
  announcements: readonly PlannedAnnouncement[],
  issues: readonly IssueTakenBack[],
): string {
  const told = events
    .filter(({ notice, fate }) => notice || fate === 'withdrawn')
    .map(({ event, notice, fate }) => [identityOf(event), fate, notice?.from ?? null, ...tellingOf(event)]);
  const announced = announcements.map(({ year, whole, events: some }) => [
    ...[year, whole],
    some.map((event) => [identityOf(event), ...tellingOf(event)]),
  ]);
  const accepted = [...told, ...announced, ...issues];
  return createHash('sha256').update(JSON.stringify(accepted)).digest('hex').slice(0, HASH_DIGITS);
}

const tellingOf = (event: Event): readonly unknown[] => [
  ...[event.status, event.start, event.end, event.timeZone, event.location, event.conference],
  ...[event.capacity, event.kind, event.summary],
];
