import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { agencyStore } from '../../core/agency/agency.store.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { DueReminderSchema } from '../../core/contract/messages.ts';
import { decideStart } from '../../core/mailing/decide-start.ts';
import { ledgerStore } from '../../core/mailing/ledger.store.ts';
import { noTally } from '../../core/mailing/ledger.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import { rangeStore } from '../../core/mailing/range.store.ts';
import type { Key } from '../../core/runtime/table.client.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import type { CloudOptions } from '../../local/cloud.ts';
import { AwsError } from '../../local/endpoints/aws-call.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { type EventText, type Month, openMonth, WEBINAR } from './month.ts';
import { arrivedAt, once, people } from './what-became.ts';

const DAY_BEFORE = '2026-01-12T21:00:00Z';
/** Epoch seconds beyond all stories. */
const NEVER = 4_000_000_000;

let month: Month;
afterEach(() => month.close());

async function openWith(events: readonly EventText[], options: Partial<CloudOptions> = {}): Promise<void> {
  month = await openMonth('2026-01-10T09:00:00-08:00', options);
  await month.load(events);
}

/** Makes the list seem larger by so many, for it is counts that a mailing is cut by. */
const countMore = (difference: number) =>
  month.cloud.table.update(
    { pk: 'COUNT#month-events', sk: 'COUNT' },
    { UpdateExpression: 'ADD active :difference', ExpressionAttributeValues: { ':difference': difference } },
  );

/** What the next schedule will put into the queue. */
const nextDueMessage = (): string => month.cloud.scheduler.waiting()[0]?.input ?? '';

/** The mailing that has started. */
async function onlyMailing(): Promise<StartedMailing> {
  const [mailing] = await mailingStore(month.cloud.table).ofYear(2026);
  if (!mailing) throw new Error('No mailing has started.');
  return mailing;
}

async function idOf(address: string): Promise<string> {
  return subscriberId(parseAddress(address), await month.cloud.keys.idKey(KEY_PARAMETERS.idKey));
}

/** The first range of the mailing that the next schedule will start. */
async function firstRangeToCome(): Promise<{ mailing: string; range: number }> {
  const { table } = month.cloud;
  const message = v.parse(DueReminderSchema, JSON.parse(nextDueMessage()));
  const [agency, event] = await Promise.all([
    agencyStore(table).read(),
    eventStore(table).event(message.reminder),
  ]);
  const decision = decideStart(message, { agency, event, now: new Date(message.dueAt) });
  if (!decision.start) throw new Error(`No mailing is to come: ${decision.because}.`);
  return { mailing: decision.mailing.id, range: 0 };
}

describe('a mailing', () => {
  it('cut into several ranges reaches each person exactly once', async () => {
    await openWith([WEBINAR]);
    const everyone = people(120);
    await month.signUp(...everyone);
    await countMore(3000);
    await month.goTo(DAY_BEFORE);
    expect((await onlyMailing()).ranges).toBeGreaterThan(1);
    expect(arrivedAt(month)).toEqual(once(everyone));
  });

  it('started again after the list has grown keeps its cut and its words, and nobody gets a second copy', async () => {
    await openWith([WEBINAR]);
    const first = people(3);
    await month.signUp(...first);
    const due = nextDueMessage();
    await month.goTo(DAY_BEFORE);
    const mailing = await onlyMailing();
    const read = () => mailingStore(month.cloud.table).content(mailing.id, { language: 'en', style: 'open' });
    const words = await read();
    expect(words.text).toContain('Information session');

    await month.signUp(...people(3, 'late'));
    await countMore(3000);
    await month.load([{ ...WEBINAR, summary: 'Another title' }]);
    await month.cloud.queues.send('due', due);
    await month.cloud.settle();

    expect(await mailingStore(month.cloud.table).ofYear(2026)).toMatchObject([
      { id: mailing.id, ranges: mailing.ranges },
    ]);
    expect(mailing.ranges).toBe(1);
    expect(await read()).toEqual(words);
    expect(arrivedAt(month)).toEqual(once(first));
  });
});

describe('the link of a mail that came through two lists', () => {
  const AWARENESS_DAY = [
    'CATEGORIES:WEBINAR',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:day@example.org',
    'DTSTART;VALUE=DATE:20260111',
    'SUMMARY:Awareness Day',
    'CATEGORIES:OBSERVANCE',
  ];
  const lists = ['month-events', 'newsletter'];
  const ana = { address: 'ana@example.org', lists };

  it('ends both subscriptions and takes the address out of them', async () => {
    await openWith([{ ...WEBINAR, more: AWARENESS_DAY }]);
    await month.signUp(ana, { address: 'bo@example.org', lists });
    await month.goTo('2026-01-11T17:00:00Z');
    const id = await idOf(ana.address);
    const subscriptions = () =>
      Promise.all(
        lists.map((list) =>
          month.cloud.table.get<Key>({ pk: `LIST#${list}#${id.slice(0, 1)}`, sk: id }).then(JSON.stringify),
        ),
      );
    const counts = () => Promise.all(lists.map(subscriptionStore(month.cloud.table).count));
    for (const stored of await subscriptions()) expect(stored).toContain(ana.address);
    expect(await counts()).toEqual([2, 2]);

    const copy = month.cloud.inbox.list().find(({ to }) => to.includes(ana.address));
    const message = await month.cloud.inbox.get(copy?.id ?? '');
    const link = message?.headers.find(([name]) => name.toLowerCase() === 'list-unsubscribe')?.[1] ?? '';
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    await month.ask(new URL(link.slice(1, -1)).pathname, { method: 'POST', body });

    for (const stored of await subscriptions()) {
      expect(stored).toContain('"left"');
      expect(stored).not.toContain('ana');
    }
    expect(await counts()).toEqual([1, 1]);
    await month.goTo('2026-01-31T00:00:00Z');
    expect(arrivedAt(month).filter((address) => address === ana.address)).toHaveLength(1);
  });
});

describe('a range', () => {
  it('in another worker’s hands is left to it; should that be lost, the sweep queues the range again', async () => {
    await openWith([WEBINAR]);
    await month.signUp(...people(3));
    const { mailing } = await firstRangeToCome();
    const dueAt = new Date(DAY_BEFORE);
    const leased = { leaseUntil: dueAt.getTime() + 90_000, expiresAt: NEVER };
    await month.cloud.table.put(Object.assign(leased, { pk: `RANGES#${mailing}`, sk: '000000' }));
    month.cloud.clock.advanceTo(dueAt);
    await month.cloud.fireDue();
    expect(arrivedAt(month)).toEqual([]);
    expect(month.cloud.queues.deadLetters('ranges')).toEqual([]);

    await month.goTo('2026-01-12T21:10:00Z');
    expect(arrivedAt(month)).toEqual(once(people(3)));
  });

  it('that takes longer than a worker may is queued once more, and reaches everyone once', async () => {
    let calls = 0;
    await openWith([WEBINAR], {
      maxSendRate: 100,
      onCall: ({ operation }) => {
        if (operation !== 'SendBulkEmail' || calls++ > 0) return;
        month.cloud.clock.advanceTo(new Date(Date.parse(DAY_BEFORE) + 60_000));
      },
    });
    await month.signUp(...people(60));
    await month.goTo(DAY_BEFORE);
    expect(calls).toBeGreaterThan(1);
    expect(arrivedAt(month)).toEqual(once(people(60)));
    expect(month.printed()).not.toContain('RangeUnfinishedError');
  });

  it('whose reading takes all the time fails like any other, instead of being queued for ever', async () => {
    let slow = true;
    await openWith([WEBINAR], {
      onCall: ({ operation, accessKey }) => {
        if (operation !== 'GetParameter' || accessKey !== 'send-range' || !slow) return;
        slow = false;
        month.cloud.clock.advanceTo(new Date(Date.parse(DAY_BEFORE) + 60_000));
      },
    });
    await month.signUp(...people(3));
    await month.goTo(DAY_BEFORE);
    expect(arrivedAt(month)).toEqual(once(people(3)));
  });

  it('whose account has spent its quota waits, ends no message among the dead, and is sent when there is room', async () => {
    let spent = true;
    await openWith([WEBINAR], {
      maxSendRate: 100,
      onCall: ({ operation }) => {
        if (operation === 'SendBulkEmail' && spent)
          throw new AwsError('TooManyRequestsException', 'Daily message quota exceeded.', 429);
      },
    });
    await month.signUp(...people(120));
    await month.goTo(DAY_BEFORE);
    expect(arrivedAt(month)).toEqual([]);
    const { id } = await onlyMailing();
    const [waiting] = await rangeStore(month.cloud.table).ofMailing(id);
    expect(waiting).toMatchObject({ waitsFor: 'quota', tally: { pending: expect.any(Number) } });
    expect(month.cloud.queues.unfinished()).toBe(0);
    spent = false;
    await month.goTo('2026-01-12T21:10:00Z');
    expect(arrivedAt(month)).toEqual(once(people(120)));
    expect(month.cloud.queues.deadLetters('ranges')).toEqual([]);
  });

  it('whose worker died during a call leaves the people of that call uncertain, and mails the others', async () => {
    await openWith([WEBINAR]);
    const range = await firstRangeToCome();
    await month.signUp(...people(3));
    const { table } = month.cloud;
    const lost = await Promise.all(['person0@example.org', 'person1@example.org'].map(idOf));
    const entries = lost.map((id) => ({ id, state: 'sending' as const }));
    const until = await rangeStore(table).lease(range, NEVER);
    await ledgerStore(table).put(range, [{ call: 0, at: DAY_BEFORE, entries }], NEVER);
    if (until.state === 'taken')
      await rangeStore(table).release({ message: range, until: until.until }, { tally: noTally() });
    await month.goTo(DAY_BEFORE);
    expect(arrivedAt(month)).toEqual(['person2@example.org']);
    const calls = await ledgerStore(table).calls(range);
    const known = new Map(calls.flatMap((call) => call.entries.map(({ id, state }) => [id, state])));
    expect(lost.map((id) => known.get(id))).toEqual(['uncertain', 'uncertain']);
    expect(known.get(await idOf('person2@example.org'))).toBe('sent');
  });
});
