/** The figures of the pages, and whether they are what we hold ourselves to. */
import type { StartFigures } from '../send/cold-start.ts';
import { atMost, type Verdict } from '../send/figures.ts';
import { table } from '../send/report.ts';
import type { PageFigures } from './measure-page.ts';

/** Everything that one run has found out. */
export interface WebBenchResult {
  readonly at: string;
  readonly machine: string;
  readonly pages: readonly PageFigures[];
  readonly start: StartFigures;
  readonly verdicts: readonly Verdict[];
}

/** Of a machine on which the empty handler starts in so many milliseconds: the same page takes twice as long on one of half the speed. */
const MOST_CPU_MS = 2;
const EMPTY_START_MS = 60;
const MOST_BYTES = 30_000;
const MOST_STYLESHEET_BYTES = 15_000;
const MOST_START_RATIO = 1.3;

/** Of all pages the worst one counts. */
export function webVerdicts(pages: readonly PageFigures[], start: StartFigures): Verdict[] {
  const worst = (figure: (page: PageFigures) => number) =>
    pages.reduce((one, other) => (figure(other) > figure(one) ? other : one));
  const slowest = worst(({ cpu }) => cpu);
  const asThere = (slowest.cpu * EMPTY_START_MS) / start.emptyStartMs;
  const heaviest = worst(({ bytesWithAll }) => bytesWithAll);
  return [
    atMost(`CPU per warm page (${slowest.name})`, asThere, {
      most: MOST_CPU_MS,
      unit: ` ms where an empty handler starts in ${EMPTY_START_MS}`,
    }),
    atMost(`page with everything it loads (${heaviest.name})`, heaviest.bytesWithAll, {
      most: MOST_BYTES,
      unit: ' bytes',
    }),
    atMost('stylesheet', worst(({ stylesheetBytes }) => stylesheetBytes).stylesheetBytes, {
      most: MOST_STYLESHEET_BYTES,
      unit: ' bytes',
    }),
    atMost('start of `web`', start.ratio, {
      most: MOST_START_RATIO,
      unit: ' × an empty handler',
    }),
  ];
}

/** The tables, as Markdown whose columns also line up in a terminal. */
export const webReportText = ({ at, machine, pages, start, verdicts }: WebBenchResult): string =>
  [
    `Measured ${at.slice(0, 10)} on ${machine}.`,
    '',
    ...table([
      ['page', 'CPU, ms', 'its median', 'bytes', 'with all it loads'],
      ...pages.map(({ name, cpu, medianCpu, bytes, bytesWithAll }) => [
        name,
        cpu.toFixed(2),
        medianCpu.toFixed(2),
        String(bytes),
        String(bytesWithAll),
      ]),
    ]),
    '',
    `\`web\` starts in ${start.startMs.toFixed(0)} ms, an empty handler with the same clients in ${start.emptyStartMs.toFixed(0)} ms.`,
    '',
    ...table([
      ['what', 'target', 'measured', ''],
      ...verdicts.map(({ what, target, measured, met }) => [what, target, measured, met ? 'met' : 'MISSED']),
    ]),
  ].join('\n');

/** What `docs/benchmarks.md` says of the pages. */
export const pagesSection = (result: WebBenchResult): string => `## Pages

What a page takes. \`npm run bench:web -- --write\` measures everything and writes this section; \`-- --json\` is for
programs. It ends with 1 when a target is missed.

${webReportText(result)}

### How pages are measured

- The bundled handler of \`web\` runs alone in a process with the heap that Lambda gives it, with the real SDK, against
  a local DynamoDB in another process. The shipped calendars are loaded.
- CPU is what that process used, garbage collection and the SDK's reading of the table included, waiting excluded: two
  thousand requests to warm up, then sixty rounds of a hundred, one request after the other. What counts is the lower
  quartile of the rounds: whoever shares the machine's caches only ever adds. The median stands beside it.
- One machine is slower on one day than on another, by more than twice: the limit is that of a machine on which the empty handler
  starts in ${EMPTY_START_MS} ms, and what was measured is held against it at that speed. The table has milliseconds as they were.
- The page of a calendar is made at most once a minute and remembered: what is measured of it is how it is handed out.
- Bytes are those of the answers as they leave the function for a browser, each stylesheet, script and image once. The
  stylesheet is weighed before it is compressed.
- A start is the import of the bundle in a fresh process, in turn with an empty handler that makes the same clients and
  imports the same commands: medians, and of each pair's ratio the median.
`;
