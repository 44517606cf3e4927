/** `subscribers`: import people from a file, never mail someone again, and take that back. */

import { Presets, SingleBar } from 'cli-progress';
import { Command } from 'commander';
import pMap from 'p-map';
import { agencyStore, NoAgencyError } from '../core/agency/agency.store.ts';
import type { Agency } from '../core/agency/agency.ts';
import { printProblem } from '../core/calendar/problem.ts';
import { type Address, BadAddressError, parseAddress } from '../core/subscribers/address.ts';
import { type ImportOutcome, importPerson } from '../core/subscribers/import-people.ts';
import { MissingKeyError } from '../core/subscribers/keys.client.ts';
import { mailboxHash } from '../core/subscribers/mailbox.ts';
import { type ImportedPerson, readSubscriberCsv } from '../core/subscribers/read-subscriber-csv.ts';
import { subscriberId } from '../core/subscribers/subscriber.ts';
import { suppressionStore } from '../core/subscribers/suppression.store.ts';
import { importingInto } from '../local/importing.ts';
import { OperatorError } from '../local/operator-error.ts';
import { explained } from './aws-refusal.ts';
import { counted } from './counted.ts';
import { type Store, withStore } from './open-store.ts';
import { readOrRefuse } from './read-file.ts';
import { readLine } from './read-line.ts';
import { addStackOptions, type StackOptions } from './which-stack.ts';

/** How many people are written at once. */
const AT_ONCE = { concurrency: 16 };

const WHEN_CUT_SHORT =
  'Whoever was imported before that stays on their lists: import the same file again for the others.';

/** The commands `subscribers import FILE`, `subscribers suppress [ADDRESS]` and `subscribers allow [ADDRESS]`. */
export function subscribersCommand(): Command {
  const subscribers = new Command('subscribers').description('the people on the lists');
  addStackOptions(subscribers.command('import <file>'))
    .description('put people on lists from a CSV file: address,language,lists,style,rhythm')
    .action((file: string, options: StackOptions) => {
      const text = readOrRefuse(file);
      return withStore(options, (store) => importFile({ file, text }, store));
    });
  addStackOptions(subscribers.command('suppress [address]'))
    .description(
      'never mail an address again, on any list, whatever is imported later, nor send to another spelling of it what anybody ' +
        'can ask for; without an address one line of standard input is read, so that no shell history, process list or log holds it',
    )
    .action(async (text: string | undefined, options: StackOptions) => {
      const address = readAddress(text ?? (await readLine('The address, then Enter: ')));
      return withStore(options, (store) => suppress(address, store));
    });
  addStackOptions(subscribers.command('allow [address]'))
    .description(
      'let an address be mailed again that asked never to be, because whoever has it has changed their mind; it is put on no ' +
        'list; without an address one line of standard input is read',
    )
    .action(async (text: string | undefined, options: StackOptions) => {
      const address = readAddress(text ?? (await readLine('The address, then Enter: ')));
      return withStore(options, (store) => allow(address, store));
    });
  return subscribers;
}

async function importFile({ file, text }: { file: string; text: string }, store: Store): Promise<void> {
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
  process.stdout.write(summaryOf(await importAll(people, store, agency)));
}

function summaryOf(outcomes: readonly ImportOutcome[]): string {
  const sum = (number: (outcome: ImportOutcome) => number) =>
    outcomes.reduce((all, outcome) => all + number(outcome), 0);
  const subscribed = sum((outcome) => outcome.subscribed);
  const already = sum((outcome) => outcome.already);
  const left = sum((outcome) => Number(outcome.left));
  const suppressed = sum((outcome) => Number(outcome.suppressed));
  return [
    `${counted(outcomes.length, 'person', 'people')} read:`,
    `  ${counted(subscribed, 'new subscription')}`,
    `  ${counted(already, 'subscription that was there already', 'subscriptions that were there already')}`,
    `  ${counted(left, 'person has left a list and stays off', 'people have left a list and stay off')}`,
    `  ${counted(suppressed, 'person is suppressed and stays off', 'people are suppressed and stay off')}`,
    '',
  ].join('\n');
}

async function importAll(
  people: readonly ImportedPerson[],
  store: Store,
  agency: Agency,
): Promise<ImportOutcome[]> {
  const dependencies = await whenLoaded(() => importingInto(store, agency), store);
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

/** As the button of a letter does: the address, and for letters its mailbox. */
async function suppress(address: Address, store: Store): Promise<void> {
  const idKey = await whenLoaded(() => store.keys.idKey(store.idKeyParameter), store);
  const suppressions = suppressionStore(store.table);
  const added = await suppressions.suppress(subscriberId(address, idKey), 'asked');
  const addedMailbox = await suppressions.suppressMailbox(mailboxHash(address, idKey));
  process.stdout.write(
    added || addedMailbox
      ? 'This address is never mailed again.\n'
      : 'This address was suppressed already.\n',
  );
}

/** Only what was asked for is taken back: a mailbox that does not exist stays out, and a complaint is lifted by confirming. */
async function allow(address: Address, store: Store): Promise<void> {
  const idKey = await whenLoaded(() => store.keys.idKey(store.idKeyParameter), store);
  const suppressions = suppressionStore(store.table);
  const ofMailbox = await suppressions.liftMailbox(mailboxHash(address, idKey));
  const lifted = (await suppressions.lift(subscriberId(address, idKey), 'asked')) || ofMailbox;
  process.stdout.write(
    lifted
      ? 'This address can be mailed again. It is on no list by that: whoever has it can sign up.\n'
      : 'Nobody has asked that this address never be mailed.\n',
  );
}

function readAddress(text: string): Address {
  try {
    return parseAddress(text);
  } catch (error) {
    if (error instanceof BadAddressError)
      throw new OperatorError(`This address can't be used: ${error.message}.`);
    throw error;
  }
}

/** Before the first load there are no lists to be put on and no key to make ids with. */
async function whenLoaded<T>(work: () => Promise<T>, { howToLoad }: Store): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NoAgencyError || error instanceof MissingKeyError) {
      throw new OperatorError(`Nothing has been loaded yet: ${howToLoad}, then run this again.`);
    }
    throw error;
  }
}
