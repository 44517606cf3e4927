/** `subscribers erase`: all that is kept of one person goes, as by the button on their own page; silently where their mailbox is watched. */
import { agencyStore } from '../core/agency/agency.store.ts';
import type { Agency } from '../core/agency/agency.ts';
import { obstacleTo } from '../core/registrations/decide-registration.ts';
import { giveUpEvent } from '../core/registrations/give-up-event.ts';
import type { Address } from '../core/subscribers/address.ts';
import { audiencesEver } from '../core/subscribers/audiences-ever.ts';
import { eraseEverywhere } from '../core/subscribers/erase-subscriber.ts';
import type { PersonRecord } from '../core/subscribers/subscriber.store.ts';
import { confirm } from './confirm.ts';
import { counted } from './counted.ts';
import { namesOf, storesOf } from './one-subscriber.ts';
import type { Store } from './open-store.ts';
import type { Said, StoreOptions } from './store-command.ts';
import { whenLoaded } from './when-loaded.ts';

/** What is said on the command line. */
export interface EraseOptions extends StoreOptions {
  /** No letter goes to the address; places are given back, and others move up, all the same. */
  readonly silently?: boolean;
}

/** What is kept of a person, and what erasing them says to their mailbox. */
interface Kept {
  readonly subscriptions: number;
  readonly events: number;
  readonly submissions: number;
  /** Letters by which the person is told that they are not registered any more, each with a cancellation for their calendar. */
  readonly letters: number;
}

export async function erase(
  address: Address,
  store: Store,
  { yes, silently = false }: EraseOptions,
): Promise<Said> {
  const { id } = await namesOf(address, store);
  const agency = await whenLoaded(() => agencyStore(store.table).read(), store);
  const { subscribers, subscriptions, places, ...others } = storesOf(store);
  if (!(await subscribers.isKept(id)))
    return { text: 'Nothing is kept of this address.\n', json: { id, erased: false } };
  const kept = await lookAt(id, agency, store);
  await confirm(questionOf(kept, silently), yes);
  await store.note('subscribers erase', { id, silently });
  const queueLetter = (message: object) => store.queues.send('letters', message);
  const giveUp = { subscribers, subscriptions, places, queueLetter, silently };
  await eraseEverywhere(id, {
    ...{ agency, subscribers, subscriptions, ...others },
    giveUp: (person, event) => giveUpEvent(person, event, giveUp),
  });
  const letters = silently ? 0 : kept.letters;
  const text =
    'It is erased. What stays names nobody: that this address has left every list, whether it is suppressed, and what mailings say of its id.\n';
  return { text, json: { id, erased: true, letters } };
}

async function lookAt(id: string, agency: Agency, store: Store): Promise<Kept> {
  const { subscribers, subscriptions, submissions } = storesOf(store);
  const record = await subscribers.read(id);
  const standings = await subscriptions.standings(id, audiencesEver(agency, record));
  return {
    subscriptions: [...standings.values()].filter((standing) => standing === 'active').length,
    events: record.events.length,
    submissions: (await submissions.submittedBy(id)).length,
    letters: await lettersTo({ id, record }, store),
  };
}

/** As the function decides that sends them, once what was asked for is forgotten; also to where the person is moving. */
async function lettersTo(
  { id, record }: { readonly id: string; readonly record: PersonRecord },
  store: Store,
): Promise<number> {
  const { subscribers, suppressions, events } = storesOf(store);
  const { profile, events: asked, movingTo, newAt } = record;
  const suppression = await suppressions.find(id);
  const found = await Promise.all(
    asked.filter(({ wants }) => wants === 'place').map(({ event }) => events.event(event)),
  );
  const now = { standing: 'none', asked: undefined, suppression } as const;
  const here = profile
    ? found.filter((event) => !obstacleTo('given-up', { ...now, event }, store.now()))
    : [];
  if (movingTo === undefined || movingTo !== newAt) return here.length;
  return here.length + (await lettersTo({ id: movingTo, record: await subscribers.read(movingTo) }, store));
}

/** What is asked before anything is done. */
export function questionOf({ subscriptions, events, submissions, letters }: Kept, silently: boolean): string {
  const kept = [
    counted(subscriptions, 'subscription'),
    counted(events, 'event asked for', 'events asked for'),
    counted(submissions, 'submission'),
  ].join(', ');
  return `Erase all that is kept of this address (${kept})? ${tellingOf(letters, silently)} It can't be taken back.`;
}

function tellingOf(letters: number, silently: boolean): string {
  if (letters === 0) return 'Nothing is sent to it.';
  const places = `for each place given up, with the event's name and a cancellation for the calendar`;
  return silently
    ? `Nothing is sent to it (--silently); otherwise it would get ${counted(letters, 'letter')}, one ${places}.`
    : `It is sent ${counted(letters, 'letter')}, one ${places}: if somebody else may read that mailbox, say --silently, and none goes there.`;
}
