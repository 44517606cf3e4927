/**
 * What is kept of a person, in one partition of their own, so that it can be shown, exported and erased whole. Which lists
 * they are on stands with the lists (`subscription.store.ts`).
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `SUBSCRIBER#<id>` | `PROFILE` | address, language, style, rhythm and since when, muted events, when they last answered us; to whose id they are moving |
 * | `SUBSCRIBER#<id>` | `CONSENT#<instant>#<letter>` | to what they agreed, to which wording, on which page; or onto which lists an import put them |
 * | `SUBSCRIBER#<id>` | `EVENT#<event's audience>` | one event that they asked for |
 * | `SUBSCRIBER#<id>` | `SUBMITTED#<submission>` | something that they have submitted (`submission.store.ts`) |
 * | `SUBSCRIBER#<id>` | `PENDING#…` | which link of a letter is the newest (`pending-request.store.ts`) |
 * | `WORDING` | `<wording>` | the words that stood at a form; no person's |
 */
import type { Consent } from '../contract/letters.ts';
import { NEWEST } from '../letters/pending-request.ts';
import type { Item, Table } from '../runtime/table.client.ts';
import { type AskedEvent, type AskedEventStore, askedEventStore } from './asked-event.store.ts';
import type { Audience } from './audience.ts';
import { keptOf } from './rhythm.ts';
import { rhythmUpdate } from './rhythm-update.ts';
import { subscriberPartition as partition, type Subscriber } from './subscriber.ts';

/** A person's address and choices. */
export interface Profile extends Subscriber {
  /** When they last confirmed, chose, or said that they still want our mail; an import counts as the first time. */
  readonly answeredAt: string;
}

/** A consent, and for what it was given; or that an import put the person on lists. */
export interface RecordedConsent extends Omit<Consent, 'wording'> {
  /** Names the words that stood at the form; null for an import, which has none. */
  readonly wording: string | null;
  /** When the button of the letter was pressed; absent where no letter was needed, behind a link of the person's own. */
  readonly confirmedAt?: string;
  readonly letter: string;
  readonly audiences: readonly Audience[];
}

/** All that is kept in a person's partition. */
export interface PersonRecord {
  readonly profile: Profile | undefined;
  readonly consents: readonly RecordedConsent[];
  readonly events: readonly AskedEvent[];
  /** The id at which everything is being gathered, since an address was confirmed as the person's new one. */
  readonly movingTo?: string;
  /** The same id, where nobody was known before: whoever is there came from here. */
  readonly newAt?: string;
  /** Of each request that waits for the person's word, by its name, the hash of the newest link. */
  readonly newest: Readonly<Record<string, string>>;
}

const profileKey = (id: string) => ({ pk: partition(id), sk: 'PROFILE' });
const consentKey = (id: string, { at, letter }: RecordedConsent) => ({
  pk: partition(id),
  sk: `CONSENT#${at}#${letter}`,
});

export interface SubscriberStore extends AskedEventStore {
  find(id: string): Promise<Profile | undefined>;
  /** No-op, and false, when the person is known already. */
  create(profile: Profile): Promise<boolean>;
  /** What the person has chosen from now on; no-op, and false, when nothing is kept of them any more. */
  change(profile: Profile): Promise<boolean>;
  /** The same only while `before` stands; else no-op, and false. */
  replace(profile: Profile, before: Profile): Promise<boolean>;
  /** Notes to which id the person is moving; no-op, and false, when nothing is kept of them. */
  beginMove(id: string, to: string): Promise<boolean>;
  /** Notes at which id they are new, before anything is kept there; no-op when nothing is kept of them. */
  noteNew(id: string, at: string): Promise<void>;
  /** Deletes the profile of somebody who is moving, and nothing else; no-op, and false, unless it stands as it was read. */
  endMove(profile: Profile, to: string): Promise<boolean>;
  /** Notes that the person has answered us; no-op when nothing is kept of them. */
  answer(id: string, at: string): Promise<void>;
  /** When each of `ids` that is known last answered us. */
  answeredAt(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  recordConsent(id: string, consent: RecordedConsent): Promise<void>;
  /** Keeps the words of a form under their name; no-op when they are kept. */
  keepWording(wording: string, text: string): Promise<void>;
  /** The words of a form by their name. */
  wording(wording: string): Promise<string | undefined>;
  read(id: string): Promise<PersonRecord>;
  /** Whether anything stands in their partition, also what an erasing has left that broke off. */
  isKept(id: string): Promise<boolean>;
  /**
   * Deletes the partition, what is pending included; but no event that was asked for, and nothing submitted: each goes by itself. The
   * profile goes last, and stays where the person is by now moving elsewhere than `movingTo`: then false.
   */
  erase(id: string, movingTo: string | undefined): Promise<boolean>;
  /** Deletes all of the partition but the profile, what was asked for, and what was submitted. */
  eraseRest(id: string): Promise<void>;
}

export function subscriberStore(table: Table): SubscriberStore {
  return {
    ...askedEventStore(table),
    find: async (id) => {
      const item = await table.get<Item<Profile>>(profileKey(id));
      return item && toProfile(id, item);
    },
    create: (profile) => table.create(toItem(profile)),
    change: (profile) => change(table, profile),
    replace: (profile, before) => change(table, profile, before),
    beginMove: (id, to) =>
      table.update(profileKey(id), {
        UpdateExpression: 'SET movingTo = :to',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':to': to },
      }),
    noteNew: async (id, at) => {
      await table.update(profileKey(id), {
        UpdateExpression: 'SET newAt = :at',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':at': at },
      });
    },
    endMove: ({ id, answeredAt, style }, to) =>
      table.deleteWhere(profileKey(id), {
        ConditionExpression: `movingTo = :to AND ${AS_READ}`,
        ExpressionAttributeNames: { '#style': 'style' },
        ExpressionAttributeValues: { ':to': to, ...asRead({ answeredAt, style }) },
      }),
    answer: async (id, at) => {
      await table.update(profileKey(id), {
        UpdateExpression: 'SET answeredAt = :at',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':at': at },
      });
    },
    answeredAt: async (ids) => {
      const profiles = await table.getMany<Profile>(ids.map(profileKey));
      return new Map(profiles.map(({ pk, answeredAt }) => [pk.slice(partition('').length), answeredAt]));
    },
    recordConsent: (id, consent) => table.put({ ...consentKey(id, consent), ...consent }),
    keepWording: async (wording, text) => {
      await table.create(Object.assign({ text }, { pk: 'WORDING', sk: wording }));
    },
    wording: async (wording) => (await table.get<{ text: string }>({ pk: 'WORDING', sk: wording }))?.text,
    isKept: async (id) => (await table.query(partition(id), undefined, 1)).length > 0,
    read: async (id) => toRecord(id, await table.query<object>(partition(id))),
    erase: async (id, movingTo) => {
      await eraseRest(table, id);
      return table.deleteWhere(profileKey(id), {
        ConditionExpression: `attribute_not_exists(pk) OR ${movingTo ? 'movingTo = :to' : 'attribute_not_exists(movingTo)'}`,
        ...(movingTo && { ExpressionAttributeValues: { ':to': movingTo } }),
      });
    },
    eraseRest: (id) => eraseRest(table, id),
  };
}

/** What is given up or forgotten one by one, with what stands elsewhere. */
const APART = ['EVENT#', 'SUBMITTED#'];

async function eraseRest(table: Table, id: string): Promise<void> {
  for (const { pk, sk } of await table.query(partition(id)))
    if (sk !== 'PROFILE' && !APART.some((kind) => sk.startsWith(kind))) await table.delete({ pk, sk });
}

/** Nothing was chosen, and nobody answered, since the profile was read. */
const AS_READ = 'answeredAt = :read AND #style = :readStyle';
const asRead = ({ answeredAt, style }: Pick<Profile, 'answeredAt' | 'style'>) => ({
  ':read': answeredAt,
  ':readStyle': style,
});

/** No-op, and false, where nobody is known, or where `before` stands no more. */
function change(
  table: Table,
  { id, address, language, style, muted, answeredAt, ...heard }: Profile,
  before?: Profile,
): Promise<boolean> {
  const rhythm = rhythmUpdate(heard);
  const sets = [...(muted ? ['muted = :muted'] : []), ...rhythm.set];
  const removes = [...(muted ? [] : ['muted']), ...rhythm.remove];
  return table.update(profileKey(id), {
    UpdateExpression: `SET ${['address = :address, #language = :language, #style = :style, answeredAt = :answeredAt', ...sets].join(', ')}${
      removes.length > 0 ? ` REMOVE ${removes.join(', ')}` : ''
    }`,
    ConditionExpression: before ? AS_READ : 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#language': 'language', '#style': 'style' },
    ExpressionAttributeValues: {
      ':address': address,
      ':language': language,
      ':style': style,
      ':answeredAt': answeredAt,
      ...(muted && { ':muted': [...muted] }),
      ...rhythm.values,
      ...(before && asRead(before)),
    },
  });
}

const toItem = ({ id, ...profile }: Profile) => ({ ...profileKey(id), ...profile });

const toProfile = (
  id: string,
  { address, language, style, muted, answeredAt, ...heard }: Item<Profile>,
): Profile => ({
  id,
  address,
  language,
  style,
  ...keptOf(heard),
  ...(muted && { muted }),
  answeredAt,
});

function toRecord(id: string, items: readonly Item<object>[]): PersonRecord {
  const of = <T>(kind: string) =>
    items.filter(({ sk }) => sk.startsWith(kind)).map(({ pk: _pk, sk: _sk, ...kept }) => kept as T);
  const [profile] = items.filter(({ sk }) => sk === 'PROFILE') as Item<
    Profile & Pick<PersonRecord, 'movingTo' | 'newAt'>
  >[];
  return {
    ...(profile?.movingTo && { movingTo: profile.movingTo }),
    ...(profile?.newAt && { newAt: profile.newAt }),
    profile: profile && toProfile(id, profile),
    consents: of<RecordedConsent>('CONSENT#'),
    events: of<AskedEvent>('EVENT#'),
    newest: newestAmong(items),
  };
}

const newestAmong = (items: readonly Item<object>[]): Record<string, string> =>
  Object.fromEntries(
    (items as readonly Item<{ hash: string }>[])
      .filter(({ sk }) => sk.startsWith(NEWEST))
      .map(({ sk, hash }) => [sk.slice(NEWEST.length), hash]),
  );
