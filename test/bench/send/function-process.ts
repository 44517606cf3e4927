/**
 * One bundled handler alone in its process, as Lambda runs it: `function-process.ts <bundle URL>`. Answers
 * `{ event }` by running the handler, as often in a row as `times` says, and `{ usage: true }` with what the process has
 * used since it started.
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

export type Question = { readonly event: unknown; readonly times?: number } | { readonly usage: true };

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

const requests = countRequests();
const { handler } = (await import(process.argv[2] ?? '')) as { handler: Handler };

answerParent(async (question: Question) =>
  'event' in question ? answer(question.event, question.times) : usage(),
);

/** One after the other, as Lambda does it; the last answer. */
async function answer(event: unknown, times = 1): Promise<unknown> {
  for (let time = 1; time < times; time++) await handler(event, {});
  return handler(event, {});
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpu: user + system, peakMegabytes: process.resourceUsage().maxRSS / 1024, requests: requests() };
}
