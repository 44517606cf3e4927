/** What became of a mailing and its people, as it is kept; and words of SES's that a story puts into its mouth. */
import { ledgerStore } from '../../core/mailing/ledger.store.ts';
import { fates, type LedgerEntry } from '../../core/mailing/ledger.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { alarmStore } from '../../core/sweep/alarm.store.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import type { Month } from './month.ts';

/** So many people, by their addresses. */
export const people = (count: number, name = 'person') =>
  Array.from({ length: count }, (_, index) => ({ address: `${name}${index}@example.org` }));

/** The address on every copy that has arrived, a second copy as a second time. */
export const arrivedAt = ({ cloud }: Month): string[] =>
  cloud.inbox
    .list()
    .flatMap(({ to }) => to)
    .toSorted();

/** The addresses of a group, as `arrivedAt` gives them once each has got one copy. */
export const once = (...groups: readonly (readonly { readonly address: string }[])[]): string[] =>
  groups
    .flat()
    .map(({ address }) => address)
    .toSorted();

export const idOf = async ({ cloud }: Month, address: string): Promise<string> =>
  subscriberId(parseAddress(address), await cloud.keys.idKey(KEY_PARAMETERS.idKey));

/** The mailings that have started, in the order in which they were due. */
export const mailingsOf = async ({ cloud }: Month): Promise<StartedMailing[]> =>
  (await mailingStore(cloud.table).ofYear(2026)).toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1));

/** The first mailing that was due. */
export async function firstMailing(month: Month): Promise<StartedMailing> {
  const [mailing] = await mailingsOf(month);
  if (!mailing) throw new Error('No mailing has started.');
  return mailing;
}

/** What is known of each person of a mailing, by their ids; the first mailing, where none is named. */
export async function fatesIn(
  month: Month,
  mailing?: StartedMailing,
): Promise<ReadonlyMap<string, LedgerEntry>> {
  const { id, ranges } = mailing ?? (await firstMailing(month));
  const { calls } = ledgerStore(month.cloud.table);
  const all = await Promise.all(
    Array.from({ length: ranges }, async (_, range) => [...fates(await calls({ mailing: id, range }))]),
  );
  return new Map(all.flat());
}

/** How many of a mailing's people are in which state. */
export async function statesIn(month: Month, mailing?: StartedMailing): Promise<Record<string, number>> {
  const entries = [...(await fatesIn(month, mailing)).values()];
  const states = Map.groupBy(entries, (entry) => (entry.state === 'skipped' ? entry.reason : entry.state));
  return Object.fromEntries([...states].map(([state, all]) => [state, all.length]));
}

/** The alarms that stand. */
export const alarmsIn = async ({ cloud }: Month): Promise<string[]> =>
  (await alarmStore(cloud.table).standing()).map(({ kind }) => kind);

/** Lets minutes pass without any schedule's ringing, sweeping every two of them. */
export async function sweepFor({ cloud }: Month, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 2) {
    cloud.clock.advanceTo(new Date(cloud.clock.now().getTime() + 120_000));
    await cloud.sweep();
  }
}

interface Saying {
  readonly eventType: 'Send' | 'Complaint' | 'Bounce' | 'DeliveryDelay';
  /** Null for a letter. */
  readonly call: string | null;
  readonly address: string;
}

/** Has SES tell something of copies of a mailing, the first where none is named, or of letters. */
export async function sesSays(month: Month, all: readonly Saying[], of?: StartedMailing): Promise<void> {
  const isOfMailing = all.some(({ call }) => call !== null);
  const mailing = isOfMailing ? (of ?? (await firstMailing(month))).id : '';
  for (const { eventType, call, address } of all) {
    const recipient = await idOf(month, address);
    const tags = { recipient: [recipient], ...(call !== null && { mailing: [mailing], call: [call] }) };
    const mail = {
      timestamp: month.cloud.clock.now().toISOString(),
      messageId: `0100-${recipient}`,
      destination: [address],
      tags,
    };
    const bounce = { bounceType: 'Permanent', bounceSubType: 'General' };
    month.cloud.queues.send(
      'feedback',
      JSON.stringify({ eventType, mail, ...(eventType === 'Bounce' && { bounce }) }),
    );
  }
  await month.cloud.settle();
}
