/** However a private join link is spelled, and whatever stands around it, it is found in what everybody reads. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PrivateLinks } from '../../core/calendar/private-links.ts';

const CALLED = '"Talk" (line 3)';
const holding = (conference: string) =>
  new PrivateLinks([{ event: { capacity: 20, conference }, called: CALLED }]);

const link = fc.webUrl({ validSchemes: ['https'], withQueryParameters: true, size: 'small' });

/** Other spellings that open the same page. */
const SPELLINGS: readonly ((link: string) => string)[] = [
  (written) => written,
  (written) => written.replace('https://', ''),
  (written) => written.replace('https://', 'HTTP://'),
  (written) => written.replace(/^https:\/\/[^/?]+/, (host) => host.toUpperCase()),
  (written) => written.replaceAll('&', '&amp;'),
  (written) => `${written}#top`,
  (written) => `${written}${written.includes('?') ? '&' : '?'}utm_source=mail`,
  (written) => `https://agency.example/to?page=${encodeURIComponent(written)}`,
  (written) => [...written].join('\u200B'),
];
const spelling = fc.constantFrom(...SPELLINGS);
const around = fc.constantFrom(
  ...['', ' ', '(', ')', '. ', ',', '"', '“', '\n', ': ', '! Then', '👩 ', '。', '、次に'].map(String),
);
const before = fc.constantFrom(
  '',
  'Join at ',
  'Here:\n',
  '(',
  '“',
  '<',
  'agency.example ',
  'a@agency.example, ',
);

test('the link is found in a text', () => {
  fc.assert(
    fc.property(link, spelling, before, around, (conference, spelled, first, last) => {
      const description = `${first}${spelled(conference)}${last}`;
      expect(holding(conference).shownBy({ description, capacity: null })).toEqual([
        { property: 'DESCRIPTION', of: CALLED },
      ]);
    }),
  );
});

test('a link with one more letter in its path is another', () => {
  fc.assert(
    fc.property(fc.webPath(), (path) => {
      const links = holding(`https://meet.example/j${path.replace(/\/+$/, '')}/1`);
      const url = `https://meet.example/j${path.replace(/\/+$/, '')}/1a`;
      expect(links.shownBy({ url, description: `See ${url}.`, capacity: null })).toEqual([]);
    }),
  );
});

test('a telephone number to dial in is kept, too, and its own event may name it', () => {
  const conference = 'tel:+1-916-555-0100';
  expect(holding(conference).shownBy({ conference, capacity: null })).toHaveLength(1);
  expect(holding(conference).shownBy({ conference, capacity: 5 })).toEqual([]);
});
