/** What is counted tells nothing of an address: whatever stands behind it, the same counters are asked, with the same letter. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AskedLetter } from '../../core/letters/decide-letter.ts';
import { CONFIRMATIONS, LINKS } from '../../core/letters/letter-limits.ts';
import type { Standing as PlaceStanding } from '../../core/registrations/place.store.ts';
import type { Counter } from '../../core/runtime/limit.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import type { AskedEvent } from '../../core/subscribers/asked-event.store.ts';
import { mailboxHash } from '../../core/subscribers/mailbox.ts';
import type { PersonRecord } from '../../core/subscribers/subscriber.store.ts';
import type { Standing } from '../../core/subscribers/subscription.store.ts';
import type { SuppressionReason } from '../../core/subscribers/suppression-reason.ts';
import { sendLetter } from '../../functions/send-letter/send-letter.ts';
import type { SendLetterDependencies } from '../../functions/send-letter/send-letter-dependencies.ts';
import { agency, SITE_URL } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

const KEY = Buffer.alloc(32, 7).toString('base64url');
const event = makeEvent({ startsAt: '2099-01-01T00:00:00Z', endsAt: '2099-01-01T01:00:00Z' });
const ref = { year: event.year, source: event.source, eventId: event.id };
const asked = { letter: 'c'.repeat(32), address: 'ana@example.org', language: 'en' } as const;
const form = {
  ...asked,
  style: 'discreet',
  consent: { at: new Date().toISOString(), wording: '0123456789ab', page: '/sign-up', language: 'en' },
} as const;

/** All that strangers can have sent to an address of which they know nothing. */
const MESSAGES: readonly AskedLetter[] = [
  { ...form, purpose: 'confirm-subscription', lists: ['month-events'] },
  { ...form, purpose: 'confirm-event', event: ref, wants: 'reminders' },
  { ...form, purpose: 'confirm-event', event: ref, wants: 'place' },
  { ...asked, purpose: 'confirm-address', id: 'e'.repeat(32) },
  { ...asked, purpose: 'manage' },
];

/** Everything that can stand behind an address. */
interface Behind {
  readonly known: boolean;
  readonly suppression: SuppressionReason | undefined;
  /** Somebody with another spelling of the address asked never to be written to. */
  readonly isMailboxSuppressed: boolean;
  readonly standing: Standing | undefined;
  readonly leftAt: string;
  readonly events: readonly AskedEvent[];
  readonly hasEvent: boolean;
  readonly place: PlaceStanding;
  readonly mayDeliver: boolean;
  readonly full: boolean;
}

const behind: fc.Arbitrary<Behind> = fc.record({
  known: fc.boolean(),
  suppression: fc.constantFrom(undefined, 'asked', 'bounce', 'complaint'),
  isMailboxSuppressed: fc.boolean(),
  standing: fc.constantFrom(undefined, 'active', 'left'),
  leftAt: fc.constantFrom('2026-01-01T00:00:00Z', '2099-01-01T00:00:00Z'),
  events: fc.constantFrom<readonly AskedEvent[]>(
    [],
    [{ event: ref, wants: 'reminders', since: '2026-01-01T00:00:00Z' }],
    [{ event: ref, wants: 'place', since: '2026-01-01T00:00:00Z' }],
    [{ event: ref, wants: 'place', since: '2026-01-01T00:00:00Z', givenUp: true }],
  ),
  hasEvent: fc.boolean(),
  place: fc.constantFrom('seated', 'waiting', 'none'),
  mayDeliver: fc.boolean(),
  full: fc.boolean(),
});

/** Which counters are asked for which letter, of somebody of whom this is kept, and what is read after that. */
async function countedFor(message: AskedLetter, of: Behind) {
  const taken: unknown[] = [];
  const read: string[] = [];
  const reading = <T>(name: string, value: T): T => {
    read.push(name);
    return value;
  };
  const profile = { id: 'a', address: asked.address, language: 'en', style: 'open', answeredAt: '' } as const;
  const record: PersonRecord = of.known
    ? { profile, consents: [], events: of.events, newest: {} }
    : { profile: undefined, consents: [], events: [], newest: {} };
  const begun = { state: 'begun', at: new Date().toISOString(), keyVersion: '1' } as const;
  const dependencies = {
    agency: async () => agency,
    linkKeys: async () => ({ current: '1', versions: { 1: KEY } }),
    idKey: async () => KEY,
    events: { event: async () => reading('event', of.hasEvent ? event : undefined) },
    subscribers: { read: async () => reading('person', record) },
    subscriptions: {
      stored: async (_: string, audiences: readonly string[]) =>
        reading(
          'standings',
          new Map(
            of.standing
              ? audiences.map((audience) => [audience, { state: of.standing, leftAt: of.leftAt }])
              : [],
          ),
        ),
    },
    suppressions: {
      find: async () => reading('suppression', of.suppression),
      isMailboxSuppressed: async (mailbox: string) => reading(`mailbox ${mailbox}`, of.isMailboxSuppressed),
    },
    places: { standing: async () => reading('place', of.place) },
    pending: { keep: async () => undefined },
    letters: {
      find: async () => undefined,
      begin: async () => begun,
      sent: async () => undefined,
      skip: async () => undefined,
    },
    limits: {
      take: async (counters: readonly Counter[], letter: string) => {
        taken.push(
          counters.map(({ limit, whom }) => [limit.name, whom]),
          letter,
        );
        return of.full ? (counters[0] ?? null) : null;
      },
    },
    mail: { send: async () => ({ state: 'sent' }), allowAgain: async () => undefined },
    makeRoomForLetter: async () => undefined,
    mayDeliverTo: () => of.mayDeliver,
    settings: { siteUrl: SITE_URL, configurationSets: 'test' },
    log: { info: () => {}, warn: () => {}, error: () => {} },
  };
  await sendLetter(message, dependencies as unknown as SendLetterDependencies);
  return { taken, read: read.toSorted() };
}

const STRANGER: Behind = {
  known: false,
  suppression: undefined,
  isMailboxSuppressed: false,
  standing: undefined,
  leftAt: '',
  events: [],
  hasEvent: true,
  place: 'none',
  mayDeliver: true,
  full: false,
};

it.each(MESSAGES)(
  '$purpose is counted and looked up alike for every address, whoever has it',
  async (message) => {
    const expected = await countedFor(message, STRANGER);
    const names = (expected.taken[0] as [string, string][]).map(([name]) => name);
    const shared = message.purpose === 'manage' ? LINKS : CONFIRMATIONS;
    expect(names).toEqual(expect.arrayContaining([shared.domain.name, shared.everyone.name]));
    expect(expected.read).toContain(`mailbox ${mailboxHash(parseAddress(asked.address), KEY)}`);
    await fc.assert(
      fc.asyncProperty(behind, async (of) => {
        const { taken, read } = await countedFor(message, of);
        expect({ taken, read }).toEqual({ taken: expected.taken, read: of.full ? [] : expected.read });
      }),
      { numRuns: 60 },
    );
  },
);
