/** Reads how somebody stands in a table, and writes how they are to stand, only where it still stands as it was read. */
import type { Item, Table } from '../../core/runtime/table.client.ts';
import type { Audience } from '../../core/subscribers/audience.ts';
import {
  addToCount,
  type StoredSubscription,
  subscriptionKey,
} from '../../core/subscribers/subscription.store.ts';
import type { Stored } from './person-brought.ts';

export async function readStandings(
  table: Table,
  id: string,
  audiences: readonly Audience[],
): Promise<Stored> {
  const keys = new Map(audiences.map((audience) => [subscriptionKey(audience, id).pk, audience]));
  const found = await table.getMany<StoredSubscription>([...keys.keys()].map((pk) => ({ pk, sk: id })));
  return new Map(found.map((item) => [keys.get(item.pk) as Audience, withoutKey(item)]));
}

const withoutKey = ({ pk: _pk, sk: _sk, ...stored }: Item<StoredSubscription>): StoredSubscription =>
  stored as StoredSubscription;

export interface Restanding {
  readonly id: string;
  readonly audience: Audience;
  /** As it was read; undefined where nothing stood. */
  readonly before: StoredSubscription | undefined;
  readonly to: StoredSubscription;
}

/** False where it stands otherwise by now. Counts who is in as the subscriptions do. */
export async function writeStanding(
  table: Table,
  { id, audience, before, to }: Restanding,
): Promise<boolean> {
  const item = Object.assign({ ...to }, subscriptionKey(audience, id));
  const written = before ? await replace(table, item, before) : await table.create(item);
  const difference = Number(to.state === 'active') - Number(before?.state === 'active');
  if (written && difference !== 0) await addToCount(table, audience, difference);
  return written;
}

const CHOICES = ['address', 'language', 'style', 'since', 'muted', 'rhythm', 'rhythmSince', 'leftAt'];

function replace(
  table: Table,
  { pk, sk, ...item }: Item<StoredSubscription>,
  before: StoredSubscription,
): Promise<boolean> {
  const to = item as Readonly<Record<string, unknown>>;
  const sets = ['state', ...CHOICES].filter((name) => to[name] !== undefined);
  const removes = CHOICES.filter((name) => to[name] === undefined);
  const stamp = before.state === 'left' ? 'leftAt' : 'since';
  return table.update(
    { pk, sk },
    {
      UpdateExpression: `SET ${sets.map((name) => `#${name} = :${name}`).join(', ')} REMOVE ${removes.map((name) => `#${name}`).join(', ')}`,
      ConditionExpression: `#state = :before AND #${stamp} = :stamp`,
      ExpressionAttributeNames: Object.fromEntries(
        [...new Set(['state', stamp, ...sets, ...removes])].map((name) => [`#${name}`, name]),
      ),
      ExpressionAttributeValues: {
        ...Object.fromEntries(sets.map((name) => [`:${name}`, to[name]])),
        ':before': before.state,
        ':stamp': before.state === 'left' ? before.leftAt : before.since,
      },
    },
  );
}
