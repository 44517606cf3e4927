/** The figures of pace against their targets, in a terminal and in `docs/benchmarks.md`. */
import { atMost, type Verdict } from '../send/figures.ts';
import { table } from '../send/report.ts';
import type { LetterFigures, PaceFigures } from './measure-pace.ts';

/** Everything that one run has found out. */
export interface PaceResult {
  readonly at: string;
  readonly machine: string;
  readonly figures: readonly PaceFigures[];
  readonly verdicts: readonly Verdict[];
}

const LEAST_SHARE = 0.95;
/** Milliseconds: nobody notices more than that between pressing a button and looking at the inbox. */
const SLOWEST_LETTER_MS = 1000;

export const paceVerdicts = (figures: readonly PaceFigures[]): Verdict[] =>
  figures.flatMap(({ rate, share, lost, doubled, letters }) => [
    {
      what: `share of the rate, ${perSecond(rate)}`,
      target: `at least ${percent(LEAST_SHARE)}`,
      measured: percent(share),
      met: share >= LEAST_SHARE,
    },
    atMost(`lost, ${perSecond(rate)}`, lost, { most: 0 }),
    atMost(`doubled, ${perSecond(rate)}`, doubled, { most: 0 }),
    ...(letters ? letterVerdicts(letters, rate) : []),
  ]);

const letterVerdicts = ({ lost, throttled, slowestMs }: LetterFigures, rate: number): Verdict[] => [
  atMost(`letters lost, ${perSecond(rate)}`, lost, { most: 0 }),
  atMost(`letters turned away by SES, ${perSecond(rate)}`, throttled, { most: 0 }),
  atMost(`slowest letter, ${perSecond(rate)}`, slowestMs, { most: SLOWEST_LETTER_MS, unit: ' ms' }),
];

const perSecond = (rate: number) => `${rate.toLocaleString('en')} a second`;
const percent = (share: number) => `${(share * 100).toFixed(share === LEAST_SHARE ? 0 : 1)} %`;

/** The tables, as Markdown whose columns also line up in a terminal. */
export function paceReportText({ at, machine, figures, verdicts }: PaceResult): string {
  const row = (name: string, value: (one: PaceFigures) => string) => [name, ...figures.map(value)];
  const ofLetters = (value: (letters: LetterFigures) => number) => (one: PaceFigures) =>
    one.letters ? String(value(one.letters)) : '';
  return [
    `Measured ${at.slice(0, 10)} on ${machine}.`,
    '',
    ...table([
      row('rate of the account', ({ rate }) => perSecond(rate)),
      row('people', ({ people }) => people.toLocaleString('en')),
      row('seconds from the first copy to the last', ({ seconds }) => seconds.toFixed(1)),
      row('share of the rate', ({ share }) => percent(share)),
      row('entries that SES turned away', ({ throttled }) => String(throttled)),
      row('messages that failed and came back', ({ cameBack }) => String(cameBack)),
      row('lost', ({ lost }) => String(lost)),
      row('doubled', ({ doubled }) => String(doubled)),
      row(
        'letters meanwhile',
        ofLetters(({ asked }) => asked),
      ),
      row(
        'their slowest, ms',
        ofLetters(({ slowestMs }) => slowestMs),
      ),
    ]),
    '',
    ...table([
      ['what', 'target', 'measured', ''],
      ...verdicts.map(({ what, target, measured, met }) => [what, target, measured, met ? 'met' : 'MISSED']),
    ]),
  ].join('\n');
}

/** What `docs/benchmarks.md` says of pace. */
export const paceSection = (result: PaceResult): string => `## Pace

How much of the account's rate a mailing uses. \`npm run bench:pace -- --write\` measures everything and writes this
section; \`-- --rates 14 --seconds 20\` is a short run, \`-- --json\` is for programs. It ends with 1 when a target is missed.

${paceReportText(result)}

### How pace is measured

- The bundled handlers run as on Lambda, each in a process of its own with the heap that Lambda gives it: \`start-mailing\`,
  two of \`send-range\` at once (as many as the contract allows), and \`send-letter\`. Time is real, and so is the wait for
  SES: 60 ms for each answer, 30 more or less.
- SES is a stand-in at the wire that throttles as SES does: a bucket that holds one second's worth and is refilled at the
  rate. An entry that finds it empty is answered \`ACCOUNT_THROTTLED\`, a call of which every entry does is refused whole
  with \`TooManyRequestsException\`. It keeps no mail.
- The share is what SES took, letters among it, of what the rate allows, from a second after the first copy to a second
  before the last: what the bucket held at first counts for nothing. A call more or less at the edges makes the figure
  vary by a hundredth or two, also to above 100 %. People are a formula, as [above](#sending).
- At 14 a second somebody signs up every three seconds. Their letter does not wait for the mailing: the time is
  from the page's message on the queue until SES has taken the letter.
`;
