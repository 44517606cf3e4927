/** Throws broken calendars at the check; how to ask stands in `USAGE`. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { translationsBeside } from '../../operator/translations-beside.ts';
import { readCommandLine } from '../command-line.ts';
import { type FuzzCase, makeCase } from './fuzz-case.ts';
import { OUTCOMES, VIOLATIONS } from './judge.ts';
import { reportText } from './report.ts';
import { checkAlone, run } from './run.ts';

const USAGE = `Usage: npm run fuzz -- [options]

Mutates the calendars of this repository, and has each checked as \`npm run calendar -- check\` does it. Whatever stands in a
file, the check has to end soon, and to say in words what is wrong.

  --files NUMBER   how many calendars (default: 50000; a few minutes)
  --seed NUMBER    the seed of all chances (default: another one each time; it is printed)
  --only NUMBER    the one calendar of this number and seed, and no other
  --again FILE     a calendar that was left by an earlier run
  --out FOLDER     where calendars are left that something is wrong with (default: .local/fuzz)
  --help           this

It ends with 1 when something was wrong with a check, and with 2 when it does not know what it was asked for.`;

interface Options {
  readonly seed: number;
  readonly files: number;
  readonly only: number | null;
  readonly again: string | null;
  readonly out: string;
}

/** Null when only the usage is asked for. */
function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      files: { type: 'string', default: '50000' },
      seed: { type: 'string' },
      only: { type: 'string' },
      again: { type: 'string' },
      out: { type: 'string', default: '.local/fuzz' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  return {
    seed: whole('seed', values.seed ?? String(Math.floor(Math.random() * 1_000_000))),
    files: whole('files', values.files),
    only: values.only === undefined ? null : whole('only', values.only),
    again: values.again ?? null,
    out: values.out,
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
  const { seed, only, again } = options;
  if (again !== null) await tryOne(caseIn(again));
  else if (only !== null) await tryOne(makeCase(seed, only));
  else await tryMany(options);
}

async function tryMany({ seed, files, out }: Options): Promise<void> {
  process.stderr.write(`seed ${seed}\n`);
  let told = performance.now();
  const onProgress = (done: number, violations: number) => {
    if (performance.now() - told < 5000) return;
    told = performance.now();
    process.stderr.write(`${done} of ${files} calendars, ${violations} violations\n`);
  };
  const result = await run({ seed, files, threads: Math.min(4, availableParallelism()), onProgress });
  process.stdout.write(`${reportText(result, out)}\n`);
  if (result.violations.length > 0) process.exitCode = 1;
}

async function tryOne(fuzzCase: FuzzCase): Promise<void> {
  const checked = await checkAlone(fuzzCase);
  if (!checked) return;
  const { result, milliseconds } = checked;
  const became =
    'outcome' in result
      ? OUTCOMES[result.outcome]
      : `${VIOLATIONS[result.violation.kind]}: ${result.violation.said}`;
  process.stdout.write(`${fuzzCase.file} ${became} (${milliseconds.toFixed(0)} ms)\n`);
  if ('violation' in result) process.exitCode = 1;
}

/** A calendar on disk, with the translations beside it. */
function caseIn(file: string): FuzzCase {
  const paths = [file, ...translationsBeside(file)];
  return { number: 0, file, bytes: new Map(paths.map((path) => [path, readFileSync(path)])) };
}
