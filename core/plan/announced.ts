/** Which announcements a load would bring about, and to how many people. */

import type { StoredEvent } from '../calendar/changes.ts';
import { type InForce, identityOf, type Wanted } from '../calendar/decide-load.ts';
import type { MailingStore } from '../mailing/mailing.store.ts';
import {
  type Announcement,
  announcementsOf,
  MADE_UP_FOR_MS,
  programmeAudiences,
  programmeMailingId,
  programmeMoment,
} from '../programme/announcement.ts';
import { decideProgramme } from '../programme/decide-programme.ts';
import type { SubscriptionStore } from '../subscribers/subscription.store.ts';

/** Events of which people would be told that they take place. */
export interface PlannedAnnouncement extends Announcement {
  /** How many people, at most: somebody on two lists counts twice. */
  readonly people: number;
  /** Whether it is this load that has them told, rather than the day on which the season opens. */
  readonly isCaused: boolean;
}

export interface AnnouncedStores {
  readonly mailings: Pick<MailingStore, 'ofYear'>;
  readonly subscriptions: Pick<SubscriptionStore, 'count'>;
}

export interface AfterLoad {
  readonly wanted: Wanted;
  readonly inForce: InForce;
  /** As they stand once all is written. */
  readonly events: readonly StoredEvent[];
  readonly now: Date;
}

/** Those that are ahead, or would be made up for, as far as the load changes of what they tell. */
export async function readAnnounced(
  after: AfterLoad,
  stores: AnnouncedStores,
): Promise<PlannedAnnouncement[]> {
  const { wanted, inForce, events, now } = after;
  const standing = inForce.agency ? announcementsOf(inForce.events, inForce.agency) : [];
  const before = new Map(standing.map((one) => [programmeMailingId(one), one]));
  const fresh = announcementsOf(events, wanted.agency).filter(
    (one) => isInTime(one, now) && !isIn(before.get(programmeMailingId(one)), one),
  );
  if (fresh.length === 0) return [];
  const people = await countPeople(wanted, stores);
  const planned = await Promise.all(fresh.map((one) => withoutTold(one, after, stores)));
  return planned.flatMap((one) => (one ? [{ ...one, people, isCaused: isCaused(one, after) }] : []));
}

const isInTime = ({ dueAt }: Announcement, now: Date): boolean =>
  Date.parse(dueAt) > now.getTime() - MADE_UP_FOR_MS;

/** Whether all that would be told was to be told then anyway. */
function isIn(before: Announcement | undefined, { events }: Announcement): boolean {
  const known = new Set(before?.events.map(identityOf));
  return events.every((event) => known.has(identityOf(event)));
}

/** The season opens on its day, whatever is loaded before; everything else is told because of the load. */
const isCaused = ({ year, dueAt }: Announcement, { wanted, now }: AfterLoad): boolean =>
  dueAt !== programmeMoment(year, wanted.agency) || Date.parse(dueAt) <= now.getTime();

async function countPeople({ agency }: Wanted, { subscriptions }: AnnouncedStores): Promise<number> {
  const counts = await Promise.all(programmeAudiences(agency).map(subscriptions.count));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Nobody is told twice: what people have been told by another announcement is left out. */
async function withoutTold(
  announcement: Announcement,
  { wanted: { agency }, events, now }: AfterLoad,
  { mailings }: AnnouncedStores,
): Promise<Announcement | null> {
  const { year, dueAt } = announcement;
  const due = new Date(Math.max(now.getTime(), Date.parse(dueAt)));
  const decision = decideProgramme(
    { programme: year, dueAt },
    {
      ...{ events: events.filter((event) => event.year === year), agency },
      ...{ mailings: await mailings.ofYear(year), now: due },
    },
  );
  return decision.start ? { ...announcement, whole: decision.mailing.whole, events: decision.events } : null;
}
