/** `subscribers import`: puts the people of a file on lists. */
import { Presets, SingleBar } from 'cli-progress';
import pMap from 'p-map';
import { agencyStore } from '../core/agency/agency.store.ts';
import type { Agency } from '../core/agency/agency.ts';
import { printProblem } from '../core/calendar/problem.ts';
import { type ImportOutcome, importPerson } from '../core/subscribers/import-people.ts';
import { type ImportedPerson, readSubscriberCsv } from '../core/subscribers/read-subscriber-csv.ts';
import { importingInto } from '../local/importing.ts';
import { OperatorError } from '../local/operator-error.ts';
import { explained } from './aws-refusal.ts';
import { counted } from './counted.ts';
import type { Store } from './open-store.ts';
import type { Said } from './store-command.ts';
import { whenLoaded } from './when-loaded.ts';

/** How many people are written at once. */
const AT_ONCE = { concurrency: 16 };

const WHEN_CUT_SHORT =
  'Whoever was imported before that stays on their lists: import the same file again for the others.';

export async function importFile(
  { file, text }: { readonly file: string; readonly text: string },
  store: Store,
): Promise<Said> {
  const agency = await whenLoaded(() => agencyStore(store.table).read(), store);
  const { people, problems } = readSubscriberCsv({ file, text, agency });
  if (problems.length > 0) {
    throw new OperatorError(
      `${problems.map(printProblem).join('\n')}\nNobody was imported. Mend the file and import it again.`,
    );
  }
  if (people.length === 0) {
    throw new OperatorError(`${file} names nobody: below its first line, write one line for each person.`);
  }
  return said(await importAll(people, store, agency));
}

function said(outcomes: readonly ImportOutcome[]): Said {
  const sum = (number: (outcome: ImportOutcome) => number) =>
    outcomes.reduce((all, outcome) => all + number(outcome), 0);
  const subscribed = sum((outcome) => outcome.subscribed);
  const already = sum((outcome) => outcome.already);
  const left = sum((outcome) => Number(outcome.left));
  const suppressed = sum((outcome) => Number(outcome.suppressed));
  const text = [
    `${counted(outcomes.length, 'person', 'people')} read:`,
    `  ${counted(subscribed, 'new subscription')}`,
    `  ${counted(already, 'subscription that was there already', 'subscriptions that were there already')}`,
    `  ${counted(left, 'person has left a list and stays off', 'people have left a list and stay off')}`,
    `  ${counted(suppressed, 'person is suppressed and stays off', 'people are suppressed and stay off')}`,
    '',
  ].join('\n');
  return { text, json: { people: outcomes.length, subscribed, already, left, suppressed } };
}

async function importAll(
  people: readonly ImportedPerson[],
  store: Store,
  agency: Agency,
): Promise<ImportOutcome[]> {
  const dependencies = await whenLoaded(() => importingInto(store, agency), store);
  await store.note('subscribers import', { people: people.length });
  const bar = new SingleBar(
    { format: '{bar} {value}/{total} people, {eta_formatted} left' },
    Presets.shades_classic,
  );
  bar.start(people.length, 0);
  try {
    return await explained(
      () =>
        pMap(
          people,
          async (person) => {
            const outcome = await importPerson(person, dependencies);
            bar.increment();
            return outcome;
          },
          AT_ONCE,
        ),
      { whatNow: WHEN_CUT_SHORT },
    );
  } finally {
    bar.stop();
  }
}
