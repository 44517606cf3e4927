/** Posts to share: which there are, and where they fit. */
import { describe, expect, it } from 'vitest';
import { NETWORKS } from '../../core/awareness-day/post-lengths.ts';
import { postsOf } from '../../core/awareness-day/posts.ts';
import { catalogueFor, SPOKEN_LANGUAGES } from '../../core/languages/languages.ts';
import { agency } from '../email/sample.ts';

const X = NETWORKS.find(({ name }) => name === 'X');

describe('the usual posts', () => {
  it.each(SPOKEN_LANGUAGES)(
    'lead to the agency’s page, carry the tag, and the first fits everywhere: %s',
    (language) => {
      const posts = postsOf({ agency, words: catalogueFor(language, agency), month: null });
      expect(posts.length).toBeGreaterThanOrEqual(3);
      for (const { text, fits } of posts) {
        expect(text).toContain(agency.page);
        expect(text).toContain('#WearBlueDay');
        expect(fits).toEqual(expect.arrayContaining(['Facebook', 'Instagram']));
      }
      expect(posts[0]?.tooLongFor).toEqual([]);
    },
  );
});

it('those of the month file take their place, in the reader’s language', () => {
  const month = { awarenessDay: { posts: [{ en: 'We wear blue.', es: 'Nos vestimos de azul.' }] } };
  expect(postsOf({ agency, words: catalogueFor('es', agency), month })).toEqual([
    { text: 'Nos vestimos de azul.', characters: 21, fits: ['Facebook', 'Instagram', 'X'], tooLongFor: [] },
  ]);
});

describe('a post on X', () => {
  it.each([
    ['plain words', 'a'.repeat(280), 280],
    ['accents and typographic signs, once each', 'é’–“'.repeat(10), 40],
    ['an accent of its own, once with its letter', 'e\u0301', 1],
    ['a heart, twice', '💙', 2],
    ['an address, however long', `See https://example.org/${'long/'.repeat(40)}`, 27],
  ])('counts %s', (_, text, length) => {
    expect(X?.lengthOf(text)).toBe(length);
  });

  it('that is one sign too long is told to be', () => {
    const posts = [{ en: 'a'.repeat(280) }, { en: 'a'.repeat(281) }];
    const words = catalogueFor('en', agency);
    const told = postsOf({ agency, words, month: { awarenessDay: { posts } } });
    expect(told.map(({ tooLongFor }) => tooLongFor)).toEqual([[], ['X']]);
  });
});
