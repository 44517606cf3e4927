/**
 * Publishes what was approved, and takes down what was published. Every step can be done again, and one that is missing is made up for
 * by doing it again. Pages and feeds follow the version in force within a second, and the sweep looks at the schedules
 * wherever that has changed.
 */
import type { AgencyStore } from '../agency/agency.store.ts';
import type { Agency } from '../agency/agency.ts';
import { noticeDelayMs } from '../agency/notice-rule.ts';
import { changeOf, type StoredEvent, withoutChanges } from '../calendar/changes.ts';
import type { EventStore } from '../calendar/event.store.ts';
import type { Event } from '../calendar/event.ts';
import { type InForceStores, renewVersion } from '../calendar/put-in-force.ts';
import { runtimeZoneData } from '../calendar/zone-data.ts';
import {
  communityEvent,
  communityEventId,
  takenDown,
  withoutToldPlaces,
  yearOfSubmitted,
} from './community-event.ts';
import type { CommunityResourceStore } from './community-resource.store.ts';
import { dateCalendar } from './date-calendar.ts';
import type { Flyers } from './flyer.client.ts';
import type { Submission, SubmittedEvent } from './submission.ts';

/** What publishing reads and writes of what is in force. */
export type PublishingStores = Omit<InForceStores, 'agencies'> & {
  readonly agencies: Pick<AgencyStore, 'read'>;
};

export interface PublishDependencies {
  /** Where the calendars stand, not as they are remembered. */
  readonly inForce: PublishingStores;
  readonly communityResources: CommunityResourceStore;
  readonly flyers: Flyers;
  /** The time where the stores are: on one machine it can be moved. */
  readonly now: () => Date;
}

/** Who takes something down may have no way to the flyers: then the file stays where nothing leads to it. */
export type TakeDownDependencies = Omit<PublishDependencies, 'flyers'> & { readonly flyers?: Flyers };

type Published = Pick<Submission, 'id' | 'content' | 'flyer'>;

/** The calendar of an event has gone since somebody looked: there is nowhere to show it. Pressing again says so. */
export class NoCalendarError extends Error {
  constructor(year: number) {
    super(`There is no calendar of ${year} any more: what was submitted for it can be declined or edited.`);
    this.name = 'NoCalendarError';
  }
}

/** The event that a submission is or would be. */
export const eventOf = (submission: Published, content: SubmittedEvent, agency: Agency): Event =>
  communityEvent(submission, content, { agency, zoneData: runtimeZoneData() });

/** Whether it could be shown now: an event that is not over, in a year that has a calendar. */
export async function isPublishable(
  submission: Published,
  agency: Agency,
  { events, now }: { readonly events: Pick<EventStore, 'heads'>; readonly now: () => Date },
): Promise<boolean> {
  const { content } = submission;
  if (content.type === 'resource') return true;
  const year = yearOfSubmitted(content);
  const hasCalendar = (await events.heads()).some((head) => head.year === year);
  return hasCalendar && Date.parse(eventOf(submission, content, agency).endsAt) > now().getTime();
}

/** Whether anything of it stands on a page that does not say that it was taken down. */
export async function isStanding(
  { id, content }: Published,
  { inForce: { events }, communityResources }: Pick<PublishDependencies, 'inForce' | 'communityResources'>,
): Promise<boolean> {
  if (content.type === 'resource') return (await communityResources.all()).some((each) => each.id === id);
  const event = await events.event(refTo(id, content));
  return event !== undefined && event.status !== 'CANCELLED';
}

const refTo = (id: string, content: SubmittedEvent) => ({
  year: yearOfSubmitted(content),
  source: 'community' as const,
  eventId: communityEventId(id),
});

/** Also of what stands and was edited since: whoever was promised it is told, as of any other change. */
export async function publishSubmission(
  submission: Submission,
  agency: Agency,
  dependencies: PublishDependencies,
): Promise<void> {
  const { id, content, flyer } = submission;
  const { flyers, communityResources, inForce, now } = dependencies;
  if (content.type === 'resource') {
    await communityResources.put({ id, addedAt: now().toISOString(), content });
    // Pages remember what is shared under the version, too.
    await renewVersion(inForce);
    return;
  }
  if (flyer) {
    const { type } = flyer;
    const file = await flyers.find({ type, of: { waiting: id } });
    if (file) await flyers.put({ type, of: { published: communityEventId(id) } }, file);
  }
  const event = eventOf(submission, content, agency);
  await write(refTo(id, content), { agency, events: inForce.events, now }, () => event);
  const year = yearOfSubmitted(content);
  if (!(await calendarChanged(year, dependencies))) throw new NoCalendarError(year);
}

/** The event stays, as cancelled, and whoever was promised it is told; every word of it, and its flyer, go. */
export async function takeDown(
  { id, content, flyer }: Published,
  agency: Agency,
  dependencies: TakeDownDependencies,
): Promise<void> {
  const { flyers, communityResources, inForce, now } = dependencies;
  if (content.type === 'resource') {
    await communityResources.remove(id);
    await renewVersion(inForce);
  } else {
    await write(refTo(id, content), { agency, events: inForce.events, now }, (standing) =>
      standing ? takenDown(withoutChanges(standing), agency) : null,
    );
    await calendarChanged(yearOfSubmitted(content), dependencies);
  }
  if (!flyer || !flyers) return;
  await flyers.remove({ type: flyer.type, of: { published: communityEventId(id) } });
  await flyers.remove({ type: flyer.type, of: { waiting: id } });
}

interface Writing {
  readonly agency: Agency;
  readonly events: EventStore;
  readonly now: () => Date;
}

/**
 * Writes what is to stand, null for nothing, from what stands; again where that was changed meanwhile, as by newer zone data. Nobody is
 * told anew where something was to be that is taken down.
 */
async function write(
  ref: ReturnType<typeof refTo>,
  { agency, events, now }: Writing,
  toStand: (standing: StoredEvent | undefined) => Event | null,
): Promise<void> {
  for (;;) {
    const standing = await events.event(ref);
    const wanted = toStand(standing);
    if (!wanted) return;
    const known = standing && wanted.status === 'CANCELLED' ? withoutToldPlaces(standing) : standing;
    const situation = { now: now(), noticeDelayMs: noticeDelayMs(agency) };
    const changed = changeOf(wanted, known, situation);
    if (!changed) return;
    if (standing ? await events.replaceEvent(changed, standing.changedAt) : await events.createEvent(changed))
      return;
  }
}

/** Dates the calendar, and writes another version, so that whoever remembers either reads them anew. False where there is none. */
async function calendarChanged(
  year: number,
  { inForce, now }: Pick<PublishDependencies, 'inForce' | 'now'>,
): Promise<boolean> {
  const isThere = await dateCalendar(year, inForce.events, now);
  if (isThere) await renewVersion(inForce);
  return isThere;
}
