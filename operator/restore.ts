/** `restore`: brings people and proof from another table into the one in use: a restored one, or one that an earlier stack has left. */
import { ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { Command } from 'commander';
import { agencyStore } from '../core/agency/agency.store.ts';
import { OperatorError } from '../local/operator-error.ts';
import { confirm } from './confirm.ts';
import { counted } from './counted.ts';
import type { Store } from './open-store.ts';
import { withProgress } from './progress.ts';
import { type Brought, bringOver } from './restore/bring-over.ts';
import { onStore, runOnStore, type Said, type StoreOptions } from './store-command.ts';
import { whenLoaded } from './when-loaded.ts';

interface RestoreOptions extends StoreOptions {
  readonly fromTable: string;
}

/** The command `restore`. */
export function restoreCommand(): Command {
  return onStore(new Command('restore'), { asks: true })
    .description(
      'bring people, consents, leavings, suppressions and the proof of what was sent from another table of the account into the ' +
        'stage’s own; nobody comes back who has left, was erased or is suppressed in either',
    )
    .requiredOption('--from-table <name>', 'the table that was restored, or that an earlier stack has left')
    .addHelpText('after', '\nExample: npm run restore -- --from-table restored --stage production')
    .action((_options, command: Command) =>
      runOnStore(command, (store, options: RestoreOptions) => restore(store, options)),
    );
}

const WHEN_CUT_SHORT = 'What was brought over stays: run this again for the rest.';

export async function restore(store: Store, { fromTable, yes, stage, json }: RestoreOptions): Promise<Said> {
  if (fromTable === store.tableName)
    throw new OperatorError(`${fromTable} is the table in use. Nothing has been done.`);
  const agency = await whenLoaded(() => agencyStore(store.table).read(), store);
  const idKey = await whenLoaded(() => store.keys.idKey(store.idKeyParameter), store);
  await confirm(`Bring people and proof from the table ${fromTable} into ${store.tableName}?`, yes, stage);
  await store.note('restore', { from: fromTable });
  try {
    const brought = await withProgress({ format: '{value} items looked at', json }, (progress) => {
      progress.begin(0);
      return bringOver({
        ...{ from: store.wholeTable(fromTable), to: store.table, agency, idKey, now: store.now },
        onItem: () => progress.step(),
      });
    });
    return { text: inWords(brought), json: brought };
  } catch (error) {
    if (error instanceof ResourceNotFoundException)
      throw new OperatorError(`There is no table ${fromTable} in this account and region.`);
    if (error instanceof OperatorError) throw error;
    throw Object.assign(error as Error, { message: `${(error as Error).message} ${WHEN_CUT_SHORT}` });
  }
}

const inWords = ({ suppressions, leavings, people, subscriptions, records, erasedSince }: Brought): string =>
  [
    'Brought over:',
    `  ${counted(suppressions, 'suppression')}`,
    `  ${counted(leavings, 'leaving')}`,
    `  ${counted(people, 'person', 'people')}, with ${counted(subscriptions, 'subscription')}`,
    `  ${counted(records, 'record')} of what was sent, agreed to and done`,
    ...(erasedSince > 0
      ? [`Left alone, for they were erased since: ${counted(erasedSince, 'person', 'people')}`]
      : []),
    '',
  ].join('\n');
