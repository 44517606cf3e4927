/** What people asked for of single events, each in its person's partition (`subscriber.store.ts`). */
import type { EventRef } from '../contract/messages.ts';
import type { Item, Key, Table } from '../runtime/table.client.ts';
import { eventAudience } from './audience.ts';
import { subscriberPartition as partition } from './subscriber.ts';

/** One event that a person asked for: to be reminded of it, or for a place at it. */
export interface AskedEvent {
  readonly event: EventRef;
  readonly wants: 'reminders' | 'place';
  readonly since: string;
  /** That its mails show less than the profile lets them, chosen for this event alone; the profile's style holds without it. */
  readonly own?: { readonly style: 'discreet' };
  /** It is being given up: nobody is seated any more who has said so, whatever is still to be cleared away. */
  readonly givenUp?: true;
}

const eventKey = (id: string, event: EventRef) => ({
  pk: partition(id),
  sk: `EVENT#${eventAudience(event)}`,
});

export interface AskedEventStore {
  putEvent(id: string, asked: AskedEvent): Promise<void>;
  /** What the person asked for of one event. */
  findEvent(id: string, event: EventRef): Promise<AskedEvent | undefined>;
  /** From now on the profile's choices hold for the event too; no-op when it was not asked for. */
  forgetOwnChoices(id: string, event: EventRef): Promise<void>;
  /** Writes what is asked for only while `before` stands, or nothing where it is undefined; else no-op, and false. */
  replaceEvent(id: string, asked: AskedEvent, before: AskedEvent | undefined): Promise<boolean>;
  /** Forgets what was asked for once it is given up; no-op, and false, when it was asked for anew since. */
  deleteGivenUp(id: string, asked: Pick<AskedEvent, 'event' | 'since'>): Promise<boolean>;
}

/** A part of `subscriberStore`, which reads what it writes with everything else that is kept of a person. */
export function askedEventStore(table: Table): AskedEventStore {
  return {
    putEvent: (id, asked) => table.put({ ...eventKey(id, asked.event), ...asked }),
    findEvent: async (id, event) => {
      const item = await table.get<Item<AskedEvent>>(eventKey(id, event));
      if (!item) return undefined;
      const { pk: _pk, sk: _sk, ...asked } = item;
      return asked;
    },
    forgetOwnChoices: async (id, event) => {
      await table.update(eventKey(id, event), {
        UpdateExpression: 'REMOVE own',
        ConditionExpression: 'attribute_exists(pk)',
      });
    },
    replaceEvent: (id, asked, before) =>
      before
        ? replaceEvent(table, eventKey(id, asked.event), { asked, before })
        : table.create({ ...eventKey(id, asked.event), ...asked }),
    deleteGivenUp: (id, { event, since }) =>
      table.deleteWhere(eventKey(id, event), {
        ConditionExpression: 'givenUp = :true AND since = :since',
        ExpressionAttributeValues: { ':true': true, ':since': since },
      }),
  };
}

function replaceEvent(
  table: Table,
  key: Key,
  { asked, before }: { readonly asked: AskedEvent; readonly before: AskedEvent },
): Promise<boolean> {
  const { wants, since, own, givenUp } = asked;
  const set = ['wants = :wants', 'since = :since', own && 'own = :own', givenUp && 'givenUp = :givenUp'];
  const remove = [!own && 'own', !givenUp && 'givenUp'].filter(Boolean);
  return table.update(key, {
    UpdateExpression: `SET ${set.filter(Boolean).join(', ')}${remove.length > 0 ? ` REMOVE ${remove.join(', ')}` : ''}`,
    ConditionExpression: `since = :before AND wants = :wanted AND ${before.givenUp ? 'attribute_exists' : 'attribute_not_exists'}(givenUp) AND ${before.own ? 'attribute_exists' : 'attribute_not_exists'}(own)`,
    ExpressionAttributeValues: {
      ':wants': wants,
      ':since': since,
      ':before': before.since,
      ':wanted': before.wants,
      ...(own && { ':own': own }),
      ...(givenUp && { ':givenUp': givenUp }),
    },
  });
}
