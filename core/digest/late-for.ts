/** Which digests could tell of an event, and for which it came, or was put off, or takes place after all, too late. */
import type { EventChanges } from '../calendar/changes.ts';
import type { Event } from '../calendar/event.ts';
import { stateAt } from '../notices/known-states.ts';
import { DIGEST_RHYTHMS, type DigestRhythm } from '../subscribers/rhythm.ts';
import { type Digest, type DigestAgency, digestsOf } from './digest.ts';

/** An event, and since when it has been known, and how; where that is not kept, as it stands ever since. */
export type KnownEvent = Event & Partial<Pick<EventChanges, 'addedAt' | 'states'>>;

/** Whether an event begins in a digest's days, by how it stood when that was due. */
export function couldTell({ rhythm, dueAt }: Digest, event: KnownEvent, agency: DigestAgency): boolean {
  const then = asItStood(event, dueAt);
  const digests = then ? digestsOf([then], agency) : [];
  return digests.some((one) => one.rhythm === rhythm && one.dueAt === dueAt);
}

function asItStood(event: KnownEvent, instant: string): Event | null {
  const { addedAt, states = [] } = event;
  if (addedAt !== undefined && Date.parse(addedAt) >= Date.parse(instant)) return null;
  return { ...event, ...states[stateAt(states, instant)]?.facts };
}

/** The rhythms whose last digest of an event as it stands could not tell of it: no other one will. */
export const lateFor = (event: KnownEvent, agency: DigestAgency): DigestRhythm[] =>
  DIGEST_RHYTHMS.filter((rhythm) => {
    const last = digestsOf([event], agency).findLast((digest) => digest.rhythm === rhythm);
    return last !== undefined && !couldTell(last, event, agency);
  });
