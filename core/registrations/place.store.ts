/**
 * The places of an event: who is seated, who waits, and what each was invited to last. One item holds all who are
 * seated, so that a single conditional write can never seat more than the event allows.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `PLACES#<event's audience>` | `SEATED` | the ids of those who have a place |
 * | `PLACES#<event's audience>` | `WAITING#<instant>#<id>` | who waits, in order of arrival; no address and no choices |
 * | `PLACES#<event's audience>` | `INVITED#<id>` | the SEQUENCE of the last invitation or cancellation that a person was sent |
 */
import { epochSeconds } from '../runtime/epoch-seconds.ts';
import type { Item, Key, Table } from '../runtime/table.client.ts';
import type { Audience } from '../subscribers/audience.ts';

/** Somebody on the waiting list. Address and choices are read when a place is theirs: by then they may be others. */
export interface Waiting {
  readonly id: string;
  /** Since when: the order in which places are given. */
  readonly since: string;
}

/** `taken`: by this very call. `already`: they had it before. `full`: nobody was seated. */
export type Taking = 'taken' | 'already' | 'full';

/** Whether a person is seated, waits, or neither. */
export type Standing = 'seated' | 'waiting' | 'none';

export interface SequenceBounds {
  /** The event's own SEQUENCE. */
  readonly least: number;
  /** When the table may forget it, as an instant. */
  readonly expiresAt: string;
}

export interface PlaceStore {
  /** Seats a person if fewer than `capacity` are; one write, whoever else is at it. */
  take(audience: Audience, id: string, capacity: number): Promise<Taking>;
  /** Gives a place back; no-op without one. */
  giveBack(audience: Audience, id: string): Promise<void>;
  /** Makes one person's place another's, in one write; no-op without one. Whoever has one keeps it, and the first is free. */
  handOver(audience: Audience, from: string, to: string): Promise<void>;
  /** The ids of those who have a place. */
  seated(audience: Audience): Promise<ReadonlySet<string>>;
  /** Puts a person at the end of the line; `expiresAt`, an instant, is when the table may forget them. */
  wait(audience: Audience, person: Waiting, expiresAt: string): Promise<void>;
  /** The line, first come first. */
  waiting(audience: Audience): Promise<Waiting[]>;
  /** Whether anybody waits; reads one turn, however long the line. */
  somebodyWaits(audience: Audience): Promise<boolean>;
  /** Takes a person out of the line, however often they stand in it; no-op when they don't. */
  stopWaiting(audience: Audience, id: string): Promise<void>;
  /** Takes one turn out of the line, and leaves any other of the same person; no-op when it is not there. */
  endTurn(audience: Audience, person: Waiting): Promise<void>;
  /** Keeps who waits and who was invited until `instant`, for the event may have been put off since. */
  keepUntil(audience: Audience, instant: string): Promise<void>;
  standing(audience: Audience, id: string): Promise<Standing>;
  /** Whether a person was ever sent an invitation: only then is there something to cancel. */
  wasInvited(audience: Audience, id: string): Promise<boolean>;
  /** The SEQUENCE of the last invitation or cancellation that a person was sent; undefined without any. */
  lastSequence(audience: Audience, id: string): Promise<number | undefined>;
  /** The SEQUENCE of the next invitation or cancellation of a person: above all before it, and not below `least`. */
  nextSequence(audience: Audience, id: string, bounds: SequenceBounds): Promise<number>;
}

const partition = (audience: Audience) => `PLACES#${audience}`;
const seatedKey = (audience: Audience) => ({ pk: partition(audience), sk: 'SEATED' });
const waitingKey = (audience: Audience, { id, since }: Waiting) => ({
  pk: partition(audience),
  sk: `WAITING#${since}#${id}`,
});
const invitedKey = (audience: Audience, id: string) => ({ pk: partition(audience), sk: `INVITED#${id}` });
const WAITING = { from: 'WAITING#', to: 'WAITING#~' };

export function placeStore(table: Table): PlaceStore {
  const seated: PlaceStore['seated'] = async (audience) =>
    (await table.get<{ seated?: Set<string> }>(seatedKey(audience)))?.seated ?? new Set<string>();
  const waiting: PlaceStore['waiting'] = async (audience) => {
    const line = await table.query<Waiting>(partition(audience), WAITING);
    return line.map(toWaiting);
  };
  const lastSequence: PlaceStore['lastSequence'] = async (audience, id) =>
    (await table.get<{ sequence: number }>(invitedKey(audience, id)))?.sequence;
  return {
    seated,
    waiting,
    take: async (audience, id, capacity) => {
      const taken = await table.update(seatedKey(audience), {
        UpdateExpression: 'ADD seated :ids',
        ConditionExpression:
          'attribute_not_exists(seated) OR (size(seated) < :capacity AND NOT contains(seated, :id))',
        ExpressionAttributeValues: { ':ids': new Set([id]), ':id': id, ':capacity': capacity },
      });
      if (taken) return 'taken';
      return (await seated(audience)).has(id) ? 'already' : 'full';
    },
    giveBack: async (audience, id) => {
      await table.update(seatedKey(audience), {
        UpdateExpression: 'DELETE seated :ids',
        ConditionExpression: 'contains(seated, :id)',
        ExpressionAttributeValues: { ':ids': new Set([id]), ':id': id },
      });
    },
    handOver: (audience, from, to) => handOver(table, seatedKey(audience), { from, to }),
    wait: async (audience, { id, since }, expiresAt) => {
      const stored = { id, since, expiresAt: epochSeconds(expiresAt) };
      await table.create(Object.assign(stored, waitingKey(audience, { id, since })));
    },
    somebodyWaits: async (audience) => (await table.query(partition(audience), WAITING, 1)).length > 0,
    stopWaiting: async (audience, id) => {
      const own = (await waiting(audience)).filter((person) => person.id === id);
      for (const person of own) await table.delete(waitingKey(audience, person));
    },
    endTurn: (audience, person) => table.delete(waitingKey(audience, person)),
    keepUntil: (audience, instant) => keepUntil(table, partition(audience), epochSeconds(instant)),
    standing: async (audience, id) => {
      if ((await seated(audience)).has(id)) return 'seated';
      return (await waiting(audience)).some((person) => person.id === id) ? 'waiting' : 'none';
    },
    wasInvited: async (audience, id) => (await lastSequence(audience, id)) !== undefined,
    lastSequence,
    nextSequence: (audience, id, bounds) => raiseSequence(table, invitedKey(audience, id), bounds),
  };
}

const toWaiting = ({ id, since }: Item<Waiting>): Waiting => ({ id, since });

/** What is gone by then stays gone. */
async function keepUntil(table: Table, pk: string, expiresAt: number): Promise<void> {
  const items = await table.query<{ readonly expiresAt?: number }>(pk);
  for (const item of items) {
    if (item.expiresAt === undefined || item.expiresAt >= expiresAt) continue;
    await table.update(
      { pk, sk: item.sk },
      {
        UpdateExpression: 'SET expiresAt = :expiresAt',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':expiresAt': expiresAt },
      },
    );
  }
}

/** Writes the whole set with one id for the other, and reads again when somebody came or went meanwhile. */
async function handOver(
  table: Table,
  key: { readonly pk: string; readonly sk: string },
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const seated = (await table.get<{ seated?: Set<string> }>(key))?.seated;
  if (!seated?.has(from)) return;
  const after = new Set([...seated].filter((id) => id !== from)).add(to);
  const handed = await table.update(key, {
    UpdateExpression: 'SET seated = :after',
    ConditionExpression: 'seated = :before',
    ExpressionAttributeValues: { ':before': seated, ':after': after },
  });
  if (!handed) await handOver(table, key, { from, to });
}

/** Goes on from what was read, and reads again when somebody else has gone on meanwhile. */
async function raiseSequence(table: Table, key: Key, { least, expiresAt }: SequenceBounds): Promise<number> {
  const last = (await table.get<{ sequence: number }>(key))?.sequence ?? -1;
  const sequence = Math.max(last + 1, least);
  const raised = await table.update(key, {
    UpdateExpression: 'SET #sequence = :sequence, expiresAt = :expiresAt',
    ConditionExpression: 'attribute_not_exists(#sequence) OR #sequence = :last',
    ExpressionAttributeNames: { '#sequence': 'sequence' },
    ExpressionAttributeValues: {
      ':sequence': sequence,
      ':last': last,
      ':expiresAt': epochSeconds(expiresAt),
    },
  });
  return raised ? sequence : raiseSequence(table, key, { least, expiresAt });
}
