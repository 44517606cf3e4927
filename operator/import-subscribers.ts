/** `subscribers import`: puts the people of a file on lists. */
import pMap from 'p-map';
import { agencyStore } from '../core/agency/agency.store.ts';
import type { Agency } from '../core/agency/agency.ts';
import { printProblem } from '../core/calendar/problem.ts';
import { type ImportOutcome, importPerson } from '../core/subscribers/import-people.ts';
import { type ImportedPerson, readSubscriberCsv } from '../core/subscribers/read-subscriber-csv.ts';
import { importingInto } from '../local/importing.ts';
import { OperatorError } from '../local/operator-error.ts';
import { explained } from './aws-refusal.ts';
import { confirmProduction } from './confirm.ts';
import { counted } from './counted.ts';
import type { Store } from './open-store.ts';
import { type Progress, withProgress } from './progress.ts';
import type { Said, StoreOptions } from './store-command.ts';
import { whenLoaded } from './when-loaded.ts';

/** How many people are written at once. */
const AT_ONCE = { concurrency: 16 };

const FORMAT = '{bar} {value}/{total} people, {eta_formatted} left';

const WHEN_CUT_SHORT =
  'Whoever was imported before that stays on their lists: import the same file again for the others.';

/** Asks nothing but in production: who is on a list there is mailed. */
export async function importFile(
  { file, text }: { readonly file: string; readonly text: string },
  store: Store,
  { stage, json }: Pick<StoreOptions, 'stage' | 'json'> = {},
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
  if (stage === 'production')
    await confirmProduction(
      `Import ${counted(people.length, 'person', 'people')} into production, where everyone on the lists is mailed?`,
    );
  return said(await importAll(people, { store, agency, json }));
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
  { store, agency, json }: { store: Store; agency: Agency; json: boolean | undefined },
): Promise<ImportOutcome[]> {
  const dependencies = await whenLoaded(() => importingInto(store, agency), store);
  await store.note('subscribers import', { people: people.length });
  const importEach = (progress: Progress) => {
    progress.begin(people.length);
    return pMap(
      people,
      async (person) => {
        const outcome = await importPerson(person, dependencies);
        progress.step();
        return outcome;
      },
      AT_ONCE,
    );
  };
  return explained(() => withProgress({ format: FORMAT, json }, importEach), { whatNow: WHEN_CUT_SHORT });
}
