/** What is kept of a person, as the file of their export. */
import type { Agency } from '../../core/agency/agency.ts';
import type { Event } from '../../core/calendar/event.ts';
import type { EventRef } from '../../core/contract/messages.ts';
import type { Attachment } from '../../core/email/render-reminder.ts';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import { type KeptOfEvent, type KeptSubmission, keptOf } from '../../core/letters/kept-of-person.ts';
import type { PendingRequest } from '../../core/letters/pending-request.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { type Audience, eventAudience, eventOf } from '../../core/subscribers/audience.ts';
import { audiencesEver } from '../../core/subscribers/audiences-ever.ts';
import { mailboxHash } from '../../core/subscribers/mailbox.ts';
import type { PersonRecord } from '../../core/subscribers/subscriber.store.ts';
import type { ReadPerson } from './read-known.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';

/** Says nothing of what it is about, where it lies among other files. */
const FILE_NAME = 'data.json';

export async function exportFile(
  {
    read: { known, record },
    agency,
    words,
  }: { readonly read: ReadPerson; readonly agency: Agency; readonly words: Catalogue },
  dependencies: SendLetterDependencies,
): Promise<Attachment> {
  const { subscriptions, pending, events } = dependencies;
  const audiences = audiencesEver(agency, record);
  const refs = audiences.flatMap((audience) => eventOf(audience) ?? []);
  const requests = await pending.waitingFor(known.id);
  const submitted = await submittedBy(known.id, dependencies);
  const [standings, wordings, atEvents, found, muted, isMailboxSuppressed] = await Promise.all([
    subscriptions.standings(known.id, audiences),
    wordingsOf(record, requests, dependencies),
    Promise.all(refs.map((event) => atEvent(known.id, event, dependencies))),
    eventsOf([...refs, ...askedFor(requests)], dependencies),
    mutedOf(record, events),
    hasSuppressedMailbox(record, dependencies),
  ]);
  const kept = keptOf({
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
    suppression: known.suppression,
    isMailboxSuppressed,
  });
  const content = `${JSON.stringify(kept, null, 2)}\n`;
  return { fileName: FILE_NAME, contentType: 'application/json', content };
}

async function submittedBy(id: string, { submissions }: SendLetterDependencies): Promise<KeptSubmission[]> {
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
  { subscribers }: SendLetterDependencies,
): Promise<ReadonlyMap<string, string | undefined>> {
  const waiting = requests.flatMap(({ request }) => (request && 'consent' in request ? request.consent : []));
  const names = new Set([...consents, ...waiting].flatMap(({ wording }) => wording ?? []));
  return new Map(
    await Promise.all([...names].map(async (name) => [name, await subscribers.wording(name)] as const)),
  );
}

async function atEvent(
  id: string,
  event: EventRef,
  { places }: SendLetterDependencies,
): Promise<KeptOfEvent> {
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
  { events }: SendLetterDependencies,
): Promise<ReadonlyMap<Audience, Event | undefined>> {
  return new Map(
    await Promise.all(refs.map(async (ref) => [eventAudience(ref), await events.event(ref)] as const)),
  );
}

/** Muted events are kept by their id alone, so they are looked for in every calendar; whoever muted none has none read. */
async function mutedOf(
  { profile }: PersonRecord,
  events: SendLetterDependencies['events'],
): Promise<ReadonlyMap<string, Event | undefined>> {
  const ids = profile?.muted ?? [];
  if (ids.length === 0) return new Map();
  const heads = await events.heads();
  const all = (await Promise.all(heads.map(({ year }) => events.events(year)))).flat();
  return new Map(ids.map((id) => [id, all.find((event) => event.id === id)]));
}

async function hasSuppressedMailbox(
  { profile }: PersonRecord,
  { suppressions, idKey }: SendLetterDependencies,
): Promise<boolean> {
  if (!profile) return false;
  return suppressions.isMailboxSuppressed(mailboxHash(parseAddress(profile.address), await idKey()));
}
