/** Merges the slices of several lists by id, so that nobody in two lists gets two copies. */
import type { Subscriber } from '../subscribers/subscriber.ts';

/** A person in the audience, with the lists through which the mailing reaches them, in the audience's order. */
export type Recipient = Subscriber & { readonly lists: readonly string[] };

/** Everyone in any of `lists` (people by the list's id) and not in `suppressed`, once. */
export function mergePeople(
  lists: Iterable<readonly [list: string, people: readonly Subscriber[]]>,
  suppressed: ReadonlySet<string>,
): Recipient[] {
  const recipients = new Map<string, Subscriber & { lists: string[] }>();
  for (const [list, people] of lists) {
    for (const { id, address, language, style } of people) {
      const known = recipients.get(id);
      if (known) known.lists.push(list);
      else if (!suppressed.has(id)) recipients.set(id, { id, address, language, style, lists: [list] });
    }
  }
  return [...recipients.values()];
}
