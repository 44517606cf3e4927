/** `subscribers count`: how many are on each list, in which languages and rhythms; nobody by name. */
import { agencyStore } from '../core/agency/agency.store.ts';
import { RHYTHMS, type Rhythm, rhythmOf } from '../core/subscribers/rhythm.ts';
import { type ActiveSubscription, subscriptionStore } from '../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../core/subscribers/suppression.store.ts';
import type { Store } from './open-store.ts';
import { withProgress } from './progress.ts';
import type { Said, StoreOptions } from './store-command.ts';
import { type Column, tableLines } from './text-table.ts';
import { inTens, type ToldCount, toldInWords } from './told-to-others.ts';
import { whenLoaded } from './when-loaded.ts';

/** How many people there are of a list, or of all; each in one language and one rhythm. */
interface Counts {
  people: number;
  readonly languages: Record<string, number>;
  readonly rhythms: Record<Rhythm, number>;
}

const HEX_DIGITS = [...'0123456789abcdef'];

/** `forOthers`: as whoever asks from outside may know. */
export async function count(
  store: Store,
  { forOthers = false, json: forPrograms }: Pick<StoreOptions, 'json'> & { readonly forOthers?: boolean },
): Promise<Said> {
  const { lists, languages } = await whenLoaded(() => agencyStore(store.table).read(), store);
  const counts = await countAll(
    lists.map(({ id }) => id),
    { languages, store, json: forPrograms },
  );
  const suppressed = (await suppressionStore(store.table).suppressedBetween({ from: '0', to: '~' })).length;
  const told = (number: number): ToldCount => (forOthers ? inTens(number) : number);
  const json = {
    ...toldOf(counts.all, told),
    suppressed: told(suppressed),
    lists: [...counts.lists].map(([list, each]) => ({ list, ...toldOf(each, told) })),
  };
  return { text: textOf(json, languages), json };
}

const toldOf = ({ people, languages, rhythms }: Counts, told: (number: number) => ToldCount) => ({
  people: told(people),
  languages: mapped(languages, told),
  rhythms: mapped(rhythms, told),
});

const mapped = <Key extends string>(numbers: Record<Key, number>, told: (number: number) => ToldCount) =>
  Object.fromEntries(Object.entries<number>(numbers).map(([key, number]) => [key, told(number)])) as Record<
    Key,
    ToldCount
  >;

/** A sixteenth of the people at a time, so that memory does not grow with their number. */
async function countAll(
  lists: readonly string[],
  {
    languages,
    store,
    json,
  }: {
    readonly languages: readonly string[];
    readonly store: Store;
    readonly json: boolean | undefined;
  },
) {
  const subscriptions = subscriptionStore(store.table, store.now);
  const all = noCounts(languages);
  const ofLists = new Map(lists.map((list) => [list, noCounts(languages)]));
  await withProgress({ format: '{bar} {percentage} %', json }, async (progress) => {
    progress.begin(HEX_DIGITS.length);
    for (const digit of HEX_DIGITS) {
      const seen = new Map<string, ActiveSubscription>();
      for (const [list, counts] of ofLists) {
        const bounds = { hexDigits: [digit], ids: { from: digit, to: `${digit}~` } };
        for (const person of await subscriptions.activeBetween(list, bounds)) {
          add(counts, person);
          seen.set(person.id, person);
        }
      }
      for (const person of seen.values()) add(all, person);
      progress.step();
    }
  });
  return { all, lists: ofLists };
}

const noCounts = (languages: readonly string[]): Counts => ({
  people: 0,
  languages: Object.fromEntries(languages.map((language) => [language, 0])),
  rhythms: { each: 0, daily: 0, weekly: 0 },
});

function add(counts: Counts, person: ActiveSubscription): void {
  counts.people += 1;
  counts.languages[person.language] = (counts.languages[person.language] ?? 0) + 1;
  counts.rhythms[rhythmOf(person)] += 1;
}

interface Told {
  readonly people: ToldCount;
  readonly languages: Readonly<Record<string, ToldCount>>;
  readonly rhythms: Readonly<Record<Rhythm, ToldCount>>;
}

function textOf(
  {
    lists,
    suppressed,
    ...all
  }: Told & { readonly suppressed: ToldCount; readonly lists: readonly (Told & { readonly list: string })[] },
  languages: readonly string[],
): string {
  const rows = [...lists, { list: 'all, each person once', ...all }];
  const number = (heading: string, of: (row: Told) => ToldCount | undefined): Column => ({
    ...{ heading, cells: rows.map((row) => toldInWords(of(row))), most: 20, align: 'right' },
  });
  const lines = tableLines([
    { heading: 'List', cells: rows.map(({ list }) => list), most: 40, align: 'left' },
    number('People', ({ people }) => people),
    ...languages.map((language) => number(language, (row) => row.languages[language])),
    ...RHYTHMS.map((rhythm) => number(rhythm, (row) => row.rhythms[rhythm])),
  ]);
  return [...lines, '', `Never mailed again: ${toldInWords(suppressed)}.`, ''].join('\n');
}
