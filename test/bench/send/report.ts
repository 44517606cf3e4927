/** The figures as a page: tables that can be read in a terminal and in `docs/benchmarks.md`. */
import { cpus, totalmem } from 'node:os';
import type { StartFigures } from './cold-start.ts';
import type { SendingFigures, SizesFigures, Verdict } from './figures.ts';
import type { FeedbackFigures } from './measure-feedback.ts';

/** Everything that one run has found out. */
export interface BenchResult {
  readonly at: string;
  readonly machine: string;
  readonly sending: readonly SendingFigures[];
  /** Null where no size was ten times as great as another great one. */
  readonly sizes: SizesFigures | null;
  readonly feedback: readonly FeedbackFigures[];
  readonly loader: { readonly writesFirst: number; readonly writesUnchanged: number };
  readonly functions: readonly StartFigures[];
  readonly verdicts: readonly Verdict[];
}

/** What figures depend on. */
export function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, ${memory} GB, ${process.platform}, Node ${process.version}`;
}

/** The tables, as Markdown whose columns also line up in a terminal. */
export function reportText({
  at,
  machine,
  sending,
  sizes,
  feedback,
  loader,
  functions,
  verdicts,
}: BenchResult): string {
  return [
    `Measured ${at.slice(0, 10)} on ${machine}.`,
    '',
    ...table(sendingRows(sending)),
    '',
    ...(sizes ? [inTurn(sizes), ''] : []),
    ...table(feedbackRows(feedback)),
    '',
    ...table([
      ['function', 'start, ms', 'empty handler, ms', 'bundle, KB', 'zipped, KB', 'empty bundle, KB'],
      ...functions.map((one) => [
        one.name,
        one.startMs.toFixed(0),
        one.emptyStartMs.toFixed(0),
        one.kilobytes.toFixed(0),
        one.zippedKilobytes.toFixed(0),
        one.emptyKilobytes.toFixed(0),
      ]),
    ]),
    '',
    `Loading the shipped calendars: ${loader.writesFirst} writes the first time, ${loader.writesUnchanged} when nothing has changed.`,
    '',
    ...table([
      ['what', 'target', 'measured', ''],
      ...verdicts.map(({ what, target, measured, met }) => [what, target, measured, met ? 'met' : 'MISSED']),
    ]),
  ].join('\n');
}

function feedbackRows(feedback: readonly FeedbackFigures[]): string[][] {
  const operations = [...new Set(feedback.flatMap(({ requests }) => Object.keys(requests)))].toSorted();
  const row = (name: string, value: (figures: FeedbackFigures) => string) => [name, ...feedback.map(value)];
  return [
    row('feedback of a mailing that went out at', ({ rate }) => `${rate.toLocaleString('en')} a second`),
    row('people', ({ people }) => people.toLocaleString('en')),
    row('batches', ({ batches }) => batches.toLocaleString('en')),
    ...operations.map((operation) =>
      row(`${operation} per recipient`, ({ requests }) => (requests[operation] ?? 0).toFixed(4)),
    ),
    row('all requests per recipient', ({ requestsInAll }) => requestsInAll.toFixed(4)),
    row('CPU per recipient, µs', ({ cpu }) => cpu.toFixed(1)),
  ];
}

const inTurn = ({ few, many, fewCpu, manyCpu, ratio }: SizesFigures): string =>
  `In turn with mailings to ${few.toLocaleString('en')} people, ${fewCpu.toFixed(1)} µs per recipient, a person among ` +
  `${many.toLocaleString('en')} took ${manyCpu.toFixed(1)} µs: ${ratio.toFixed(2)} ×, the median of the pairs' own.`;

function sendingRows(sending: readonly SendingFigures[]): string[][] {
  const services = [...new Set(sending.flatMap(({ requests }) => Object.keys(requests)))].toSorted();
  const row = (name: string, value: (figures: SendingFigures) => string) => [name, ...sending.map(value)];
  return [
    row('sending to', ({ people }) => `${people.toLocaleString('en')} people`),
    row('CPU per recipient, µs', ({ cpu }) => cpu.toFixed(1)),
    row('the loop’s, µs', ({ loopCpu }) => loopCpu.toFixed(1)),
    row('ratio', ({ ratio }) => ratio.toFixed(2)),
    row('of the first round', ({ firstRatio }) => firstRatio.toFixed(2)),
    ...services.map((service) =>
      row(`${service} requests per recipient`, ({ requests }) => (requests[service] ?? 0).toFixed(4)),
    ),
    row('all requests per recipient', ({ requestsInAll }) => requestsInAll.toFixed(4)),
    row('peak memory of `send-range`, MB', ({ peakMegabytes }) => peakMegabytes.toFixed(0)),
    row('lost', ({ lost }) => String(lost)),
    row('doubled', ({ doubled }) => String(doubled)),
    row('bytes to SES, of the loop’s', ({ bytesRatio }) => bytesRatio.toFixed(2)),
    row('rounds', ({ rounds }) => String(rounds)),
  ];
}

/** Rows, the first being the head, as a table of Markdown. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)];
}

/** What `docs/benchmarks.md` says of sending. */
export const sendingSection = (result: BenchResult): string => `## Sending

What sending costs us beyond a bare loop of \`SendBulkEmail\`. \`npm run bench:send -- --write\` measures everything and
writes this section; \`-- --people 1000,10000\` is a short run, \`-- --json\` is for programs. It ends with 1 when a target
is missed.

${reportText(result)}

### How it is measured

- The bundled handlers of \`start-mailing\` and \`send-range\` run as on Lambda, each alone in a process with the heap
  that Lambda gives it, with the real SDK, against endpoints in another process: the local DynamoDB, SQS and SSM, and an
  SES that counts every copy by person and keeps none. It has room for any rate, so that nobody waits.
- Nobody is stored, at any size. In front of the local DynamoDB stands one at the wire that answers by arithmetic what is
  asked of people: the shards of the lists between two ids, how many are on each, the suppressions. Person number i of N
  has an id at i/N of the hash space, give or take a place. All else goes on to the real stand-in: mailings, ranges,
  ledger, pace.
- The mail is the shipped Awareness Day in two languages and two styles. Of the people a third reads Spanish, two in
  seven chose open, four in twenty are on two lists and get one copy; one in fifty more has left or is suppressed
  and must get none.
- The loop sends the very same mail (words, attachment, headers, tags, links, which it has made before) to as many
  people, fifty per call and nothing else, in turn with the service, several rounds. A round is one mailing; the greatest
  size is one mailing in ten parts, each a round. The ratio is the median of the rounds' own; in the first round nothing
  is compiled yet on either side. CPU is all that the processes of the two functions used, garbage collection included.
- After each part of the greatest mailing one goes to the smallest of the great sizes, from a cloud of its own in
  processes that are warm: few and many meet the same moods of the machine.
- Requests are counted where they leave the process, retries among them; SQS counts Lambda's receiving and deleting too.
  A slower account takes more of them: its calls hold fewer people.
- Feedback is the Send event of every copy, in calls and ranges as large as the rate has them, arriving within three
  seconds in no order. \`record-feedback\` gets them in the batches that the contract's window and size make of that; SQS
  is counted as one request to receive and one to delete for every ten.
- Memory is the most that \`send-range\` ever had resident, in a fresh process per size.
- A start is the import of the bundle in a fresh process, the median of nine, in turn with an empty handler that makes the
  same clients and imports the same commands.
`;
