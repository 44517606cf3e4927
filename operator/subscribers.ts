/** `subscribers`: the people on the lists, all of them and one by one. */
import { Command } from 'commander';
import type { Address } from '../core/subscribers/address.ts';
import { count } from './count-subscribers.ts';
import { importFile } from './import-subscribers.ts';
import { allow, erase, exportPerson, readAddress, suppress } from './one-subscriber.ts';
import type { Store } from './open-store.ts';
import { readOrRefuse } from './read-file.ts';
import { readLine } from './read-line.ts';
import { onStore, runOnStore, type Said, type StoreOptions } from './store-command.ts';

const WITHOUT_ADDRESS =
  'without an address one line of standard input is read, so that no shell history, process list or log holds it';

/** The command `subscribers`, and those below it: `import`, `count`, `suppress`, `allow`, `export`, `erase`. */
export function subscribersCommand(): Command {
  const subscribers = new Command('subscribers').description('the people on the lists');
  onStore(subscribers.command('import <file>'))
    .description('put people on lists from a CSV file: address,language,lists,style,rhythm')
    .action((file: string, _options, command: Command) => {
      const text = readOrRefuse(file);
      return runOnStore(command, (store) => importFile({ file, text }, store));
    });
  onStore(subscribers.command('count'))
    .description('how many people are on each list, in which languages and rhythms')
    .option(
      '--for-others',
      'for whoever asks from outside: fewer than eleven people are not told, all else in tens',
    )
    .action((_options, command: Command) =>
      runOnStore(command, (store, options: CountOptions) => count(store, options)),
    );
  byAddress(subscribers, { name: 'suppress', act: suppress }).description(
    'never mail an address again, on any list, whatever is imported later, nor send to another spelling of it what anybody ' +
      `can ask for; ${WITHOUT_ADDRESS}`,
  );
  byAddress(subscribers, { name: 'allow', act: allow }).description(
    'let an address be mailed again that asked never to be, because whoever has it has changed their mind; it is put on no ' +
      `list; ${WITHOUT_ADDRESS}`,
  );
  byAddress(subscribers, { name: 'export', act: exportPerson, isJson: true })
    .option('--to <file>', 'write it to a new file that you alone can read')
    .description(
      `all that is kept of one person, as JSON, the same as they get by their own page; ${WITHOUT_ADDRESS}`,
    );
  byAddress(subscribers, { name: 'erase', act: erase, asks: true }).description(
    `erase all that is kept of one person, as they can on their own page; ${WITHOUT_ADDRESS}`,
  );
  return subscribers;
}

type CountOptions = StoreOptions & { readonly forOthers?: boolean };
type OneOptions = StoreOptions & { readonly to?: string };

interface ByAddress {
  readonly name: string;
  readonly act: (address: Address, store: Store, options: OneOptions) => Promise<Said>;
  /** Whether it asks before it does anything. */
  readonly asks?: boolean;
  /** Whether all that it prints is JSON. */
  readonly isJson?: boolean;
}

function byAddress(subscribers: Command, { name, act, asks = false, isJson = false }: ByAddress): Command {
  return onStore(subscribers.command(`${name} [address]`), { asks }).action(
    async (text: string | undefined, options: OneOptions, command: Command) => {
      const address = readAddress(text ?? (await readLine('The address, then Enter: ')));
      if (isJson && options.to === undefined) command.setOptionValue('json', true);
      return runOnStore(command, (store, given: OneOptions) => act(address, store, given));
    },
  );
}
