import { expect, it } from 'vitest';
import { isFromOurPages } from '../../core/forms/from-our-pages.ts';

const SITE = 'https://events.example.org';

it.each([
  ['same-origin', undefined, true],
  ['none', undefined, true],
  ['cross-site', undefined, false],
  ['same-site', undefined, false],
  ['', undefined, false],
  // Fetch Metadata can't be set by a page; where it stands, it alone counts.
  ['cross-site', SITE, false],
  ['same-origin', 'null', true],
  [undefined, SITE, true],
  [undefined, 'https://evil.example', false],
  [undefined, `${SITE}.evil.example`, false],
  [undefined, 'http://events.example.org', false],
  [undefined, 'null', true],
  [undefined, undefined, true],
])('a form with Sec-Fetch-Site %s and Origin %s: from our pages is %s', (site, origin, answer) => {
  expect(isFromOurPages({ site, origin }, SITE)).toBe(answer);
});
