/** No link of our documentation leads nowhere; and whoever breaks one is told. */
import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../infra/synthesize.ts';
import { anchorsIn, deadLinks, linksIn } from './links.ts';

/** All that we write for readers of the repository; newsletters and test cases are read as what they are elsewhere. */
const OURS = globSync('**/*.md', {
  exclude: ['**/node_modules', '.local', '**/fixtures', 'events-data/newsletters', 'events-data/examples'],
});

describe('the documentation', () => {
  it('is all looked at', () => {
    expect(OURS).toEqual(
      expect.arrayContaining(['README.md', 'CHANGELOG.md', 'docs/runbook.md', 'test/README.md']),
    );
    expect(OURS.length).toBeGreaterThan(40);
  });

  it('links only to what is there', () => {
    expect(deadLinks(OURS)).toEqual([]);
  });
});

describe('a dead link', () => {
  const found = (text: string, beside: Record<string, string> = {}) => {
    const root = folderWith({ 'docs/page.md': text, ...beside });
    return deadLinks(['docs/page.md'], root).map((dead) => dead.replace('docs/page.md -> ', ''));
  };

  it.each([
    ['a file', 'See [it](other.md).', 'other.md'],
    ['a file by a name below', 'See [it][1].\n\n[1]: ../gone.md "Gone"', '../gone.md'],
    ['an image', '![It](images/it.webp)', 'images/it.webp'],
    ['an image in HTML', '<p><img src="images/it.png" alt=""></p>', 'images/it.png'],
    ['a heading of the same page', '# One\n\n[Two](#two)', '#two'],
    ['a heading in other letters', '# Two\n\n[Two](#Two)', '#Two'],
    ['what is not of the repository', '[Out](../../secret.md)', '../../secret.md'],
    ['a path from the root of nothing', '[Root](/docs/page.md)', '/docs/page.md'],
    ['a heading of no text', '[Picture](page.md#one) ![x](page.md)', 'page.md#one'],
  ])('to %s is found', (_, text, dead) => {
    expect(found(text)).toEqual([dead]);
  });

  it('to a heading of another page is found, and to one that is there is none', () => {
    const beside = { 'docs/other.md': '## Who is *told*, and `when`?\n\n## Again\n\n## Again' };
    const text = '[1](other.md#who-is-told-and-when) [2](other.md#again-1) [3](other.md#again-2)';
    expect(found(text, beside)).toEqual(['other.md#again-2']);
  });

  it('is none in code, and none that leads to another site', () => {
    expect(
      found('`[x](gone.md)`\n\n```\n[x](gone.md)\n```\n\n[y](https://gone.example) <a@b.example>'),
    ).toEqual([]);
  });

  it('is none where a space or an accent is written as a browser writes it', () => {
    expect(found('[x](two%20words.md#a%C3%B1o)', { 'docs/two words.md': '# Año' })).toEqual([
      'two%20words.md#a%C3%B1o',
    ]);
    expect(found('[x](two%20words.md#año)', { 'docs/two words.md': '# Año' })).toEqual([]);
  });
});

it('reads every kind of link, and anchors as GitHub makes them', () => {
  expect(linksIn('[a](b) ![c](d) <a href="e">f</a>')).toEqual(['b', 'd', 'e']);
  expect([...anchorsIn('# A “quoted” word\n## [Linked](x) `code`\n### paused-for_reputation')]).toEqual([
    'a-quoted-word',
    'linked-code',
    'paused-for_reputation',
  ]);
});
