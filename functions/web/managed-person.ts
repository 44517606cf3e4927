/** Reads everything that the page of somebody's choices shows. */

import type { Event } from '../../core/calendar/event.ts';
import { type EventInLanguage, eventIn } from '../../core/calendar/event-in-language.ts';
import { withoutPrivateJoinLink } from '../../core/email/private-join-link.ts';
import { eventsHeardOf } from '../../core/mailing/events-heard-of.ts';
import type { AskedView } from '../../core/pages/manage-page.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import type { AskedEvent } from '../../core/subscribers/asked-event.store.ts';
import { type Audience, eventAudience, isList } from '../../core/subscribers/audience.ts';
import { audiencesBesides, listsOf } from '../../core/subscribers/audiences-ever.ts';
import { activeAmong } from '../../core/subscribers/merge-subscribers.ts';
import type { PersonRecord, Profile } from '../../core/subscribers/subscriber.store.ts';
import type { Standing } from '../../core/subscribers/subscription.store.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** A person of whom something is kept. */
export interface ManagedPerson extends Omit<PersonRecord, 'profile'> {
  readonly profile: Profile;
  readonly standings: ReadonlyMap<Audience, Standing>;
  /** Events that are not over. */
  readonly ahead: readonly Event[];
  /** Those among them that the person's lists will remind them of. */
  readonly heardOf: readonly Event[];
}

export type ManageDependencies = Pick<
  WebDependencies,
  | 'subscribers'
  | 'subscriptions'
  | 'suppressions'
  | 'events'
  | 'places'
  | 'pending'
  | 'submissions'
  | 'queueLetter'
>;

/** Undefined when nothing is kept under `id`: the person was erased, has moved, or is in the middle of either. */
export async function readManagedPerson(
  id: string,
  { agency }: Pick<Reader, 'agency'>,
  { subscribers, subscriptions, events }: ManageDependencies,
): Promise<ManagedPerson | undefined> {
  const now = new Date();
  const [{ profile, ...record }, onLists, ahead] = await Promise.all([
    subscribers.read(id),
    subscriptions.standings(id, listsOf(agency)),
    readAhead(events, now),
  ]);
  if (!profile) return undefined;
  const besides = await subscriptions.standings(id, audiencesBesides(agency, record));
  const standings = new Map([...onLists, ...besides]);
  const lists = activeAmong(standings).filter(isList);
  return { ...record, profile, standings, ahead, heardOf: eventsHeardOf(ahead, { lists, agency, now }) };
}

/** Of every calendar: an event may last into the year after its own. */
async function readAhead(events: ManageDependencies['events'], now: Date): Promise<Event[]> {
  const heads = await events.heads();
  const all = await Promise.all(heads.map(({ year }) => events.events(year)));
  const ahead = all.flat().filter(({ endsAt }) => Date.parse(endsAt) > now.getTime());
  return ahead.map(withoutPrivateJoinLink);
}

/** What the person asked for and is not over; what is being given up is shown until that is done, so that it can be finished. */
export async function askedViews(
  { profile, events, standings }: Pick<ManagedPerson, 'profile' | 'events' | 'standings'>,
  reader: Reader,
  dependencies: Pick<ManageDependencies, 'events' | 'places'>,
): Promise<AskedView[]> {
  const isReminded = ({ event }: AskedEvent) => standings.get(eventAudience(event)) === 'active';
  const kept = events.filter((asked) => asked.wants === 'place' || isReminded(asked));
  const views = kept.map(async (asked): Promise<AskedView> => {
    const audience = eventAudience(asked.event);
    const [event, place] = await Promise.all([
      dependencies.events.event(asked.event),
      asked.wants === 'place' ? dependencies.places.standing(audience, profile.id) : ('none' as const),
    ]);
    const told: EventInLanguage | undefined =
      event && eventIn(withoutPrivateJoinLink(event), reader.language, reader.agency);
    return { audience, told, wants: asked.wants, place, reminded: isReminded(asked) };
  });
  const now = Date.now();
  return (await Promise.all(views)).filter(({ told }) => !told || Date.parse(told.event.endsAt) > now);
}
