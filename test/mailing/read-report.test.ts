/** What is read for a report: as much as it needs, be it of a million people, and with all that is known by now. */
import { expect, it } from 'vitest';
import type { StoredEvent } from '../../core/calendar/changes.ts';
import { feedbackStore } from '../../core/feedback/feedback.store.ts';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import { ledgerStore } from '../../core/mailing/ledger.store.ts';
import { type LedgerEntry, tally } from '../../core/mailing/ledger.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { mailingId } from '../../core/mailing/mailing.ts';
import { rangeStore } from '../../core/mailing/range.store.ts';
import { readReports } from '../../core/mailing/read-report.ts';
import type { Table } from '../../core/runtime/table.client.ts';
import { entries, mailing as example, NOW, tallied } from '../local/mailings.fixture.ts';
import { memoryTable } from '../memory-table/memory-table.ts';

const FOREVER = 4_000_000_000;

const REMINDS = {
  reminder: { year: 2026, source: 'calendar', eventId: '0123456789abcdef', offset: '-P1D' },
  startsAt: '2026-01-13T21:00:00Z',
} as const;
/** The event of which the mailing tells. */
const EVENT = {
  ...{ year: 2026, source: 'calendar', id: REMINDS.reminder.eventId, startsAt: REMINDS.startsAt },
  reminders: [{ offset: '-P1D', dueAt: example().dueAt }],
} as unknown as StoredEvent;

/** A mailing in `ranges`, and which partitions of it are read for its report. */
async function world(ranges: number, event?: StoredEvent) {
  const memory = memoryTable();
  const read: string[] = [];
  const table: Table = {
    ...memory,
    query: (pk, ...more) => {
      read.push(pk.split('#')[0] ?? '');
      return memory.query(pk, ...more);
    },
  };
  const stores = {
    mailings: mailingStore(table),
    ranges: rangeStore(table, { now: () => NOW.getTime(), differs: 0 }),
    ledger: ledgerStore(table),
    feedback: feedbackStore(table),
    brakes: brakeStore(table),
    publications: { newsletter: async () => undefined },
    events: {
      event: async () => {
        read.push('EVENT');
        return event;
      },
    },
  };
  const mailing = await stores.mailings.start(
    example({ ranges, people: ranges * 1500, expiresAt: FOREVER, ...REMINDS, id: mailingId(EVENT, '-P1D') }),
  );
  await stores.mailings.reopen(mailing.id, FOREVER);
  const take = async (range: number, people: readonly LedgerEntry[]) => {
    const message = { mailing: mailing.id, range };
    const lease = await stores.ranges.lease(message, FOREVER);
    if (lease.state !== 'taken') throw new Error('Nobody else is there.');
    if (people.length > 0)
      await stores.ledger.put(message, [{ call: 0, at: mailing.startedAt, entries: people }], FOREVER);
    return { message, until: lease.until };
  };
  return {
    stores,
    mailing,
    take,
    finish: async (range: number, people: readonly LedgerEntry[]) =>
      stores.ranges.finish(await take(range, people), tally(people)),
    report: async () => {
      read.length = 0;
      const [report] = await readReports([await stores.mailings.read(mailing.id)], NOW, stores);
      if (!report) throw new Error('There is no report.');
      return { report, ledgers: read.filter((kind) => kind === 'LEDGER').length, read: [...read] };
    },
  };
}

const SENT = entries(1500, { state: 'sent', messageId: 'm' });
const FAILED = entries(1, { state: 'failed', reason: 'FAILED' }, 9000);

it('of a million people the ledgers of those ranges are read in which somebody was not reached', async () => {
  const { stores, take, finish, report, mailing } = await world(667);
  for (let range = 0; range < 667; range += 1) {
    if (range % 250 === 0) await finish(range, FAILED);
    else await stores.ranges.finish(await take(range, []), tallied({ sent: 1500 }));
  }
  const now = await report();
  expect(now.report).toMatchObject({ missed: 3, counts: { sent: 664 * 1500 }, reasons: [{ people: 3 }] });
  expect(now.ledgers).toBe(3);

  await stores.mailings.finish(mailing.id, tallied({ sent: 1_000_000 }));
  const finished = await report();
  expect(finished.report.people).toBe(1_000_000);
  expect(finished.read.toSorted()).toEqual(['FEEDBACK', 'OPEN']);
});

it('where somebody was missed in every range, some are looked into, and all are counted', async () => {
  const { finish, report } = await world(120);
  for (let range = 0; range < 120; range += 1) await finish(range, FAILED);
  const { report: told, ledgers } = await report();
  expect(ledgers).toBe(100);
  expect(told).toMatchObject({ missed: 120, rangesNotLookedInto: 20 });
});

it('a range in a worker’s hands is told of as it is now', async () => {
  const { take, report } = await world(2);
  await take(0, [...SENT.slice(0, 100), ...entries(50, { state: 'sending' }, 5000)]);
  expect((await report()).report.counts).toMatchObject({ sent: 100, sending: 50, 'not-begun': 2850 });
});

it('proof counts before the ledger is written anew', async () => {
  const { stores, finish, report, mailing } = await world(1);
  const uncertain = entries(2, { state: 'uncertain', reason: 'no answer' });
  await finish(0, uncertain);
  const accepted = [{ call: 0, recipient: uncertain[0]?.id ?? '', messageId: 'proof' }];
  await stores.feedback.prove({ mailing: mailing.id, range: 0 }, accepted, FOREVER);
  expect((await report()).report.counts).toMatchObject({ sent: 1, uncertain: 1 });
});

it.each([
  ['is as it was again', EVENT, 4],
  ['is not as it was', { ...EVENT, startsAt: '2026-01-20T21:00:00Z' }, 0],
  ['is gone', undefined, 0],
])('whoever was passed by because of an event that %s', async (_, event, missed) => {
  const { stores, finish, report, mailing } = await world(2, event);
  await finish(0, SENT);
  expect((await report()).read).not.toContain('EVENT');
  const passedBy = entries(4, { state: 'skipped', reason: 'overtaken' });
  await finish(1, passedBy);
  expect((await report()).report).toMatchObject({ missed, counts: { overtaken: 4 } });
  await stores.mailings.finish(mailing.id, tallied({ sent: 1500, overtaken: 4 }));
  const finished = await report();
  expect(finished.report.missed).toBe(missed);
  expect(finished.read.toSorted()).toEqual(['EVENT', 'FEEDBACK', 'OPEN']);
});
