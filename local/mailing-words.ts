/** What became of people, and how a mailing stands, in an operator's words. */
import type { Counts, MailingReport, Progress, State } from '../core/mailing/report.ts';

/** What a state means for the people in it: they have it, have it not, nobody knows, will get it, or were not to get it. */
export type Meaning = 'reached' | 'unreached' | 'unknown' | 'to-come' | 'skipped';

/** Every meaning, in the order in which they are shown. */
export const MEANINGS: Readonly<Record<Meaning, string>> = {
  reached: 'Reached',
  unreached: 'Not reached',
  unknown: 'Uncertain',
  'to-come': 'To come',
  skipped: 'Skipped',
};

interface InWords {
  readonly words: string;
  readonly meaning: Meaning;
}

/** Every state, in the order in which they are shown. */
const IN_WORDS: Readonly<Record<State, InWords>> = {
  sent: { words: 'Sent', meaning: 'reached' },
  'by-letter': { words: 'Told by a letter of their own', meaning: 'reached' },
  delayed: { words: 'Delayed, still tried', meaning: 'to-come' },
  complained: { words: 'Called spam', meaning: 'reached' },
  'soft-bounced': { words: 'Bounced for now', meaning: 'unreached' },
  bounced: { words: 'Bounced for good', meaning: 'unreached' },
  rejected: { words: 'Rejected by SES', meaning: 'unreached' },
  unrendered: { words: 'Could not be rendered', meaning: 'unreached' },
  failed: { words: 'Failed', meaning: 'unreached' },
  'too-late': { words: 'Not reached in time', meaning: 'unreached' },
  overtaken: { words: 'Skipped: what it tells was moved, changed or called off', meaning: 'skipped' },
  uncertain: { words: 'Uncertain', meaning: 'unknown' },
  sending: { words: 'Being sent', meaning: 'to-come' },
  pending: { words: 'To be tried again', meaning: 'to-come' },
  'not-begun': { words: 'Not begun with yet', meaning: 'to-come' },
  suppressed: { words: 'Skipped: suppressed', meaning: 'skipped' },
  left: { words: 'Skipped: have left', meaning: 'skipped' },
  silent: { words: 'Skipped: silent for two years', meaning: 'skipped' },
  'nothing-to-tell': { words: 'Skipped: have stopped all of its events', meaning: 'skipped' },
  'not-allowed': { words: 'Skipped: not on the allow-list', meaning: 'skipped' },
};

/** Within a sentence. */
export function stateInWords(state: State): string {
  const { words } = IN_WORDS[state];
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** One bar: some of the people, and what part of all they are. */
export interface Bar extends InWords {
  readonly state: State;
  readonly people: number;
  /** From 0 to 1. */
  readonly share: number;
}

/** A bar for each state in which somebody is. */
export const barsOf = ({ counts, people }: Pick<MailingReport, 'counts' | 'people'>): Bar[] =>
  (Object.entries(IN_WORDS) as [State, InWords][])
    .filter(([state]) => counts[state] > 0)
    .map(([state, inWords]) => ({
      ...inWords,
      state,
      people: counts[state],
      share: counts[state] / people,
    }));

/** Those bars as one for each meaning. */
export const byMeaning = (bars: readonly Bar[]): Pick<Bar, 'meaning' | 'share'>[] =>
  [...Map.groupBy(bars, ({ meaning }) => meaning)].map(([meaning, some]) => ({
    meaning,
    share: some.reduce((sum, { share }) => sum + share, 0),
  }));

/** `97.3 %`; and never 100 or 0 where that is not so. */
export function percentOf(share: number): string {
  if (share === 1) return '100 %';
  if (share < 0.001) return '<0.1 %';
  return `${Math.min(99.9, share * 100).toFixed(1)} %`;
}

/** How many people are in the states of each meaning: together everybody. */
export function peopleByMeaning(counts: Counts): Record<Meaning, number> {
  const people = { reached: 0, unreached: 0, unknown: 0, 'to-come': 0, skipped: 0 };
  for (const [state, { meaning }] of Object.entries(IN_WORDS) as [State, InWords][])
    people[meaning] += counts[state];
  return people;
}

const PROGRESS: Readonly<Record<Progress, string>> = {
  starting: 'starting',
  running: 'running',
  paused: 'paused',
  'waits-for-quota': 'waits for quota',
  'waits-for-account': 'waits for SES',
  settling: 'settling',
  finished: 'finished',
};

/** How a mailing stands, in a word or two. */
export const progressInWords = ({ progress }: Pick<MailingReport, 'progress'>): string => PROGRESS[progress];

const EXPLAINED: Readonly<Partial<Record<Progress, string>>> = {
  starting: 'It is being started; should that have been broken off, the sweep starts it again.',
  paused: 'Nothing of it is sent until somebody goes on with it.',
  'waits-for-quota': 'The account’s 24 hours are used up: it goes on as there is room again.',
  'waits-for-account': 'SES takes no mail of this account for now: it goes on when SES does.',
  settling:
    'Everybody was begun with. Evidence of whoever is uncertain may still come; it settles by itself then.',
};

/** What that means; null where nothing needs to be said. */
export const progressExplained = ({ progress, isOfUse }: MailingReport): string | null =>
  EXPLAINED[progress] && progress !== 'settling' && !isOfUse
    ? 'It is of no use any more: whoever was not reached is skipped, and counted as such.'
    : (EXPLAINED[progress] ?? null);

const BECAUSE = {
  operator: 'an operator paused it',
  bounces: 'too many messages bounced',
  complaints: 'too many readers called them spam',
} as const;

/** Why everything is paused: half a sentence. */
export const becauseInWords = (because: keyof typeof BECAUSE): string => BECAUSE[because];
