/**
 * Brings people, their consents, leavings and suppressions, and the proof of what was sent, from another table into the one that is in use.
 * What says no comes before what says yes, so that wherever it breaks off nobody is mailed who should not be; done again it goes on,
 * and done twice it changes nothing.
 */
import pMap from 'p-map';
import type { Agency } from '../../core/agency/agency.ts';
import { isOfKind } from '../../core/contract/key-kinds.ts';
import { digestReadersStore } from '../../core/digest/digest-readers.store.ts';
import { placeStore } from '../../core/registrations/place.store.ts';
import type { Item, Table } from '../../core/runtime/table.client.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import type { AskedEvent } from '../../core/subscribers/asked-event.store.ts';
import { type Audience, eventAudience, isList } from '../../core/subscribers/audience.ts';
import { audiencesEver } from '../../core/subscribers/audiences-ever.ts';
import { keptOf } from '../../core/subscribers/rhythm.ts';
import { type Profile, subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriberId, subscriberPartition } from '../../core/subscribers/subscriber.ts';
import type { StoredSubscription } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import type { SuppressionReason } from '../../core/subscribers/suppression-reason.ts';
import { OperatorError } from '../../local/operator-error.ts';
import { decideStanding } from './decide-standing.ts';
import { audienceOfPartition, isKeptAsItIs } from './kept-kinds.ts';
import {
  eventsToBring,
  type KnownPerson,
  ownWordAt,
  profileThatHolds,
  wasErasedHere,
} from './person-brought.ts';
import { readStandings, writeStanding } from './standing.store.ts';

/** A table that may be read whole. */
export interface SourceTable {
  /** Nothing is written to it. */
  readonly table: Table;
  /** All items, in no order. */
  items(): AsyncIterable<readonly Item<object>[]>;
}

export interface Bringing {
  readonly from: SourceTable;
  readonly to: Table;
  readonly agency: Pick<Agency, 'lists'>;
  readonly idKey: string;
  readonly now: () => Date;
  /** Hears of each item that was looked at. */
  readonly onItem?: () => void;
}

/** How much was written; all 0 where everything stood already. */
export interface Brought {
  suppressions: number;
  leavings: number;
  people: number;
  subscriptions: number;
  /** Mailings, ledgers, words of forms, the record of what operators did: items. */
  records: number;
  /** People of whom nothing was brought, for they were erased since. */
  erasedSince: number;
}

/** Items that are worked on at the same time. */
const AT_ONCE = { concurrency: 16 };

export async function bringOver(bringing: Bringing): Promise<Brought> {
  const brought = { suppressions: 0, leavings: 0, people: 0, subscriptions: 0, records: 0, erasedSince: 0 };
  await refuseOtherIds(bringing);
  const through = async (work: (item: Item<object>) => Promise<void>) => {
    for await (const items of bringing.from.items())
      await pMap(
        items,
        async (item) => {
          await work(item);
          bringing.onItem?.();
        },
        AT_ONCE,
      );
  };
  await through((item) => bringWhatSaysNo(item, bringing, brought));
  await through(async (item) => {
    if (isOfKind(item.pk, 'SUBSCRIBER#') && item.sk === 'PROFILE')
      await bringPerson(item.pk.slice('SUBSCRIBER#'.length), bringing, brought);
  });
  return brought;
}

/** @throws OperatorError where people have other ids than they would be given here: nobody's leaving would be found */
async function refuseOtherIds({ from, idKey }: Bringing): Promise<void> {
  for await (const items of from.items())
    for (const { pk, sk, ...item } of items) {
      if (sk !== 'PROFILE' || !('address' in item)) continue;
      if (subscriberPartition(subscriberId(parseAddress(String(item.address)), idKey)) === pk) return;
      throw new OperatorError(
        'The ids of this table’s people were made with another id key than this stage has: it is the table of another stage, or ' +
          'the key was made anew. Nothing has been done.',
      );
    }
}

async function bringWhatSaysNo(item: Item<object>, { from, to }: Bringing, brought: Brought): Promise<void> {
  if (item.pk === 'SUPPRESSION') {
    const { reason } = item as Item<{ reason: SuppressionReason }>;
    if (await suppressionStore(to).suppress(item.sk, reason)) brought.suppressions += 1;
    return;
  }
  if (item.pk === 'SUPPRESSION#MAILBOX' || isKeptAsItIs(item.pk)) {
    if (!(await to.create(item))) return;
    brought[item.pk === 'SUPPRESSION#MAILBOX' ? 'suppressions' : 'records'] += 1;
    return;
  }
  const audience = audienceOfPartition(item.pk);
  const isLeft = (item as Item<{ state?: string }>).state === 'left';
  if (audience && isLeft && (await bringStanding(item.sk, audience, { from, to }))) brought.leavings += 1;
}

/** Whether anything was written. Reads both anew where somebody chose at that moment. */
async function bringStanding(
  id: string,
  audience: Audience,
  { from, to, holds }: Pick<Bringing, 'from' | 'to'> & { readonly holds?: Profile },
): Promise<boolean> {
  const [here, there] = await Promise.all([
    readStandings(to, id, [audience]),
    readStandings(from.table, id, [audience]),
  ]);
  const before = here.get(audience);
  const records = await Promise.all([subscriberStore(to).read(id), subscriberStore(from.table).read(id)]);
  const decided = decideStanding({
    here: before,
    there: there.get(audience),
    ownWordAt: ownWordAt(audience, records),
  });
  // Who comes back comes with the rest of the person.
  if (!decided || (decided.state === 'active' && !holds)) return false;
  const written = decided.state === 'active' && holds ? withChoices(decided, holds, audience) : decided;
  if (await writeStanding(to, { id, audience, before, to: written })) return true;
  return bringStanding(id, audience, { from, to, ...(holds && { holds }) });
}

/** On a list the choices of the profile hold; of an event those that were made for it. */
function withChoices(
  active: Extract<StoredSubscription, { state: 'active' }>,
  profile: Profile,
  audience: Audience,
): StoredSubscription {
  if (!isList(audience)) return active;
  const { address, language, style, muted } = profile;
  return {
    ...{ state: 'active', since: active.since, address, language, style },
    ...(muted && { muted }),
    ...keptOf(profile),
  };
}

async function bringPerson(id: string, bringing: Bringing, brought: Brought): Promise<void> {
  const { to, from, agency } = bringing;
  const there = await known(id, from.table, agency);
  const here = await known(id, to, agency, there);
  if (!there.record.profile) return;
  if (wasErasedHere(here, there)) {
    brought.erasedSince += 1;
    return;
  }
  const holds = profileThatHolds(here.record, there.record) ?? there.record.profile;
  const isNew = await bringRecord(id, { here, there, holds }, bringing);
  if (isNew) brought.people += 1;
  const audiences = [...new Set([...here.standings.keys(), ...there.standings.keys()])];
  for (const audience of audiences)
    if (await bringStanding(id, audience, { from, to, holds })) brought.subscriptions += 1;
}

/** Profile, consents and events, before anything that brings mail: so that erasing finds all of it. */
async function bringRecord(
  id: string,
  {
    here,
    there,
    holds,
  }: { readonly here: KnownPerson; readonly there: KnownPerson; readonly holds: Profile },
  { to, from, now }: Bringing,
): Promise<boolean> {
  const subscribers = subscriberStore(to);
  const isNew = here.record.profile === undefined && (await subscribers.create(holds));
  if (here.record.profile && holds !== here.record.profile)
    await subscribers.replace(holds, here.record.profile);
  if (holds.rhythm) await digestReadersStore(to).note(holds.rhythm, now());
  const consents = await from.table.query<object>(subscriberPartition(id), {
    from: 'CONSENT#',
    to: 'CONSENT#~',
  });
  for (const consent of consents) await to.create(consent);
  for (const asked of eventsToBring(here, there)) await bringEvent(id, asked, { to, from });
  return isNew;
}

async function bringEvent(
  id: string,
  asked: AskedEvent,
  { to, from }: Pick<Bringing, 'to' | 'from'>,
): Promise<void> {
  const audience = eventAudience(asked.event);
  await subscriberStore(to).replaceEvent(id, asked, undefined);
  if (asked.wants !== 'place') return;
  const [before, places] = [placeStore(from.table), placeStore(to)];
  if ((await before.seated(audience)).has(id)) await places.take(audience, id, Number.MAX_SAFE_INTEGER);
  const line = await from.table.query<object>(`PLACES#${audience}`);
  for (const item of line.filter(({ sk }) => sk.endsWith(`#${id}`))) await to.create(item);
}

async function known(
  id: string,
  table: Table,
  agency: Pick<Agency, 'lists'>,
  other?: KnownPerson,
): Promise<KnownPerson> {
  const record = await subscriberStore(table).read(id);
  const audiences = [...audiencesEver(agency, record), ...(other ? other.standings.keys() : [])];
  return { record, standings: await readStandings(table, id, [...new Set(audiences)]) };
}
