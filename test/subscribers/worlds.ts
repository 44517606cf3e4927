/** Buttons that are pressed at the same time: who presses them, and how they stand afterwards. */

import type { RequestToConfirm } from '../../core/contract/letters.ts';
import type { EventRef } from '../../core/contract/messages.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { pendingRequestStore } from '../../core/letters/pending-request.store.ts';
import { giveUpEvent } from '../../core/registrations/give-up-event.ts';
import { placeStore } from '../../core/registrations/place.store.ts';
import type { Table } from '../../core/runtime/table.client.ts';
import { submissionStore } from '../../core/submissions/submission.store.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { confirmingAddress } from '../../functions/web/confirm-address.ts';
import { confirmingEvent } from '../../functions/web/confirm-event.ts';
import { confirmingSubscription } from '../../functions/web/confirm-subscription.ts';
import { erasePerson } from '../../functions/web/erase-again.ts';
import { act } from '../../functions/web/manage-actions.ts';
import { readManagedPerson } from '../../functions/web/managed-person.ts';
import type { WebDependencies } from '../../functions/web/web-dependencies.ts';
import { agency as sample } from '../email/sample.ts';
import { makeEvent } from '../events.ts';
import { memoryTable } from '../memory-table/memory-table.ts';

/** Somebody is on the first list; the second is to be joined. */
const [first] = sample.lists;
const agency = { ...sample, lists: first ? [first, { ...first, id: 'second-list' }] : [] };

export const EVENT: EventRef = { year: 2026, source: 'calendar', eventId: '1'.repeat(16) };
export const AUDIENCE = eventAudience(EVENT);
export const LISTS = agency.lists.map(({ id }) => id);

/** Every world has it in common. */
const table = memoryTable();

export type Step = (...given: unknown[]) => Promise<unknown>;

/** What the pages work with, each operation of the table by way of `stepping`. */
export function world(stepping: (step: Step) => Step = (step) => step) {
  const steps = new Proxy(table, {
    get: (target, name: keyof Table) => stepping(target[name] as unknown as Step),
  });
  return {
    agencies: { read: async () => agency },
    agency,
    subscribers: subscriberStore(steps),
    subscriptions: subscriptionStore(steps),
    pending: pendingRequestStore(steps),
    submissions: submissionStore(steps),
    places: placeStore(steps),
    suppressions: suppressionStore(steps),
    events: {
      heads: async () => [],
      // After every year in which these tests may be run.
      event: async () =>
        makeEvent({
          capacity: 1,
          endsAt: '2999-01-13T21:00:00Z',
          reminders: [{ offset: '-P1D', dueAt: '2999-01-12T21:00:00Z', useUntil: '2999-01-13T21:00:00Z' }],
        }),
    },
    queueLetter: async () => {},
  } as unknown as WebDependencies & { readonly agency: typeof agency };
}
export type World = ReturnType<typeof world>;
export type Act = (id: string, dependencies: World) => Promise<unknown>;

export const asked = (id: string, request: object) => ({
  id,
  hash: '',
  request: {
    letter: id,
    address: `${id}@example.org`,
    language: 'en',
    style: 'discreet',
    consent: { at: '2026-01-05T17:00:00.000Z', wording: '0123456789ab', page: '/', language: 'en' },
    ...request,
  } as unknown as RequestToConfirm,
});
export const toLists: Act = (id, dependencies) =>
  confirmingSubscription(dependencies).confirm(
    asked(id, { purpose: 'confirm-subscription', lists: LISTS }) as Parameters<
      ReturnType<typeof confirmingSubscription>['confirm']
    >[0],
  );
export const toEvent =
  (wants: 'place' | 'reminders', style: 'open' | 'discreet' = 'discreet'): Act =>
  (id, dependencies) =>
    confirmingEvent(dependencies).confirm(
      asked(id, { purpose: 'confirm-event', event: EVENT, wants, style }) as Parameters<
        ReturnType<typeof confirmingEvent>['confirm']
      >[0],
    );
/** From the page as it was opened, with every list and this style. */
export const saving = async (id: string, dependencies: World, style: 'open' | 'discreet') => {
  const reader = { agency, language: 'en' };
  const person = await readManagedPerson(id, reader, dependencies);
  const fields = new Map([
    ['action', ['save']],
    ['language', ['en']],
    ['style', [style]],
    ['lists', LISTS],
  ]);
  if (person) await act({ person, fields, reader, words: catalogueFor('en', agency), dependencies });
};
export const saveAllLists: Act = (id, dependencies) => saving(id, dependencies, 'open');
export const saveDiscreet: Act = (id, dependencies) => saving(id, dependencies, 'discreet');
export const erase: Act = (id, dependencies) => erasePerson(id, dependencies);
export const giveUp: Act = (id, dependencies) => giveUpEvent(id, EVENT, dependencies);

let people = 0;
/** Somebody on the first list, who has left nothing. */
export async function somebody(): Promise<string> {
  people += 1;
  const id = people.toString(16).padStart(32, '0');
  const { subscribers, subscriptions } = world();
  const profile = { id, address: `${id}@example.org`, language: 'en', style: 'discreet' as const };
  await subscribers.create({ ...profile, answeredAt: '2026-01-02T00:00:00.000Z' });
  await subscriptions.subscribe(profile, LISTS[0] ?? '');
  return id;
}

export async function keptOf(id: string) {
  const { subscribers, subscriptions, places } = world();
  const { profile, consents, events } = await subscribers.read(id);
  const standings = await subscriptions.standings(id, [...LISTS, AUDIENCE]);
  return {
    isKnown: profile !== undefined,
    traces: consents.length + events.length,
    wish: events.filter(({ givenUp }) => !givenUp).length,
    active: [...standings].filter(([, standing]) => standing === 'active').map(([audience]) => audience),
    place: await places.standing(AUDIENCE, id),
    turns: (await places.waiting(AUDIENCE)).filter((one) => one.id === id).length,
  };
}

/** The one place, if it was theirs, is free again for whoever comes next. */
export async function freePlace(id: string): Promise<void> {
  await world().places.giveBack(AUDIENCE, id);
  await world().places.stopWaiting(AUDIENCE, id);
}

/** Nobody has the one place any more, and nobody waits for it. */
async function freePlaceOfAll(): Promise<void> {
  const { places } = world();
  for (const id of await places.seated(AUDIENCE)) await freePlace(id);
  for (const { id } of await places.waiting(AUDIENCE)) await freePlace(id);
}

/** In which styles a person would be written to now. */
export async function stylesOf(id: string): Promise<string[]> {
  const bounds = { hexDigits: [...'0123456789abcdef'], ids: { from: id, to: id } };
  const audiences = [...LISTS, AUDIENCE].map((each) => world().subscriptions.activeBetween(each, bounds));
  return (await Promise.all(audiences)).flat().map(({ style }) => style);
}

/** The button of the letter to a new address is pressed; the letter has been sent. */
export const moveTo =
  (to: string): Act =>
  async (id, dependencies) => {
    const request = {
      purpose: 'confirm-address',
      letter: to,
      id,
      address: `${to}@example.org`,
      language: 'en',
    } as const;
    await world().pending.keep(to, { id: to, request, expiresAt: '2999-01-01T00:00:00.000Z' });
    return confirmingAddress(dependencies).confirm({ id: to, request, hash: to });
  };

/**
 * Does `act` for somebody new again and again, each time overtaken before another step of it by `other`, until it has no more steps;
 * after each, `check` is told who it was and before which step.
 */
export async function overtakenAnywhere(
  act: Act,
  other: (id: string) => Promise<unknown>,
  check: (id: string, step: number) => Promise<void>,
  before: readonly Act[] = [],
): Promise<void> {
  for (let step = 0, isOver = false; !isOver; step += 1) {
    await freePlaceOfAll();
    const id = await somebody();
    for (const one of before) await one(id, world());
    let done = 0;
    const overtaken = world((operation) => async (...given) => {
      done += 1;
      if (done - 1 === step) await other(id);
      return operation(...given);
    });
    await act(id, overtaken);
    isOver = done <= step;
    if (!isOver) await check(id, step);
  }
  await freePlaceOfAll();
}
