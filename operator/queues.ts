/** `queues`: what lies in the dead-letter queues, and putting it back once what was broken is mended. */
import { Argument, Command } from 'commander';
import { DEAD_LETTER_DAYS } from '../core/contract/functions.ts';
import { timeZoneOf } from './agency-zone.ts';
import { confirm } from './confirm.ts';
import { counted, thousands } from './counted.ts';
import { DEAD_LETTER_QUEUES, type DeadLetterQueue } from './dead-letters.ts';
import { instantIn } from './local-time.ts';
import type { Store } from './open-store.ts';
import { withProgress } from './progress.ts';
import { onStore, runOnStore, type Said, type StoreOptions } from './store-command.ts';
import { type Column, tableLines } from './text-table.ts';
import { commandOn } from './which-stack.ts';

/** The command `queues`, and the one below it: `redrive`. */
export function queuesCommand(): Command {
  const queues = onStore(new Command('queues'))
    .description(
      'how many messages wait on each queue, and how many lie dead since when; never what they say',
    )
    .addHelpText('after', '\nExample: npm run queues -- --stage production')
    .action((_options, command: Command) => runOnStore(command, list));
  onStore(queues.command('redrive'), { asks: true })
    .description('put the dead letters of a queue back, to be handled again, once what was broken is mended')
    .addArgument(
      new Argument('<queue>', 'whose dead letters').choices(DEAD_LETTER_QUEUES.map(({ name }) => name)),
    )
    .addHelpText('after', '\nExample: npm run queues -- redrive letters --stage production')
    .action((name: string, _options, command: Command) =>
      runOnStore(command, (store, options: StoreOptions) => redrive(name, store, options)),
    );
  return queues;
}

const queueNamed = (name: string): DeadLetterQueue =>
  DEAD_LETTER_QUEUES.find((queue) => queue.name === name) as DeadLetterQueue;

/** One queue with its dead letters. */
interface Listed {
  readonly queue: string;
  readonly carries: string;
  readonly waiting: number;
  readonly worked: number;
  readonly dead: number;
  /** Of the dead that were looked at, ten at most, when the oldest was first sent. */
  readonly oldest: string | null;
  /** When that one is lost for good. */
  readonly keptUntil: string | null;
}

export async function list(store: Store): Promise<Said> {
  const listed = await Promise.all(DEAD_LETTER_QUEUES.map((queue) => look(queue, store)));
  return { text: textOf(listed, { timeZone: await timeZoneOf(store), stack: store.stack }), json: listed };
}

async function look({ name, carries, dead, target }: DeadLetterQueue, { queues }: Store): Promise<Listed> {
  const alive = name === target ? await queues.figures(target) : { waiting: 0, worked: 0 };
  const lying = await queues.figures(dead);
  const oldest = lying.waiting + lying.worked > 0 ? await queues.oldest(dead) : null;
  return {
    ...{ queue: name, carries, ...alive, dead: lying.waiting + lying.worked },
    oldest: oldest?.toISOString() ?? null,
    keptUntil: oldest ? keptUntil(oldest).toISOString() : null,
  };
}

/** SQS keeps a message as long as from when it was first sent, however late it died. */
function keptUntil(sent: Date): Date {
  const until = new Date(sent);
  until.setUTCDate(until.getUTCDate() + DEAD_LETTER_DAYS);
  return until;
}

function textOf(
  listed: readonly Listed[],
  { timeZone, stack }: Pick<Store, 'stack'> & { readonly timeZone: string },
): string {
  const column = (heading: string, of: (one: Listed) => string, align: Column['align']): Column => ({
    ...{ heading, cells: listed.map(of), most: 50, align },
  });
  const when = (instant: string | null) => (instant === null ? '' : instantIn(timeZone, instant));
  const dead = listed.filter((one) => one.dead > 0);
  return [
    ...tableLines([
      column('Queue', ({ queue }) => queue, 'left'),
      column('Waiting', ({ waiting }) => thousands(waiting), 'right'),
      column('At work', ({ worked }) => thousands(worked), 'right'),
      column('Dead', (one) => thousands(one.dead), 'right'),
      column('Oldest dead', ({ oldest }) => when(oldest), 'left'),
      column('Kept until', (one) => when(one.keptUntil), 'left'),
    ]).map((line) => line.trimEnd()),
    '',
    ...(dead.length === 0
      ? ['Nothing lies dead.']
      : [
          'The log of the function says why (docs/runbook.md#put-dead-letters-back). Once that is mended:',
          ...dead.map(({ queue }) => `  ${commandOn(stack, 'queues', 'redrive', queue)}`),
        ]),
    '',
  ].join('\n');
}

/** @param name a queue's, or `schedules` */
export async function redrive(name: string, store: Store, { yes, stage, json }: StoreOptions): Promise<Said> {
  const queue = queueNamed(name);
  const { waiting, worked } = await store.queues.figures(queue.dead);
  if (waiting + worked === 0)
    return { text: `Nothing of ${queue.name} lies dead.\n`, json: { queue: queue.name, moved: 0 } };
  await confirm(
    `Put ${counted(waiting + worked, 'message')} back on the queue ${queue.target}? Is it mended, what made them fail?`,
    yes,
    stage,
  );
  await store.note('queues redrive', { queue: queue.name, messages: waiting + worked });
  const moved = await withProgress({ format: '{bar} {value}/{total} messages', json }, (progress) => {
    progress.begin(waiting + worked);
    return store.queues.redrive(queue, () => progress.step());
  });
  return {
    text: `${counted(moved, 'message')} put back on the queue ${queue.target}. What fails again lies dead again: ${commandOn(store.stack, 'queues')}\n`,
    json: { queue: queue.name, moved },
  };
}
