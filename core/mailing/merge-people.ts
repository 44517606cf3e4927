/** Merges the slices of several audiences by id, so that nobody in two of them gets two copies. */
import { type Audience, isList } from '../subscribers/audience.ts';
import type { Subscriber } from '../subscribers/subscriber.ts';

/** A person whom a mailing reaches, with the audiences through which it does, in the mailing's order. */
export type Recipient = Subscriber & {
  readonly audiences: readonly Audience[];
  /** Of a notice: the index of the state in which this person knows the event. */
  readonly from?: number;
};

/**
 * Everyone in any of `slices` (people by audience), once; through a list nobody who has muted
 * the event `eventId` that it tells of, if any, while whoever asked for the event itself is reached through that. Language and
 * style are those chosen for the event itself; without them, those of the first list.
 */
export function mergePeople(
  slices: Iterable<readonly [audience: Audience, people: readonly Subscriber[]]>,
  { eventId }: { readonly eventId: string | null },
): Recipient[] {
  const recipients = new Map<string, Recipient>();
  for (const [audience, people] of slices) {
    const ofEvent = !isList(audience);
    for (const { id, address, language, style, muted } of people) {
      const known = recipients.get(id);
      if (!ofEvent && eventId !== null && muted?.includes(eventId)) continue;
      const audiences = [...(known?.audiences ?? []), audience];
      const choices = known && !ofEvent ? known : { id, address, language, style };
      recipients.set(id, { ...choices, audiences });
    }
  }
  return [...recipients.values()];
}
