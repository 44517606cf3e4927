/**
 * The CTRT newsletter of January 2023, rebuilt from its file: `test/fixtures/pages/ctrt-newsletter-2023-01.txt` holds the page whole, and
 * each of its lines stands in the issue, on its page and in its mail, or the line says what does instead.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderNewsletter } from '../../core/email/render-newsletter.ts';
import { sectionsOf } from '../../core/newsletters/newsletter-sections.ts';
import { readNewsletters } from '../../core/newsletters/read-newsletters.ts';
import { newsletterPage } from '../../core/pages/newsletter-page.ts';
import { readable } from '../email/reading.ts';
import { shipped, shippedAgency } from './shipped-files.ts';

const SLUG = '2023-01-ctrt';
const { agency } = shippedAgency('agency.yaml');
const files = [null, 'es'].map((language) => {
  const file = `newsletters/${SLUG}${language === null ? '' : `.${language}`}.md`;
  return { file, text: shipped(file), slug: SLUG, language };
});
const { newsletters, problems } = readNewsletters(files, agency);
const [newsletter] = newsletters;
if (!newsletter) throw new Error(JSON.stringify(problems));

const lines = readFileSync(new URL('../fixtures/pages/ctrt-newsletter-2023-01.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split(' => ').at(-1) ?? '')
  .filter((line) => !line.startsWith('- '));

const oneSpaced = (text: string): string => text.replace(/\s+/g, ' ');
const input = { newsletter, agency, events: [], language: 'en' };
const page = oneSpaced(readable(newsletterPage(input)));
const { html, text } = renderNewsletter({ ...input, style: 'open', siteUrl: 'https://example.org' });
const plain = oneSpaced(text.replace(/^> ?/gm, '')).replace(' (https://www.dhs.gov/blue-campaign)', '');

it('has no faults in either language, and is kept without being sent', () => {
  expect(problems).toEqual([]);
  expect(newsletter).toMatchObject({ list: 'ctrt-newsletter', sendAt: null, date: '2023-01' });
});

describe.each(lines)('%s', (line) => {
  it('stands on the page, in the mail and in its plain text', () => {
    const said = oneSpaced(line);
    expect(page).toContain(said);
    expect(oneSpaced(readable(html))).toContain(said);
    expect(plain).toContain(said);
  });
});

it('is translated whole: each section with as many parts', () => {
  const shape = (blocks: Parameters<typeof sectionsOf>[0]) =>
    sectionsOf(blocks).map((section) => [section.marker, section.blocks.map(({ type }) => type)]);
  expect(shape(newsletter.translations['es']?.blocks ?? [])).toEqual(shape(newsletter.blocks));
});
