/**
 * Requests that wait for their confirmation. The table forgets them by itself some time after they expire.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `PENDING#<hash of the token>` | `REQUEST` | the request, whose it is, when it expires, the version of its token's key; once used, or its person erased, no request; that it has moved somebody |
 * | `SUBSCRIBER#<owner's id>` | `PENDING#<what it is for>` | the hash of the newest token; read with the rest of what is kept of a person (`subscriber.store.ts`) |
 * | `SUBSCRIBER#<id>` | `HELD#<hash>` | that a request holds this person's address |
 * | `SUBSCRIBER#<id>` | `MOVES#<hash>` | that a request asks for this person's mail to go to another address |
 */
import { epochSeconds } from '../runtime/epoch-seconds.ts';
import type { Item, Key, Table } from '../runtime/table.client.ts';
import { subscriberPartition } from '../subscribers/subscriber.ts';
import { NEWEST, ownerOf, type PendingRequest, requestName } from './pending-request.ts';

const requestKey = (hash: string) => ({ pk: `PENDING#${hash}`, sk: 'REQUEST' });
const newestKey = (id: string, name: string) => ({ pk: subscriberPartition(id), sk: `${NEWEST}${name}` });
const heldKey = (id: string, hash: string) => ({ pk: subscriberPartition(id), sk: `HELD#${hash}` });
const movesKey = (id: string, hash: string) => ({ pk: subscriberPartition(id), sk: `MOVES#${hash}` });

/** What the sort keys of all that names a request in a person's partition begin with. */
const POINTERS = ['HELD#', NEWEST, 'MOVES#'];

type Stored = Pick<PendingRequest, 'id' | 'request' | 'keyVersion'> & {
  readonly until: string;
  readonly erasedAt?: string;
};

export interface PendingRequestStore {
  /**
   * Stores a request under its token's hash, and as the newest of its name unless a later one is. Done again, it changes
   * nothing, and mends what a crash between the two has left.
   */
  keep(hash: string, pending: PendingRequest): Promise<void>;
  find(hash: string): Promise<PendingRequest | undefined>;
  /** The address that requests hold of a person, as one of them was typed; undefined when none waits. */
  heldAddress(id: string): Promise<string | undefined>;
  /** The requests that wait and hold a person's address, superseded or not, the first to expire first. */
  waitingFor(id: string): Promise<PendingRequest[]>;
  /** Marks a request as done and forgets what it held; what it asked for must have been stored before. */
  use(hash: string): Promise<void>;
  /** Notes that everything which a request asks to have moved is at the new address; no-op when it was forgotten meanwhile. */
  noteMoved(hash: string): Promise<void>;
  /** What became of a request to move, as far as it was noted: done, or the person erased first. */
  outcomeOf(hash: string): Promise<'moved' | 'erased' | undefined>;
  /** Forgets the same as `forgetAll`, for somebody who is being erased; whoever is moving them finds that out by the request. */
  eraseAll(id: string): Promise<void>;
  /**
   * Forgets all that waits for a person and holds their address, superseded or not, and all that asks for their mail to go to
   * another address, which it holds; but not the request in hand, which is marked as used in the end.
   */
  forgetAll(id: string, inHand?: string): Promise<void>;
}

export function pendingRequestStore(table: Table): PendingRequestStore {
  return {
    keep: async (hash, { id, request, expiresAt, keyVersion }) => {
      if (!request) return;
      const stored = {
        ...{ id, request, until: expiresAt, expiresAt: epochSeconds(expiresAt) },
        ...(keyVersion && { keyVersion }),
      };
      // Before the request itself: whatever holds an address can be found by whose it is.
      for (const key of pointersOf(hash, { id, request })) {
        await table.put(Object.assign({ hash, expiresAt: stored.expiresAt }, key));
      }
      await table.create(Object.assign(stored, requestKey(hash)));
      await table.update(newestKey(ownerOf({ id, request }), requestName(request)), {
        UpdateExpression: 'SET #hash = :hash, #until = :until, expiresAt = :expiresAt',
        ConditionExpression: 'attribute_not_exists(#until) OR #until <= :until',
        ExpressionAttributeNames: { '#hash': 'hash', '#until': 'until' },
        ExpressionAttributeValues: { ':hash': hash, ':until': expiresAt, ':expiresAt': stored.expiresAt },
      });
    },
    find: async (hash) => {
      const item = await table.get<Item<Stored>>(requestKey(hash));
      if (!item || item.erasedAt) return undefined;
      const { id, request = null, until: expiresAt, keyVersion } = item;
      return { id, request, expiresAt, ...(keyVersion && { keyVersion }) };
    },
    heldAddress: async (id) => {
      for (const { hash } of await pointers(table, id, 'HELD#')) {
        const held = await table.get<Item<Stored>>(requestKey(hash));
        if (held?.request) return held.request.address;
      }
      return undefined;
    },
    waitingFor: async (id) => {
      const held = await pointers(table, id, 'HELD#');
      const found = await table.getMany<Stored>(held.map(({ hash }) => requestKey(hash)));
      return found
        .flatMap(({ request, until }) => (request ? [{ id, request, expiresAt: until }] : []))
        .toSorted((one, other) => Date.parse(one.expiresAt) - Date.parse(other.expiresAt));
    },
    use: async (hash) => {
      await table.update(requestKey(hash), {
        UpdateExpression: 'SET usedAt = if_not_exists(usedAt, :now) REMOVE #request',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#request': 'request' },
        ExpressionAttributeValues: { ':now': new Date().toISOString() },
      });
    },
    noteMoved: async (hash) => {
      await table.update(requestKey(hash), {
        UpdateExpression: 'SET movedAt = if_not_exists(movedAt, :now)',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(erasedAt)',
        ExpressionAttributeValues: { ':now': new Date().toISOString() },
      });
    },
    outcomeOf: async (hash) => {
      const item = await table.get<{ movedAt?: string; erasedAt?: string }>(requestKey(hash));
      if (item?.movedAt) return 'moved';
      return item?.erasedAt ? 'erased' : undefined;
    },
    eraseAll: async (id) => {
      for (const kind of POINTERS) {
        for (const { pk, sk, hash } of await pointers(table, id, kind)) {
          await noteErased(table, hash);
          await table.delete({ pk, sk });
        }
      }
    },
    forgetAll: async (id, inHand) => {
      for (const kind of POINTERS) await forget(table, { id, kind, inHand });
    },
  };
}

/** The request goes, with the address that it holds; that its person was erased stays as long as it would have. */
const noteErased = (table: Table, hash: string) =>
  table.update(requestKey(hash), {
    UpdateExpression: 'SET erasedAt = if_not_exists(erasedAt, :now) REMOVE #request',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#request': 'request' },
    ExpressionAttributeValues: { ':now': new Date().toISOString() },
  });

/** Where it stands whose address a request holds, and whose mail it would move. */
const pointersOf = (hash: string, { id, request }: Pick<PendingRequest, 'id' | 'request'>): Key[] => [
  heldKey(id, hash),
  ...(request?.purpose === 'confirm-address' ? [movesKey(request.id, hash)] : []),
];

/** A person's items of one kind, each with the hash of a request. */
const pointers = (table: Table, id: string, kind: string) =>
  table.query<{ hash: string }>(subscriberPartition(id), { from: kind, to: `${kind}~` });

/** Deletes the requests that a person's items of one kind name, and each item after its request. */
async function forget(
  table: Table,
  { id, kind, inHand }: { readonly id: string; readonly kind: string; readonly inHand: string | undefined },
): Promise<void> {
  for (const { pk, sk, hash } of await pointers(table, id, kind)) {
    if (hash === inHand) continue;
    await table.delete(requestKey(hash));
    await table.delete({ pk, sk });
  }
}
