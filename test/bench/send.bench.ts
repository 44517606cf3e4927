/** What sending costs; how to ask stands in `USAGE`. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readEventsDataFolder } from '../../local/events-data.ts';
import { writeSection } from './benchmarks-page.ts';
import { awarenessDay, dueReminders } from './send/awareness-day.ts';
import { startFigures } from './send/cold-start.ts';
import { type Requests, writesAmong } from './send/count-requests.ts';
import { sendingFigures, verdicts } from './send/figures.ts';
import { startLambda } from './send/lambda.ts';
import { type Measurement, measureSending } from './send/measure-sending.ts';
import { type BenchResult, machine, reportText, sendingSection } from './send/report.ts';
import { type Service, startService } from './send/service.ts';

const EVENTS_DATA = fileURLToPath(new URL('../../events-data', import.meta.url));

const USAGE = `Usage: npm run bench:send -- [options]

Sends the shipped Awareness Day through the real handlers, in turn with a bare loop of the same mail, and tells what
each recipient costs. It takes one to five minutes, and is best left alone on the machine.

  --people NUMBERS  how many people, growing, with commas (default: 1000,10000,100000)
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
      people: { type: 'string', default: '1000,10000,100000' },
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

/** Fewer where one takes longer. */
const roundsFor = (people: number) => Math.max(3, Math.min(20, Math.round(100_000 / people)));

async function sendToAll(sizes: readonly number[], service: Service): Promise<Measurement[]> {
  const { year, files } = await awarenessDay(sizes.reduce((sum, people) => sum + roundsFor(people), 0));
  await service.deploy(files);
  const dues = await dueReminders(year, service.table);
  const lambda = startLambda(service);
  const measurements: Measurement[] = [];
  for (const [index, people] of sizes.entries()) {
    process.stderr.write(`sending to ${people.toLocaleString('en')} people ...\n`);
    await service.endpoints({ load: { from: sizes[index - 1] ?? 0, to: people } });
    const due = dues.splice(0, roundsFor(people));
    measurements.push(await measureSending({ people, dues: due }, { service, lambda }));
  }
  await lambda.stop();
  return measurements;
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
  const sending = (await sendToAll(sizes, service)).map(sendingFigures);
  await service.close();
  return {
    at: new Date().toISOString(),
    machine: machine(),
    sending,
    loader,
    functions,
    verdicts: verdicts(sending, loader.writesUnchanged),
  };
}

function tryReadOptions(): Options | undefined {
  try {
    const options = readOptions();
    if (options) return options;
    process.stdout.write(`${USAGE}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${USAGE}\n`);
    process.exitCode = 2;
  }
  return;
}

const options = tryReadOptions();
if (options) {
  const result = await bench(options);
  process.stdout.write(`${options.json ? JSON.stringify(result, null, 2) : reportText(result)}\n`);
  if (options.write) writeSection('sending', sendingSection(result));
  if (result.verdicts.some(({ met }) => !met)) process.exitCode = 1;
}
