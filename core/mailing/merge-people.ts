/** Merges the slices of several lists by id, so that nobody in two lists gets two copies. */
import type { Subscriber } from '../subscribers/subscriber.ts';

/** A person in the audience, with the lists through which the mailing reaches them, in the audience's order. */
export type Recipient = Subscriber & { readonly lists: readonly string[] };

interface Cursor<T> {
  readonly source: AsyncIterator<T>;
  head: T | undefined;
}

async function open<T>(source: AsyncIterable<T>): Promise<Cursor<T>> {
  const iterator = source[Symbol.asyncIterator]();
  return { source: iterator, head: await next(iterator) };
}

async function next<T>(source: AsyncIterator<T>): Promise<T | undefined> {
  const { done, value } = await source.next();
  return done ? undefined : value;
}

/** Moves `cursor` to the first entry at or after `id`; whether that is `id` itself. */
async function reach(cursor: Cursor<{ readonly id: string }>, id: string): Promise<boolean> {
  while (cursor.head && cursor.head.id < id) cursor.head = await next(cursor.source);
  return cursor.head?.id === id;
}

/**
 * Everyone in any of `lists` and not in `suppressed`, once and in order of id. All sources must be sorted by id;
 * each is read only as far as it is needed, so that memory stays flat.
 */
export async function* mergePeople(
  lists: ReadonlyMap<string, AsyncIterable<Subscriber>>,
  suppressed: AsyncIterable<{ readonly id: string }>,
): AsyncGenerator<Recipient> {
  const names = [...lists.keys()];
  const cursors = await Promise.all([...lists.values()].map(open));
  const excluded = await open(suppressed);
  for (;;) {
    const heads = cursors.flatMap(({ head }) => head ?? []);
    const person = heads.reduce<Subscriber | undefined>(
      (least, head) => (!least || head.id < least.id ? head : least),
      undefined,
    );
    if (!person) return;
    const on: string[] = [];
    for (const [index, cursor] of cursors.entries()) {
      if (cursor.head?.id !== person.id) continue;
      on.push(names[index] ?? '');
      cursor.head = await next(cursor.source);
    }
    if (await reach(excluded, person.id)) continue;
    const { id, address, language, style } = person;
    yield { id, address, language, style, lists: on };
  }
}
