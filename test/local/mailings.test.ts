import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Summary } from '../../local/inbox/inbox.ts';
import { copiesBySubject, copiesOf, groupMailings } from '../../local/pages/mailings.ts';

const START = Date.parse('2026-01-12T21:00:00Z');

/** A message `minutes` after the start; without a mailing, a letter. */
function message(
  id: string,
  {
    minutes = 0,
    subject = 'Webinar',
    mailing,
  }: { minutes?: number; subject?: string; mailing?: string | undefined },
): Summary {
  return {
    id,
    at: new Date(START + minutes * 60_000).toISOString(),
    from: 'a@example.gov',
    to: [`${id}@example.org`],
    subject,
    tags: mailing === undefined ? {} : { mailing },
    messageId: id,
    size: 1,
  };
}

const ids = (messages: readonly Summary[]) => messages.map(({ id }) => id);

describe('a mailing in the inbox', () => {
  test('is what carries its tag, by subject for each language and style', () => {
    const [mailing, ...others] = groupMailings([
      message('a', { mailing: 'm', subject: 'Webinar' }),
      message('b', { mailing: 'm', subject: 'Seminario' }),
      message('c', { mailing: 'm', subject: 'Webinar' }),
    ]);
    expect(others).toEqual([]);
    expect(mailing && copiesBySubject(mailing).map(ids)).toEqual([['a', 'c'], ['b']]);
  });

  test('without a tag is what has the same subject at the same time', () => {
    const mailings = groupMailings([
      message('a', { minutes: 0 }),
      message('b', { minutes: 9 }),
      message('c', { minutes: 18 }),
      message('d', { minutes: 29 }),
    ]);
    expect(mailings.map(({ messages }) => ids(messages))).toEqual([['d'], ['a', 'b', 'c']]);
  });

  test('takes in every message, each in exactly one', () => {
    const messages = fc
      .array(
        fc.record({
          wait: fc.nat(15),
          subject: fc.constantFrom('Webinar', 'Exhibit'),
          mailing: fc.constantFrom('m', 'n', undefined),
        }),
      )
      .map((all) => {
        const waits = all.map(({ wait }) => wait);
        const until = (index: number) => waits.slice(0, index + 1).reduce((sum, wait) => sum + wait, 0);
        return all.map((one, index) => message(`p${index}`, { ...one, minutes: until(index) }));
      });
    fc.assert(
      fc.property(messages, (all) => {
        const grouped = groupMailings(all).flatMap((mailing) => copiesBySubject(mailing).flat());
        expect(ids(grouped).sort()).toEqual(ids(all).sort());
        for (const one of all) {
          const copies = copiesOf(one.id, all) ?? [];
          expect(ids(copies)).toContain(one.id);
          expect(
            copies.every(
              ({ subject, tags }) => subject === one.subject && tags['mailing'] === one.tags['mailing'],
            ),
          ).toBe(true);
        }
        expect(copiesOf('nobody', all)).toBeNull();
      }),
    );
  });
});
