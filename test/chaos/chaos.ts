/** Injects every fault that we can think of; how to ask stands in `USAGE`. */
import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readCommandLine } from '../command-line.ts';
import { reportText, tooFew } from './report.ts';
import { type RunOptions, run } from './run.ts';

const USAGE = `Usage: npm run chaos -- [options]

Sends mailings through the real handlers while workers die, SES and DynamoDB fail, queues and schedules deliver twice, late
or never, feedback is lost, and people join and leave. Then it compares what SES has accepted with what our ledger says.
It takes a few minutes.

  --seed NUMBER     the seed of all chances (default: another one each time; it is printed)
  --people NUMBER   on the large list in the first round; each later round has a quarter (default: 20000)
  --rounds NUMBER   how many worlds are made; in every second one all feedback ends in the middle (default: 2)
  --log FILE        where all goes that the functions printed, of rounds with something amiss
  --help            this

It ends with 1 when somebody was lost, mailed twice or shown wrongly, or when a fault of a full run did not happen a
hundred times, and with 2 when it does not know what it was asked for.`;

const FULL = { people: 20_000, rounds: 2 };
/** Mailings to few people, of which each schedule is a chance for a fault of its own. */
const SMALL_MAILINGS = 264;

/** Null when only the usage is asked for. */
function readOptions(): RunOptions | null {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      people: { type: 'string', default: String(FULL.people) },
      rounds: { type: 'string', default: String(FULL.rounds) },
      log: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const seed = whole('seed', values.seed ?? String(Math.floor(Math.random() * 1_000_000)));
  const people = whole('people', values.people);
  const { log } = values;
  return {
    ...{ seed, people, rounds: whole('rounds', values.rounds) },
    ...{ large: 2, small: SMALL_MAILINGS, minutes: 80 },
    ...(log !== undefined && { onPrinted: (text: string) => appendFileSync(log, text) }),
  };
}

function whole(name: string, text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isInteger(number) || number < 0)
    throw new TypeError(`--${name} takes a whole number`);
  return number;
}

const options = readCommandLine(USAGE, readOptions);
if (options) {
  process.stderr.write(`seed ${options.seed}\n`);
  const result = await run({ ...options, onProgress: (text) => process.stderr.write(`${text}\n`) });
  process.stdout.write(`${reportText(result)}\n`);
  const isFull = options.people >= FULL.people && options.rounds >= FULL.rounds;
  const missing = isFull ? tooFew(result) : [];
  if (missing.length > 0) process.stdout.write(`\nToo few of: ${missing.join(', ')}\n`);
  // Node 24 may wait for ever in its own end after workers were stopped in the middle of something.
  process.exit(result.violations.length > 0 || missing.length > 0 ? 1 : 0);
}
