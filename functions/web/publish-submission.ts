/**
 * Publishes what was approved, and takes down what was published. Every step can be done again, and one that is missing is made up for
 * by pressing the button again. Pages and feeds follow the version in force within a second, and the sweep looks at the schedules
 * wherever that has changed.
 */
import type { Agency } from '../../core/agency/agency.ts';
import { noticeDelayMs } from '../../core/agency/notice-rule.ts';
import { changeOf, type StoredEvent, withoutChanges } from '../../core/calendar/changes.ts';
import type { Event } from '../../core/calendar/event.ts';
import { versionOf } from '../../core/calendar/in-force.ts';
import { runtimeZoneData } from '../../core/calendar/zone-data.ts';
import {
  communityEvent,
  communityEventId,
  takenDown,
  yearOfSubmitted,
} from '../../core/submissions/community-event.ts';
import type { Submission, SubmittedEvent } from '../../core/submissions/submission.ts';
import type { WebDependencies } from './web-dependencies.ts';

export type PublishDependencies = Pick<
  WebDependencies,
  'inForce' | 'events' | 'flyers' | 'communityResources' | 'siteUrl'
>;

/** The event that a submission is or would be. */
export const eventOf = (
  submission: Submission,
  content: SubmittedEvent,
  { agency, siteUrl }: { readonly agency: Agency; readonly siteUrl: string },
): Event => communityEvent(submission, content, { agency, siteUrl, zoneData: runtimeZoneData() });

/** Whether it could be shown now: an event that is not over, in a year that has a calendar. */
export async function isPublishable(
  submission: Submission,
  agency: Agency,
  { events, siteUrl }: Pick<PublishDependencies, 'events' | 'siteUrl'>,
): Promise<boolean> {
  const { content } = submission;
  if (content.type === 'resource') return true;
  const year = yearOfSubmitted(content);
  const hasCalendar = (await events.heads()).some((head) => head.year === year);
  const { endsAt } = eventOf(submission, content, { agency, siteUrl });
  return hasCalendar && Date.parse(endsAt) > Date.now();
}

export async function publishSubmission(
  submission: Submission,
  agency: Agency,
  dependencies: PublishDependencies,
): Promise<void> {
  const { id, content, flyer } = submission;
  const { flyers, communityResources, inForce, siteUrl } = dependencies;
  const now = new Date();
  if (content.type === 'resource') {
    await communityResources.add({ id, addedAt: now.toISOString(), content });
    return resourcesChanged(agency, dependencies);
  }
  if (flyer) {
    const { type } = flyer;
    const file = await flyers.find({ type, of: { waiting: id } });
    if (file) await flyers.put({ type, of: { published: communityEventId(id) } }, file);
  }
  const event = changeOf(
    eventOf(submission, content, { agency, siteUrl }),
    undefined,
    situationOf(agency, now),
  );
  if (event) await inForce.events.createEvent(event);
  await calendarChanged(yearOfSubmitted(content), agency, dependencies);
  if (flyer) await flyers.remove({ type: flyer.type, of: { waiting: id } });
}

/** The event stays, as cancelled, and whoever was promised it is told; what strangers wrote of it, and its flyer, go. */
export async function takeDown(
  { id, content, flyer }: Submission,
  agency: Agency,
  dependencies: PublishDependencies,
): Promise<void> {
  const { flyers, communityResources, inForce } = dependencies;
  if (content.type === 'resource') {
    await communityResources.remove(id);
    return resourcesChanged(agency, dependencies);
  }
  const year = yearOfSubmitted(content);
  const eventId = communityEventId(id);
  const standing = await inForce.events.event({ year, source: 'community', eventId });
  if (standing) await replace(standing, agency, inForce);
  await calendarChanged(year, agency, dependencies);
  if (flyer) await flyers.remove({ type: flyer.type, of: { published: eventId } });
}

async function replace(
  standing: StoredEvent,
  agency: Agency,
  { events }: PublishDependencies['inForce'],
): Promise<void> {
  const cancelled = changeOf(takenDown(withoutChanges(standing)), standing, situationOf(agency, new Date()));
  if (!cancelled || (await events.replaceEvent(cancelled, standing.changedAt))) return;
  // Newer zone data have moved it meanwhile.
  const { year, source, id: eventId } = standing;
  const again = await events.event({ year, source, eventId });
  if (again) await replace(again, agency, { events } as PublishDependencies['inForce']);
}

const situationOf = (agency: Agency, now: Date) => ({ now, noticeDelayMs: noticeDelayMs(agency) });

/** Dates the calendar, and writes another version, so that whoever remembers either reads them anew. */
async function calendarChanged(
  year: number,
  agency: Agency,
  { inForce: { events, versions, publications } }: Pick<PublishDependencies, 'inForce'>,
): Promise<void> {
  for (;;) {
    const heads = await events.heads();
    const head = heads.find((each) => each.year === year);
    if (!head) return;
    const dated = { ...head, changedAt: new Date().toISOString() };
    if (!(await events.replaceHead(dated, head.changedAt))) continue;
    const after = heads.map((each) => (each.year === year ? dated : each));
    const [all, shared] = await Promise.all([publications.all(), publications.shared()]);
    return versions.putVersion(versionOf({ agency, heads: after, publications: all, shared }));
  }
}

/** Pages remember what is shared under the version, too. */
async function resourcesChanged(
  agency: Agency,
  { inForce: { events, versions, publications } }: Pick<PublishDependencies, 'inForce'>,
): Promise<void> {
  const [heads, all, shared] = await Promise.all([events.heads(), publications.all(), publications.shared()]);
  await versions.putVersion(versionOf({ agency, heads, publications: all, shared }));
}
