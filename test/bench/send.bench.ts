/** What sending costs; how to ask stands in `USAGE`. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readEventsDataFolder } from '../../local/events-data.ts';
import { readCommandLine } from '../command-line.ts';
import { writeSection } from './benchmarks-page.ts';
import { startFigures } from './send/cold-start.ts';
import { type Requests, writesAmong } from './send/count-requests.ts';
import { sendingFigures, sizesFigures, verdicts } from './send/figures.ts';
import { measureFeedback } from './send/measure-feedback.ts';
import { type BenchResult, machine, reportText, sendingSection } from './send/report.ts';
import { sendToAll } from './send/send-to-all.ts';
import { type Service, startService } from './send/service.ts';

const EVENTS_DATA = fileURLToPath(new URL('../../events-data', import.meta.url));

const USAGE = `Usage: npm run bench:send -- [options]

Sends the shipped Awareness Day through the real handlers, in turn with a bare loop of the same mail, and tells what
each recipient costs. It takes about ten minutes, and is best left alone on the machine.

  --people NUMBERS  how many people, growing, with commas (default: 1000,10000,100000,1000000)
  --json            for programs
  --write           write its section of docs/benchmarks.md
  --help            this

It ends with 1 when a target is missed, and with 2 when it does not know what it was asked for.
With PROFILE=FOLDER in its environment each process leaves a CPU profile there.`;

interface Options {
  readonly sizes: readonly number[];
  readonly json: boolean;
  readonly write: boolean;
}

/** Null when only the usage is asked for. */
function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      people: { type: 'string', default: '1000,10000,100000,1000000' },
      help: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const sizes = values.people.split(',').map(Number);
  const growing = sizes.every((size, index) => Number.isInteger(size) && size > (sizes[index - 1] ?? 0));
  if (!growing) throw new TypeError('--people takes numbers that grow, with commas: --people 1000,10000');
  return { sizes, json: values.json, write: values.write };
}

/** Deploys the shipped calendars twice. */
async function loadTwice(service: Service): Promise<BenchResult['loader']> {
  const files = await readEventsDataFolder(EVENTS_DATA);
  const writes = (requests: Requests) => writesAmong(requests);
  const writesFirst = writes(await service.deploy(files));
  return { writesFirst, writesUnchanged: writes(await service.deploy(files)) };
}

async function bench({ sizes }: Options): Promise<BenchResult> {
  const service = await startService();
  const functions = await startFigures(service.places.environments);
  const loader = await loadTwice(service);
  const measured = await sendToAll(sizes, service);
  const feedback = await measureFeedback(measured.mailing, service);
  await service.close();
  const sending = measured.measurements.map(sendingFigures);
  const compared = measured.sizes && sizesFigures(measured.sizes);
  return {
    at: new Date().toISOString(),
    machine: machine(),
    sending,
    sizes: compared,
    feedback,
    loader,
    functions,
    verdicts: verdicts({ sending, sizes: compared, feedback, writesOfUnchanged: loader.writesUnchanged }),
  };
}

const options = readCommandLine(USAGE, readOptions);
if (options) {
  const result = await bench(options);
  process.stdout.write(`${options.json ? JSON.stringify(result, null, 2) : reportText(result)}\n`);
  if (options.write) writeSection('sending', sendingSection(result));
  if (result.verdicts.some(({ met }) => !met)) process.exitCode = 1;
}
