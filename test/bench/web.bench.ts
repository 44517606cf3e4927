/** What a page costs; how to ask stands in `USAGE`. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readEventsDataFolder } from '../../local/events-data.ts';
import { readCommandLine } from '../command-line.ts';
import { writeSection } from './benchmarks-page.ts';
import { type StartFigures, startFigures } from './send/cold-start.ts';
import { machine } from './send/report.ts';
import { type Service, startService } from './send/service.ts';
import { measurePage, type PageFigures } from './web/measure-page.ts';
import { benchPages } from './web/pages.ts';
import { pagesSection, type WebBenchResult, webReportText, webVerdicts } from './web/report.ts';

const EVENTS_DATA = fileURLToPath(new URL('../../events-data', import.meta.url));

const USAGE = `Usage: npm run bench:web -- [options]

Asks the real handler for every kind of page, and tells what each takes: CPU, bytes, and the function's start. It takes
two to seven minutes, by the speed of the machine, and is best left alone on it.

  --json   for programs
  --write  write its section of docs/benchmarks.md
  --help   this

It ends with 1 when a target is missed, and with 2 when it does not know what it was asked for.
With PROFILE=FOLDER in its environment each process leaves a CPU profile there.`;

interface Options {
  readonly json: boolean;
  readonly write: boolean;
}

/** Null when only the usage is asked for. */
function readOptions(): Options | null {
  const no = { type: 'boolean', default: false } as const;
  const { help, ...options } = parseArgs({ options: { json: no, write: no, help: no } }).values;
  return help ? null : options;
}

async function bench(): Promise<WebBenchResult> {
  const service = await startService();
  try {
    await service.deploy(await readEventsDataFolder(EVENTS_DATA));
    const [start] = await startFigures(service.places.environments, ['web']);
    return withVerdicts(await measurePages(service), start as StartFigures);
  } finally {
    await service.close();
  }
}

async function measurePages(service: Service): Promise<PageFigures[]> {
  const pages = await benchPages(service);
  const web = await service.start('web');
  const figures: PageFigures[] = [];
  for (const page of pages) figures.push(await measurePage(page, web, service.places.siteUrl));
  await web.close();
  return figures;
}

const withVerdicts = (pages: readonly PageFigures[], start: StartFigures): WebBenchResult => ({
  at: new Date().toISOString(),
  machine: machine(),
  pages,
  start,
  verdicts: webVerdicts(pages, start),
});

const options = readCommandLine(USAGE, readOptions);
if (options) {
  const result = await bench();
  process.stdout.write(`${options.json ? JSON.stringify(result, null, 2) : webReportText(result)}\n`);
  if (options.write) writeSection('pages', pagesSection(result));
  if (result.verdicts.some(({ met }) => !met)) process.exitCode = 1;
}
