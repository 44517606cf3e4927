/** A person's mail goes to another address: run against stores in memory, whole or broken off at any write. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Audience } from '../../core/subscribers/audience.ts';
import { type MoveDependencies, moveSubscriber } from '../../core/subscribers/move-subscriber.ts';
import type { PersonRecord, Profile, RecordedConsent } from '../../core/subscribers/subscriber.store.ts';
import type { Subscriber } from '../../core/subscribers/subscriber.ts';
import type { Standing } from '../../core/subscribers/subscription.store.ts';

const LISTS = ['events', 'news', 'partners'];
const [OLD, NEW] = ['a'.repeat(32), 'b'.repeat(32)];
const TO = { id: NEW, address: 'new@example.org' };

type Stored = { readonly state: 'left' } | ({ readonly state: 'active' } & Subscriber);
/** All that is kept, of everybody. */
interface Kept {
  readonly people: Map<string, PersonRecord>;
  readonly subscriptions: Map<string, Stored>;
  /** Hashes of requests of which it was noted that all has moved. */
  readonly moved: Set<string>;
}

class BrokenOff extends Error {}

const key = (id: string, audience: Audience) => `${audience} ${id}`;

/** Stores in memory that break off before their `writes`th write. */
function storesOf({ people, subscriptions, moved }: Kept, writes: number): MoveDependencies {
  let left = writes;
  const write = () => {
    if (left-- <= 0) throw new BrokenOff();
  };
  const record = (id: string): PersonRecord =>
    people.get(id) ?? { profile: undefined, consents: [], events: [], newest: {} };
  const set = (subscriber: Subscriber, audience: Audience) =>
    subscriptions.set(key(subscriber.id, audience), { state: 'active', ...subscriber });
  const isActive = (id: string, audience: Audience) =>
    subscriptions.get(key(id, audience))?.state === 'active';
  return {
    submissions: { moveSubmitter: async () => undefined },
    agency: { lists: LISTS.map((id) => ({ id, name: {}, description: {}, hears: 'all' })) },
    subscribers: {
      read: async (id) => record(id),
      find: async (id) => record(id).profile,
      create: async (profile) => {
        write();
        if (record(profile.id).profile) return false;
        people.set(profile.id, { ...record(profile.id), profile });
        return true;
      },
      replace: async (profile, before) => {
        write();
        const stands = record(profile.id).profile?.answeredAt === before.answeredAt;
        if (stands) people.set(profile.id, { ...record(profile.id), profile });
        return stands;
      },
      beginMove: async (id, movingTo) => {
        write();
        if (!record(id).profile) return false;
        people.set(id, { ...record(id), movingTo });
        return true;
      },
      noteNew: async (id, newAt) => {
        write();
        people.set(id, { ...record(id), newAt });
      },
      endMove: async ({ id }) => {
        write();
        const { profile, movingTo: _, newAt: __, ...rest } = record(id);
        people.set(id, { ...rest, profile: undefined });
        return profile !== undefined;
      },
      recordConsent: async (id, consent) => {
        write();
        const others = record(id).consents.filter(({ letter }) => letter !== consent.letter);
        people.set(id, { ...record(id), consents: [...others, consent] });
      },
    },
    subscriptions: {
      standings: async (id, audiences) =>
        new Map(
          audiences.flatMap((audience): [Audience, Standing][] => {
            const stored = subscriptions.get(key(id, audience));
            return stored ? [[audience, stored.state]] : [];
          }),
        ),
      subscribe: async (subscriber, audience) => {
        write();
        const began = !isActive(subscriber.id, audience);
        set(subscriber, audience);
        return began;
      },
      change: async (subscriber, audience) => {
        write();
        const was = isActive(subscriber.id, audience);
        if (was) set(subscriber, audience);
        return was;
      },
      leave: async (id, audience) => {
        write();
        const was = isActive(id, audience);
        if (was) subscriptions.set(key(id, audience), { state: 'left' });
        return was;
      },
    },
    pending: {
      forgetAll: async () => write(),
      noteMoved: async (hash) => {
        write();
        moved.add(hash);
      },
      outcomeOf: async (hash) => (moved.has(hash) ? 'moved' : undefined),
    },
    moveEvent: async () => write(),
    clearRest: async (id) => {
      write();
      if (!record(id).profile) people.delete(id);
    },
    erase: async () => {
      throw new Error('Nobody is erased here.');
    },
  };
}

interface Sketch {
  readonly known: boolean;
  readonly style: 'discreet' | 'open';
  readonly muted: readonly string[];
  readonly standings: Readonly<Record<string, Standing>>;
  readonly agreed: readonly Audience[];
}

const sketch: fc.Arbitrary<Sketch> = fc.record({
  known: fc.boolean(),
  style: fc.constantFrom('discreet', 'open'),
  muted: fc.subarray(['e1', 'e2']),
  standings: fc.dictionary(fc.constantFrom(...LISTS), fc.constantFrom<Standing>('active', 'left')),
  agreed: fc.subarray([...LISTS]),
});

function keep({ people, subscriptions }: Kept, id: string, person: Sketch, known: boolean): void {
  const profile: Profile = {
    id,
    address: id === NEW ? 'earlier-spelling@example.org' : 'old@example.org',
    language: 'en',
    style: person.style,
    ...(person.muted.length > 0 && { muted: person.muted }),
    answeredAt: '2025-01-01T00:00:00.000Z',
  };
  const consent: RecordedConsent = {
    at: '2025-01-01T00:00:00.000Z',
    wording: '0123456789ab',
    page: '/sign-up',
    language: 'en',
    letter: `letter of ${id}`,
    audiences: person.agreed,
  };
  if (known) people.set(id, { profile, consents: [consent], events: [], newest: {} });
  for (const [audience, state] of Object.entries(person.standings)) {
    const stored = known && state === 'active' ? { ...profile, state } : { state: 'left' as const };
    subscriptions.set(key(id, audience), stored);
  }
}

function keptOf(old: Sketch, there: Sketch): Kept {
  const kept: Kept = { people: new Map(), subscriptions: new Map(), moved: new Set() };
  keep(kept, OLD, old, true);
  keep(kept, NEW, there, there.known);
  return kept;
}

const active = ({ subscriptions }: Kept, id: string) =>
  LISTS.filter((list) => subscriptions.get(key(id, list))?.state === 'active');

async function move(kept: Kept, writes = Number.POSITIVE_INFINITY): Promise<void> {
  try {
    await moveSubscriber({ from: OLD, to: TO, inHand: 'hash' }, storesOf(kept, writes));
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
  }
}

describe('a change of address', () => {
  it('gains nobody a list and loses nobody one', async () => {
    await fc.assert(
      fc.asyncProperty(sketch, sketch, async (old, there) => {
        const kept = keptOf(old, there);
        const before = new Set([...active(kept, OLD), ...active(kept, NEW)]);
        await move(kept);
        expect(active(kept, NEW)).toEqual(LISTS.filter((list) => before.has(list)));
        expect(active(kept, OLD)).toEqual([]);
      }),
    );
  });

  it('leaves nothing under the old address that names it, and what was left there stays left', async () => {
    await fc.assert(
      fc.asyncProperty(sketch, sketch, async (old, there) => {
        const kept = keptOf(old, there);
        await move(kept);
        expect(kept.people.has(OLD)).toBe(false);
        expect(JSON.stringify([...kept.people.values(), ...kept.subscriptions.values()])).not.toContain(
          'old@',
        );
        for (const list of Object.keys(old.standings)) {
          expect(kept.subscriptions.get(key(OLD, list))).toEqual({ state: 'left' });
        }
      }),
    );
  });

  it('writes to the new address only, as was chosen there, muted events included, and discreetly if either was so', async () => {
    await fc.assert(
      fc.asyncProperty(sketch, sketch, async (old, there) => {
        const kept = keptOf(old, there);
        await move(kept);
        const isDiscreet = old.style === 'discreet' || (there.known && there.style === 'discreet');
        const style = isDiscreet ? 'discreet' : 'open';
        for (const list of active(kept, NEW)) {
          expect(kept.subscriptions.get(key(NEW, list))).toMatchObject({ address: TO.address, style });
        }
        const profile = kept.people.get(NEW)?.profile;
        expect(profile).toMatchObject({ address: TO.address, style });
        expect(profile?.muted ?? []).toEqual(there.known ? there.muted : old.muted);
        expect(kept.people.get(NEW)?.consents.map(({ letter }) => letter)).toContain(`letter of ${OLD}`);
      }),
    );
  });

  it('broken off before any write and done again ends as if it had been done once', async () => {
    await fc.assert(
      fc.asyncProperty(sketch, sketch, fc.array(fc.nat(20), { maxLength: 4 }), async (old, there, stops) => {
        const [once, again] = [keptOf(old, there), keptOf(old, there)];
        await move(once);
        for (const writes of stops) await move(again, writes);
        await move(again);
        expect(plain(again)).toEqual(plain(once));
      }),
    );
  });

  it('to the same mailbox in another spelling changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(sketch, async (old) => {
        const untouched = { ...old, known: false, standings: {} };
        const kept = keptOf(old, untouched);
        const to = { id: OLD, address: 'OLD@example.org' };
        await moveSubscriber({ from: OLD, to, inHand: 'hash' }, storesOf(kept, 99));
        expect(kept).toEqual(keptOf(old, untouched));
      }),
    );
  });
});

/** What is kept, without the moment at which the person answered. */
const plain = ({ people, subscriptions }: Kept) => ({
  people: [...people]
    .map(([id, { profile, ...rest }]) => [id, { ...profile, answeredAt: '' }, rest])
    .toSorted(),
  subscriptions: [...subscriptions]
    .map(([name, stored]) => [name, { ...stored, answeredAt: '' }] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1)),
});
