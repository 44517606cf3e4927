/** What goes wrong on the way to SES and back. */

import { type Answered, awsError, type Forward, type Result, type Treat } from './fault-proxy.ts';
import type { FaultCounts } from './faults.ts';
import type { Random } from './random.ts';
import type { BulkRequest } from './truth-ses.ts';

/** How likely each is, per call. */
export interface SesWeather {
  /** Of each of the faults of a whole call and of entries. */
  readonly fault: number;
  /** That what was accepted is heard of, and recorded, before the answer. */
  readonly early: number;
}

export interface SesFaultsOptions {
  readonly random: Random;
  readonly counts: FaultCounts;
  readonly weather: SesWeather;
  /** Tells of a call with what is done to it. */
  readonly onCall: (body: string, fault: SesFault | null, accessKey: string) => void;
  /** From here on until `recordEarly`, the events of whatever is accepted are kept back for it. */
  readonly expectEarly: (accessKey: string) => void;
  /** Has the events recorded that were kept back. */
  readonly recordEarly: (accessKey: string) => Promise<void>;
}

const WHOLE_CALL = {
  'ses-time-out-before': async () => 'silence',
  'ses-time-out-after': async (forward) => {
    await forward();
    return 'silence';
  },
  'ses-reset-before': async () => 'reset',
  'ses-reset-after': async (forward) => {
    await forward();
    return 'reset';
  },
  'ses-500-before': async () => SERVER_ERROR,
  'ses-500-after': async (forward) => {
    await forward();
    return SERVER_ERROR;
  },
  'ses-throttled': async () => awsError(429, 'TooManyRequestsException', 'Maximum sending rate exceeded.'),
} as const satisfies Record<string, (forward: Forward) => Promise<Result>>;
const SERVER_ERROR = awsError(500, 'InternalServiceErrorException', 'Something went wrong.');

/** Entries that SES takes no part of, with the status that it gives them. */
const ENTRIES = {
  'ses-account-throttled': 'ACCOUNT_THROTTLED',
  'ses-transient-failure': 'TRANSIENT_FAILURE',
  'ses-message-rejected': 'MESSAGE_REJECTED',
} as const;

type WholeCall = keyof typeof WHOLE_CALL;
type OfEntries = keyof typeof ENTRIES;
export type SesFault = WholeCall | OfEntries | 'ses-fewer-results';

const FAULTS = [
  ...(Object.keys(WHOLE_CALL) as WholeCall[]),
  ...(Object.keys(ENTRIES) as OfEntries[]),
  'ses-fewer-results',
] as const satisfies readonly SesFault[];

const BULK = 'POST /v2/email/outbound-bulk-emails';

/** Decides about calls of SES; those for the account's rate and the suppression list pass. */
export function sesFaults(options: SesFaultsOptions): Treat {
  const { random, counts, weather } = options;
  return async (asked, forward) => {
    if (asked.at !== BULK) return forward();
    const fault = random.chance(weather.fault * FAULTS.length) ? random.pick(FAULTS) : null;
    const early = random.chance(weather.early);
    if (fault) counts[fault] += 1;
    options.onCall(asked.body, fault, asked.accessKey);
    if (!early) return answerWith(fault, { body: asked.body, forward, random });
    counts['feedback-early'] += 1;
    options.expectEarly(asked.accessKey);
    const result = await answerWith(fault, { body: asked.body, forward, random });
    await options.recordEarly(asked.accessKey);
    return result;
  };
}

interface Sending {
  readonly body: string;
  readonly forward: Forward;
  readonly random: Random;
}

function answerWith(fault: SesFault | null, sending: Sending): Promise<Result> {
  if (fault === null) return sending.forward();
  if (fault === 'ses-fewer-results') return answerForFewer(sending);
  if (fault in WHOLE_CALL) return WHOLE_CALL[fault as WholeCall](sending.forward);
  return refuseSome(ENTRIES[fault as OfEntries], sending);
}

interface Results {
  readonly BulkEmailEntryResults: readonly unknown[];
}

/** The last answers are missing, though all was accepted. */
async function answerForFewer({ forward, random }: Sending): Promise<Result> {
  const answered = await forward();
  const { BulkEmailEntryResults } = JSON.parse(answered.body) as Results;
  return withResults(answered, BulkEmailEntryResults.slice(0, random.below(BulkEmailEntryResults.length)));
}

/** About a third of the entries never reach SES, and get `status`. */
async function refuseSome(status: string, { body, forward, random }: Sending): Promise<Result> {
  const request = JSON.parse(body) as BulkRequest;
  const refused = request.BulkEmailEntries.map(() => random.chance(1 / 3));
  refused[random.below(refused.length)] = true;
  const taken = request.BulkEmailEntries.filter((_, index) => !refused[index]);
  const answered = await forward({ body: JSON.stringify({ ...request, BulkEmailEntries: taken }) });
  const results = (JSON.parse(answered.body) as Results).BulkEmailEntryResults.values();
  return withResults(
    answered,
    refused.map((isRefused) => (isRefused ? { Status: status, Error: status } : results.next().value)),
  );
}

const withResults = (answered: Answered, BulkEmailEntryResults: readonly unknown[]): Answered => ({
  ...answered,
  body: JSON.stringify({ BulkEmailEntryResults }),
});
