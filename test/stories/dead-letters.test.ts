/** Messages that could not be handled because something was broken: mended, put back, and done once. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { agencyStore } from '../../core/agency/agency.store.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { erase } from '../../operator/erase-subscriber.ts';
import { list, redrive } from '../../operator/queues.ts';
import { type Month, openMonth, WEBINAR } from './month.ts';
import { operatorStore } from './operator-store.ts';
import { queueLetter } from './queue-letter.ts';

const YES = { yes: true };
const KEY = { pk: 'AGENCY', sk: 'AGENCY' };

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load([WEBINAR]);
});
afterEach(() => month.close());

const askForList = (address: string) =>
  queueLetter(month.cloud, {
    purpose: 'confirm-subscription',
    address,
    lists: ['newsletter'],
    language: 'en',
    style: 'discreet',
    consent: { at: '2026-01-05T17:00:00.000Z', wording: '0123456789ab', page: '/sign-up', language: 'en' },
  });

it('lie dead while it is broken, are told by number alone, and are done once when they are put back', async () => {
  const store = operatorStore(month);
  const agency = await agencyStore(month.cloud.table).read();
  await month.cloud.table.delete(KEY);
  for (const address of ['ana@example.org', 'bo@example.org']) await askForList(address);
  expect(month.received()).toEqual([]);

  const { text, json } = await list(store);
  expect(json).toMatchObject(
    ['due', 'ranges', 'letters', 'feedback', 'schedules'].map((queue) => ({
      queue,
      waiting: 0,
      dead: queue === 'letters' ? 2 : 0,
      oldest: queue === 'letters' ? expect.stringMatching(/Z$/) : null,
    })),
  );
  expect(text).toContain('npm run queues -- redrive letters');
  expect(text + JSON.stringify(json)).not.toContain('@');
  // Looking takes none away.
  expect((await list(store)).json).toEqual(json);

  await agencyStore(month.cloud.table).put(agency);
  expect((await redrive('letters', store, YES)).json).toEqual({ queue: 'letters', moved: 2 });
  await month.cloud.settle();
  expect(month.received().map((line) => line.split(':')[0])).toEqual(['ana@example.org', 'bo@example.org']);
  expect(month.cloud.queues.deadLetters('letters')).toEqual([]);
  expect((await redrive('letters', store, YES)).json).toEqual({ queue: 'letters', moved: 0 });
});

it.each([
  ['within a day for whoever was not erased since', '2026-01-06T16:59:00Z', ['ana@example.org']],
  ['not at all a day later', '2026-01-06T17:00:00Z', []],
])('are sent when they are put back, but only while somebody waits for them: %s', async (_, at, getting) => {
  const store = operatorStore(month);
  const agency = await agencyStore(month.cloud.table).read();
  await month.cloud.table.delete(KEY);
  for (const address of ['ana@example.org', 'bo@example.org']) await askForList(address);
  await agencyStore(month.cloud.table).put(agency);

  await month.signUp({ address: 'bo@example.org' });
  await erase(parseAddress('bo@example.org'), store, YES);
  await month.goTo(at);
  expect((await redrive('letters', store, YES)).json).toEqual({ queue: 'letters', moved: 2 });
  await month.cloud.settle();
  expect(month.received().map((line) => line.split(':')[0])).toEqual(getting);
  expect(month.cloud.queues.deadLetters('letters')).toEqual([]);
});

it('that fail again lie dead again, and are not moved round and round', async () => {
  const store = operatorStore(month);
  await month.cloud.table.delete(KEY);
  await askForList('ana@example.org');
  expect((await redrive('letters', store, YES)).json).toEqual({ queue: 'letters', moved: 1 });
  await month.cloud.settle();
  expect(month.cloud.queues.deadLetters('letters')).toHaveLength(1);
});
