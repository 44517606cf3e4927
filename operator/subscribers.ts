/** `subscribers`: the people on the lists, all of them and one by one. */
import { Command } from 'commander';
import type { Address } from '../core/subscribers/address.ts';
import { givenAddress, takesAddress } from './address-argument.ts';
import { count } from './count-subscribers.ts';
import { type EraseOptions, erase } from './erase-subscriber.ts';
import { importFile } from './import-subscribers.ts';
import { allow, exportPerson, suppress } from './one-subscriber.ts';
import type { Store } from './open-store.ts';
import { readOrRefuse } from './read-file.ts';
import { onStore, runOnStore, type Said, type StoreOptions } from './store-command.ts';

/** The command `subscribers`, and those below it: `import`, `count`, `suppress`, `allow`, `export`, `erase`. */
export function subscribersCommand(): Command {
  const subscribers = new Command('subscribers')
    .description('the people on the lists: bring them, count them, and do what one of them asks for')
    .addHelpText('after', '\nExample: npm run subscribers -- count --stage production');
  onStore(subscribers.command('import'))
    .description('put people on lists from a CSV file')
    .argument(
      '<file>',
      'its first line is address,language,lists,style,rhythm; docs/operating.md tells what they hold',
    )
    .addHelpText('after', '\nExample: npm run subscribers -- import people.csv --stage staging')
    .action((file: string, _options, command: Command) => {
      const text = readOrRefuse(file);
      return runOnStore(command, (store, options: StoreOptions) =>
        importFile({ file, text }, store, options),
      );
    });
  onStore(subscribers.command('count'))
    .description('how many people are on each list, in which languages and rhythms')
    .option(
      '--for-others',
      'for whoever asks from outside: fewer than eleven people are not told, all else in tens',
    )
    .addHelpText('after', '\nExample: npm run subscribers -- count --stage production --for-others')
    .action((_options, command: Command) =>
      runOnStore(command, (store, options: CountOptions) => count(store, options)),
    );
  byAddress(subscribers, { name: 'suppress', act: suppress }).description(
    'never mail an address again, on any list, whatever is imported later, nor send to another spelling of it what anybody ' +
      'can ask for',
  );
  byAddress(subscribers, { name: 'allow', act: allow }).description(
    'let an address be mailed again that asked never to be, because whoever has it has changed their mind; it is put on no ' +
      'list',
  );
  byAddress(subscribers, { name: 'export', act: exportPerson, isJson: true })
    .option('--to <file>', 'write it to a new file that you alone can read')
    .description('all that is kept of one person, as JSON, the same as they get by their own page');
  byAddress(subscribers, { name: 'erase', act: erase, asks: true })
    .option(
      '--silently',
      'send the address no letter about the places that are given up, for somebody else may read that mailbox',
    )
    .description('erase all that is kept of one person, as they can on their own page');
  return subscribers;
}

type CountOptions = StoreOptions & { readonly forOthers?: boolean };
type OneOptions = EraseOptions & { readonly to?: string };

interface ByAddress {
  readonly name: string;
  readonly act: (address: Address, store: Store, options: OneOptions) => Promise<Said>;
  /** Whether it asks before it does anything. */
  readonly asks?: boolean;
  /** Whether all that it prints is JSON. */
  readonly isJson?: boolean;
}

function byAddress(subscribers: Command, { name, act, asks = false, isJson = false }: ByAddress): Command {
  return onStore(takesAddress(subscribers.command(name)), { asks })
    .addHelpText('after', `\nExample: npm run subscribers -- ${name} --stage production`)
    .action(async (text: string | undefined, options: OneOptions, command: Command) => {
      const address = await givenAddress(text);
      if (isJson && options.to === undefined) command.setOptionValue('json', true);
      return runOnStore(command, (store, given: OneOptions) => act(address, store, given));
    });
}
