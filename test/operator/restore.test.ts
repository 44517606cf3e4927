/** What one table is brought into another by: laws over what befell people in both. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pendingRequestStore } from '../../core/letters/pending-request.store.ts';
import { submissionStore } from '../../core/submissions/submission.store.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { eraseSubscriber } from '../../core/subscribers/erase-subscriber.ts';
import { importPerson } from '../../core/subscribers/import-people.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { bringOver } from '../../operator/restore/bring-over.ts';
import { type MemoryTable, memoryTable } from '../memory-table/memory-table.ts';

const ID_KEY = Buffer.alloc(32, 7).toString('base64url');
const LISTS = ['month-events', 'newsletter'];
const PEOPLE = ['ana@example.org', 'bo@example.org'];
const AGENCY = { lists: LISTS.map((id) => ({ id })) } as never;

/** What befalls a person: of `confirm`, `import` and `leave` on one list. */
interface Step {
  readonly what: 'import' | 'confirm' | 'leave' | 'erase' | 'suppress';
  readonly who: string;
  readonly list: string;
}
interface Dated extends Step {
  readonly at: string;
}

const STEP = fc.record({
  what: fc.constantFrom<Step['what']>('import', 'confirm', 'confirm', 'leave', 'erase', 'suppress'),
  who: fc.constantFrom(...PEOPLE),
  list: fc.constantFrom(...LISTS),
});
const dated = (steps: readonly Step[], first: number): Dated[] =>
  steps.map((step, index) => ({
    ...step,
    at: new Date(Date.UTC(2026, 0, 1, 0, first + index)).toISOString(),
  }));

const idOf = (who: string) => subscriberId(parseAddress(who), ID_KEY);

async function befall(table: MemoryTable, { what, who, list, at }: Dated): Promise<void> {
  const id = idOf(who);
  const now = () => new Date(at);
  const subscribers = subscriberStore(table);
  const subscriptions = subscriptionStore(table, now);
  const suppressions = suppressionStore(table);
  const choices = { id, address: who, language: 'en', style: 'discreet' } as const;
  if (what === 'leave') await subscriptions.leave(id, list);
  if (what === 'suppress') await suppressions.suppress(id, 'asked');
  if (what === 'import') {
    const stores = { subscribers, subscriptions, suppressions, now, idKey: ID_KEY, allLists: LISTS };
    await importPerson({ address: parseAddress(who), language: 'en', style: 'open', lists: [list] }, stores);
  }
  if (what === 'confirm') {
    const profile = { ...choices, answeredAt: at };
    if (!(await subscribers.create(profile))) await subscribers.change(profile);
    const consent = { at, wording: 'w', page: '/sign-up', language: 'en', confirmedAt: at, letter: at };
    await subscribers.recordConsent(id, { ...consent, audiences: [list] });
    await subscriptions.subscribe(choices, list);
  }
  if (what === 'erase')
    await eraseSubscriber(id, {
      ...{ agency: AGENCY, subscribers, subscriptions },
      ...{ pending: pendingRequestStore(table), submissions: submissionStore(table) },
      giveUp: async () => undefined,
    });
}

/** Two tables: `before` befell both, or the restored one alone where this stack began empty; `after` the one in use. */
const HISTORY = fc.record({
  before: fc.array(STEP, { maxLength: 8 }),
  after: fc.array(STEP, { maxLength: 8 }),
  beganEmpty: fc.boolean(),
});

const bringing = (from: MemoryTable, to: MemoryTable) => ({
  from: {
    table: from,
    items: async function* () {
      yield from.all();
    },
  },
  ...{ to, agency: AGENCY, idKey: ID_KEY, now: () => new Date('2026-02-01T00:00:00Z') },
});

const standingOf = async (table: MemoryTable, who: string, list: string) =>
  (await subscriptionStore(table).standings(idOf(who), [list])).get(list);

interface Befallen {
  readonly steps: readonly Dated[];
  /** How the person stood to the list in both tables. */
  readonly stood: readonly (string | undefined)[];
}

/** What must hold of one person and one list once all is brought over. */
async function holdLaws(
  to: MemoryTable,
  { who, list }: { readonly who: string; readonly list: string },
  { steps, stood }: Befallen,
): Promise<void> {
  const own = steps.filter((step) => step.who === who);
  const last = (isIt: (step: Dated) => boolean) => own.findLast(isIt)?.at ?? '';
  const isIn = (await standingOf(to, who, list)) === 'active';
  const cameBack =
    last((step) => step.what === 'confirm' && step.list === list) >
    last((step) => step.what === 'erase' || (step.what === 'leave' && step.list === list));
  if (stood.includes('left') && !cameBack) expect(isIn).toBe(false);
  const wasErased =
    last(({ what }) => what === 'erase') > last(({ what }) => what === 'confirm' || what === 'import');
  if (!stood.includes('left') && stood.includes('active') && !wasErased) expect(isIn).toBe(true);
  if (wasErased) expect(await subscriberStore(to).find(idOf(who))).toBeUndefined();
  if (isIn) expect(await subscriberStore(to).find(idOf(who))).toMatchObject({ address: who });
  if (own.some(({ what }) => what === 'suppress'))
    expect(await suppressionStore(to).isSuppressed(idOf(who))).toBe(true);
}

it('brings back nobody who has left or is suppressed in either table, loses nobody else, and changes nothing when done again', async () => {
  await fc.assert(
    fc.asyncProperty(HISTORY, async ({ before, after, beganEmpty }) => {
      const [from, to] = [memoryTable(), memoryTable()];
      const [first, second] = [dated(before, 0), dated(after, 30)];
      for (const step of first) await befall(from, step);
      for (const step of beganEmpty ? second : [...first, ...second]) await befall(to, step);
      const pairs = PEOPLE.flatMap((who) => LISTS.map((list) => ({ who, list })));
      const stood = await Promise.all(
        pairs.map(async ({ who, list }) => [
          await standingOf(from, who, list),
          await standingOf(to, who, list),
        ]),
      );
      await bringOver(bringing(from, to));

      const steps = [...first, ...second];
      for (const [index, pair] of pairs.entries())
        await holdLaws(to, pair, { steps, stood: stood[index] ?? [] });
      for (const list of LISTS) {
        const active = await Promise.all(PEOPLE.map((who) => standingOf(to, who, list)));
        const count = active.filter((standing) => standing === 'active').length;
        expect(await subscriptionStore(to).count(list)).toBe(count);
      }

      const content = to.content(/./);
      const { erasedSince: _, ...written } = await bringOver(bringing(from, to));
      expect(Object.values(written)).toEqual([0, 0, 0, 0, 0]);
      expect(to.content(/./)).toBe(content);
    }),
    { numRuns: 400 },
  );
});

it('refuses a table whose ids another key has made, before anything is written', async () => {
  const [from, to] = [memoryTable(), memoryTable()];
  await befall(from, {
    what: 'confirm',
    who: 'ana@example.org',
    list: 'newsletter',
    at: '2026-01-01T00:00:00.000Z',
  });
  const wrong = { ...bringing(from, to), idKey: Buffer.alloc(32, 8).toString('base64url') };
  await expect(bringOver(wrong)).rejects.toThrow(/made with another id key/);
  expect(to.all()).toEqual([]);
});

it('keeps choices, consents and words, the record of operators, and the proof of what was sent; what stands stays', async () => {
  const [from, to] = [memoryTable(), memoryTable()];
  const at = '2026-01-01T00:00:00.000Z';
  await befall(from, { what: 'confirm', who: 'ana@example.org', list: 'newsletter', at });
  const kept = [
    { pk: 'WORDING', sk: 'w', text: 'I agree.' },
    { pk: 'OPERATIONS', sk: `${at}#1`, what: 'subscribers import' },
    { pk: 'MAILINGS#2026', sk: '2026-a', people: 7 },
    { pk: 'LEDGER#2026-a#0', sk: 'CALL#1', entries: [] },
  ];
  const left = [
    { pk: 'ALARMS', sk: 'too-late#2026-a', says: 'x' },
    { pk: 'OPEN', sk: '2026-a' },
    { pk: 'AGENCY', sk: 'AGENCY', name: 'Another' },
  ];
  for (const item of [...kept, ...left]) await from.put(item);
  await to.put({ pk: 'MAILINGS#2026', sk: '2026-a', people: 8 } as never);
  expect(await bringOver(bringing(from, to))).toMatchObject({ people: 1, subscriptions: 1, records: 3 });
  expect(await to.get({ pk: 'MAILINGS#2026', sk: '2026-a' })).toMatchObject({ people: 8 });
  for (const { pk, sk } of left) expect(await to.get({ pk, sk })).toBeUndefined();
  const id = idOf('ana@example.org');
  expect((await subscriberStore(to).read(id)).consents).toMatchObject([{ wording: 'w', confirmedAt: at }]);
  expect(
    await subscriptionStore(to).activeBetween('newsletter', {
      hexDigits: [id.slice(0, 1)],
      ids: { from: id, to: id },
    }),
  ).toMatchObject([{ address: 'ana@example.org', style: 'discreet', since: at }]);
});
