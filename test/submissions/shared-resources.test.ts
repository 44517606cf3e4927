/** However much is shared, the page of resources stays light, and nothing of it is out of reach. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { resourcesPage } from '../../core/pages/resources-page.ts';
import { ANY_RESOURCE, readPage } from '../../core/resources/resource-wish.ts';
import type { Resources } from '../../core/resources/resources.ts';
import { LONGEST } from '../../core/submissions/read-submission.ts';
import { withShared } from '../../core/submissions/shared-resources.ts';
import { SUBMITTED_RESOURCES } from '../../core/submissions/submission.ts';
import { agency } from '../email/sample.ts';

/** No two stretches of it are alike, and no sign of it takes fewer than three bytes. */
function noise(name: string, signs: number): string {
  const bytes = Array.from({ length: Math.ceil(signs / 16) }, (_, index) => [
    ...createHash('sha256').update(`${name} ${index}`).digest(),
  ]).flat();
  return Array.from({ length: signs }, (_, index) =>
    String.fromCodePoint(0x4e00 + (bytes[2 * index] ?? 0) * 80 + ((bytes[2 * index + 1] ?? 0) % 80)),
  ).join('');
}

const AMOUNT = 40;
const shared = Array.from({ length: AMOUNT }, (_, index) => ({
  id: `s${index}`,
  addedAt: '2027-01-05T17:00:00Z',
  content: {
    type: 'resource' as const,
    kind: SUBMITTED_RESOURCES[index % SUBMITTED_RESOURCES.length] ?? 'book',
    title: noise(`title ${index}`, LONGEST.title),
    by: noise(`by ${index}`, LONGEST.by),
    link: `https://example.org/${index}`,
    about: noise(`about ${index}`, LONGEST.about),
    note: noise(`note ${index}`, LONGEST.note),
  },
}));

const own: Resources = {
  ...{ topics: [], kinds: {} },
  resources: [{ id: 'ours', kind: 'book', title: 'Our own book', topics: [] }],
};
const ids = new Set(shared.map(({ id }) => id));
const pageOf = (page: number, among = shared) =>
  resourcesPage({
    ...{ agency, language: 'en', wish: ANY_RESOURCE, events: [], page, shared: ids },
    ...{ resources: withShared(own, among, agency), now: new Date('2027-01-05T17:00:00Z') },
  });
const listed = (html: string): string[] => [...html.matchAll(/<li id="r-([^"]+)"/g)].map(([, id = '']) => id);

test('forty resources of nothing but noise, each as long as may be, are shared on pages below 30 KB, each once', () => {
  const seen: string[] = [];
  for (let page = 1; page <= AMOUNT; page += 1) {
    const html = pageOf(page);
    const [, pages] = /Page \d+ of (\d+)/.exec(html) ?? [];
    expect(gzipSync(html).length).toBeLessThan(30_000);
    seen.push(...listed(html));
    expect(html.includes('Our own book')).toBe(page === 1);
    if (page === Number(pages)) break;
  }
  expect(seen.toSorted()).toEqual(['ours', ...ids].toSorted());
});

test('a page that is not there is the last, and few words need but one', () => {
  expect(listed(pageOf(9999)).length).toBeGreaterThan(0);
  const few = shared.slice(0, 1);
  expect(pageOf(1, few)).not.toContain('Page 1 of');
  for (const page of ['', '0', '-1', '1e3', '99999', 'x']) expect(readPage({ page })).toBe(1);
  expect(readPage({ page: '12' })).toBe(12);
});

test('of a long description only its beginning is shown, and all of what to know before opening it', () => {
  const [one] = shared;
  if (!one) throw new Error('There is none.');
  const html = pageOf(1, [one]);
  expect(html).toContain(one.content.note);
  expect(html).toContain(`${one.content.about.slice(0, 300)}…`);
  expect(html).not.toContain(one.content.about.slice(0, 301));
});
