/** How much of an account's rate is used; how to ask stands in `USAGE`. */
import { parseArgs } from 'node:util';
import { readCommandLine } from '../command-line.ts';
import { writeSection } from './benchmarks-page.ts';
import { measurePace, type PaceFigures } from './pace/measure-pace.ts';
import { type PaceResult, paceReportText, paceSection, paceVerdicts } from './pace/report.ts';
import { machine } from './send/report.ts';

const USAGE = `Usage: npm run bench:pace -- [options]

Sends mailings through the real handlers to an SES that throttles, and tells how much of the account's rate they use.
It takes about four minutes, and is best left alone on the machine.

  --rates NUMBERS   messages a second, with commas (default: 1,14,100,1000)
  --seconds NUMBER  of sending at each of them, about (default: 45)
  --json            for programs
  --write           write its section of docs/benchmarks.md
  --help            this

It ends with 1 when a target is missed, and with 2 when it does not know what it was asked for.`;

/** A new account out of the sandbox: the rate at which letters meanwhile are looked at. */
const RATE_WITH_LETTERS = 14;

/** Seconds; a call more or less at the edges counts too much in fewer. */
const SHORTEST = 10;

interface Options {
  readonly rates: readonly number[];
  readonly seconds: number;
  readonly json: boolean;
  readonly write: boolean;
}

/** Null when only the usage is asked for. */
function readOptions(): Options | null {
  const no = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    options: {
      rates: { type: 'string', default: '1,14,100,1000' },
      seconds: { type: 'string', default: '45' },
      help: no,
      json: no,
      write: no,
    },
  });
  if (values.help) return null;
  const rates = values.rates.split(',').map(Number);
  const seconds = Number(values.seconds);
  if (!rates.every((rate) => rate > 0) || !(seconds >= SHORTEST))
    throw new TypeError(
      `--rates takes numbers above 0, --seconds ${SHORTEST} or more: --rates 1,14 --seconds 20`,
    );
  return { rates, seconds, json: values.json, write: values.write };
}

async function bench({ rates, seconds }: Options): Promise<PaceResult> {
  const figures: PaceFigures[] = [];
  for (const rate of rates) {
    process.stderr.write(`sending ${rate.toLocaleString('en')} a second ...\n`);
    figures.push(await measurePace({ rate, seconds, withLetters: rate === RATE_WITH_LETTERS }));
  }
  return { at: new Date().toISOString(), machine: machine(), figures, verdicts: paceVerdicts(figures) };
}

const options = readCommandLine(USAGE, readOptions);
if (options) {
  const result = await bench(options);
  process.stdout.write(`${options.json ? JSON.stringify(result, null, 2) : paceReportText(result)}\n`);
  if (options.write) writeSection('pace', paceSection(result));
  if (result.verdicts.some(({ met }) => !met)) process.exitCode = 1;
}
