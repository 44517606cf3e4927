/** `log`: what operators and moderators set out to do. */
import { Command } from 'commander';
import { operationStore } from '../core/operations/operation.store.ts';
import type { About, Operation } from '../core/operations/operation.ts';
import { timeZoneOf } from './agency-zone.ts';
import { readInstant } from './instant.ts';
import { instantIn } from './local-time.ts';
import { plain } from './mailings-list.ts';
import type { Store } from './open-store.ts';
import { onStore, runOnStore, type Said, type StoreOptions } from './store-command.ts';
import { type Column, tableLines } from './text-table.ts';

/** Days that are shown where nobody says since when. */
const USUAL_DAYS = 30;

interface LogOptions extends StoreOptions {
  readonly since?: Date;
}

/** The command `log`. */
export function logCommand(): Command {
  return onStore(new Command('log'))
    .description('what operators and moderators set out to do: who, when, what, about which ids and counts')
    .option(
      '--since <instant>',
      `from then on, such as 2027-01-05T09:00:00-08:00 (default: the last ${USUAL_DAYS} days)`,
      readInstant,
    )
    .addHelpText('after', '\nExample: npm run log -- --stage production --since 2027-01-05T09:00:00-08:00')
    .action((_options, command: Command) =>
      runOnStore(command, (store, options: LogOptions) => readLog(store, options)),
    );
}

/** Since then, or the last thirty days. */
export async function readLog(store: Store, { since = daysBefore(store.now()) }: LogOptions): Promise<Said> {
  const operations = await operationStore(store.table).since(since.toISOString());
  return { text: textOf(operations, since, await timeZoneOf(store)), json: operations };
}

function daysBefore(now: Date): Date {
  const then = new Date(now);
  then.setUTCDate(then.getUTCDate() - USUAL_DAYS);
  return then;
}

function textOf(operations: readonly Operation[], since: Date, timeZone: string): string {
  if (operations.length === 0)
    return `Nobody has done anything since ${instantIn(timeZone, since.toISOString())}.\n`;
  const column = (heading: string, of: (one: Operation) => string): Column => ({
    ...{ heading, cells: operations.map((one) => plain(of(one))), most: 80, align: 'left' },
  });
  const lines = tableLines([
    column('When', ({ at }) => instantIn(timeZone, at)),
    column('Who', ({ by }) => by),
    column('What', ({ what }) => what),
    column('About', ({ about }) => inWords(about)),
  ]);
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

const inWords = (about: About): string =>
  Object.entries(about)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ') || '-';
