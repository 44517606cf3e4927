/** Reads what is kept of a person (`kept-of-person.ts`), for the person's own export and for whoever answers a request for records. */
import type { Agency } from '../agency/agency.ts';
import type { EventStore } from '../calendar/event.store.ts';
import type { Event } from '../calendar/event.ts';
import type { EventRef } from '../contract/messages.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import type { PlaceStore } from '../registrations/place.store.ts';
import type { SubmissionStore } from '../submissions/submission.store.ts';
import { parseAddress } from '../subscribers/address.ts';
import { type Audience, eventAudience, eventOf } from '../subscribers/audience.ts';
import { audiencesEver } from '../subscribers/audiences-ever.ts';
import { mailboxHash } from '../subscribers/mailbox.ts';
import type { PersonRecord, SubscriberStore } from '../subscribers/subscriber.store.ts';
import type { SubscriptionStore } from '../subscribers/subscription.store.ts';
import type { SuppressionStore } from '../subscribers/suppression.store.ts';
import type { SuppressionReason } from '../subscribers/suppression-reason.ts';
import { type KeptOfEvent, type KeptSubmission, keptOf } from './kept-of-person.ts';
import type { PendingRequestStore } from './pending-request.store.ts';
import type { PendingRequest } from './pending-request.ts';

export interface KeptStores {
  readonly subscribers: Pick<SubscriberStore, 'wording'>;
  readonly subscriptions: Pick<SubscriptionStore, 'standings'>;
  readonly suppressions: Pick<SuppressionStore, 'isMailboxSuppressed'>;
  readonly pending: Pick<PendingRequestStore, 'waitingFor'>;
  readonly events: Pick<EventStore, 'event' | 'events' | 'heads'>;
  readonly places: Pick<PlaceStore, 'seated' | 'waiting' | 'lastSequence'>;
  readonly submissions: Pick<SubmissionStore, 'find' | 'submittedBy' | 'asSubmitted'>;
  readonly idKey: () => Promise<string>;
}

/** Of whom, with what has been read of them already, and in whose words. */
export interface KeptOf {
  readonly id: string;
  readonly record: PersonRecord;
  readonly suppression: SuppressionReason | undefined;
  /** Null where none is known. */
  readonly address: string | null;
  readonly agency: Agency;
  readonly words: Catalogue;
}

/** Fit for `JSON.stringify`. */
export async function readKept(
  { id, record, suppression, address, agency, words }: KeptOf,
  stores: KeptStores,
): Promise<object> {
  const audiences = audiencesEver(agency, record);
  const refs = audiences.flatMap((audience) => eventOf(audience) ?? []);
  const requests = await stores.pending.waitingFor(id);
  const submitted = await submittedBy(id, stores);
  const [standings, wordings, atEvents, found, muted, isMailboxSuppressed] = await Promise.all([
    stores.subscriptions.standings(id, audiences),
    wordingsOf(record, requests, stores),
    Promise.all(refs.map((event) => atEvent(id, event, stores))),
    eventsOf([...refs, ...askedFor(requests)], stores),
    mutedOf(record, stores.events),
    hasSuppressedMailbox(address, stores),
  ]);
  return keptOf({
    agency,
    words,
    record,
    standings,
    wordings,
    events: atEvents,
    requests,
    submitted,
    known: found,
    muted,
    suppression,
    isMailboxSuppressed,
  });
}

async function submittedBy(id: string, { submissions }: KeptStores): Promise<KeptSubmission[]> {
  const now = new Date();
  const found = await Promise.all(
    (await submissions.submittedBy(id)).map(async (each) => {
      const submission = await submissions.find(each, now);
      return submission && { ...submission, asSubmitted: await submissions.asSubmitted(submission, now) };
    }),
  );
  return found.filter((each) => each !== undefined);
}

const askedFor = (requests: readonly PendingRequest[]): EventRef[] =>
  requests.flatMap(({ request }) => (request?.purpose === 'confirm-event' ? request.event : []));

/** The words to which the person agreed, and those at the forms whose letters wait. */
async function wordingsOf(
  { consents }: PersonRecord,
  requests: readonly PendingRequest[],
  { subscribers }: KeptStores,
): Promise<ReadonlyMap<string, string | undefined>> {
  const waiting = requests.flatMap(({ request }) => (request && 'consent' in request ? request.consent : []));
  const names = new Set([...consents, ...waiting].flatMap(({ wording }) => wording ?? []));
  return new Map(
    await Promise.all([...names].map(async (name) => [name, await subscribers.wording(name)] as const)),
  );
}

async function atEvent(id: string, event: EventRef, { places }: KeptStores): Promise<KeptOfEvent> {
  const audience = eventAudience(event);
  const [seated, line, lastSequence] = await Promise.all([
    places.seated(audience),
    places.waiting(audience),
    places.lastSequence(audience, id),
  ]);
  return { event, isSeated: seated.has(id), turn: line.find((one) => one.id === id), lastSequence };
}

async function eventsOf(
  refs: readonly EventRef[],
  { events }: KeptStores,
): Promise<ReadonlyMap<Audience, Event | undefined>> {
  return new Map(
    await Promise.all(refs.map(async (ref) => [eventAudience(ref), await events.event(ref)] as const)),
  );
}

/** Muted events are kept by their id alone, so they are looked for in every calendar; whoever muted none has none read. */
async function mutedOf(
  { profile }: PersonRecord,
  events: KeptStores['events'],
): Promise<ReadonlyMap<string, Event | undefined>> {
  const ids = profile?.muted ?? [];
  if (ids.length === 0) return new Map();
  const heads = await events.heads();
  const all = (await Promise.all(heads.map(({ year }) => events.events(year)))).flat();
  return new Map(ids.map((id) => [id, all.find((event) => event.id === id)]));
}

async function hasSuppressedMailbox(
  address: string | null,
  { suppressions, idKey }: KeptStores,
): Promise<boolean> {
  if (address === null) return false;
  return suppressions.isMailboxSuppressed(mailboxHash(parseAddress(address), await idKey()));
}
