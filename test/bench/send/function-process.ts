/**
 * One bundled handler alone in its process, as Lambda runs it: `function-process.ts <bundle URL>`. Answers
 * `{ event }` by running the handler, and `{ usage: true }` with what the process has used since it started.
 */
import { answerParent } from './child-process.ts';
import { countRequests, type Requests } from './count-requests.ts';

/** What a process has used since it started. */
export interface Usage {
  /** User and system time of all its threads, in microseconds. */
  readonly cpu: number;
  /** The most memory it ever had resident, in megabytes. */
  readonly peakMegabytes: number;
  readonly requests: Requests;
}

export type Question = { readonly event: unknown } | { readonly usage: true };

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

const requests = countRequests();
const { handler } = (await import(process.argv[2] ?? '')) as { handler: Handler };

answerParent(async (question: Question) => ('event' in question ? handler(question.event, {}) : usage()));

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpu: user + system, peakMegabytes: process.resourceUsage().maxRSS / 1024, requests: requests() };
}
