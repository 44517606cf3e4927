/** The archive of newsletters, through the front door: what a reader finds there, and when. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tagsIn } from '../email/reading.ts';
import { AGENCY, type Month, openMonth, WEBINAR } from './month.ts';

const issue = (slug: string, fields: string, body: string) => ({
  name: `newsletters/${slug}.md`,
  text: `---\n${fields}\nlist: newsletter\n---\n\n${body}\n`,
});
const OLD = issue(
  '2023-01-ctrt',
  'title: The issue of 2023\nsummary: What was on.\nsend: null\ndate: 2023-01\ntags: [Data, Training]',
  'A story about lanterns.',
);
const NEXT = issue(
  '2026-01',
  'title: What is on this January\nsummary: All of it.\nsend: 2026-01-06T09:00\ntags: [Data]',
  '## Upcoming events {#upcoming-events}',
);
const NEXT_IN_SPANISH = {
  name: 'newsletters/2026-01.es.md',
  text: '---\ntitle: Lo que hay este enero\nsummary: Todo.\n---\n\n## Próximos eventos {#upcoming-events}\n',
};

let month: Month;
const textOf = async (path: string) => (await month.ask(path)).text();
const statusOf = async (path: string) => (await month.ask(path)).status;

describe('an issue', () => {
  beforeAll(async () => {
    month = await openMonth('2026-01-05T09:00:00-08:00');
    await month.load([WEBINAR], AGENCY, [OLD, NEXT, NEXT_IN_SPANISH]);
  });
  afterAll(() => month.close());

  it('is in the archive from its moment on, and nowhere before', async () => {
    expect(await textOf('/newsletters')).toContain('The issue of 2023');
    expect(await textOf('/newsletters')).not.toContain('What is on this January');
    expect(await statusOf('/newsletters/2026-01')).toBe(404);
    expect(await textOf('/newsletters/feed.atom?style=open')).not.toContain('What is on this January');
    await month.goTo('2026-01-06T09:00:00-08:00');
    await month.pagesFollow();
    expect(await textOf('/newsletters')).toContain('What is on this January');
    expect(await textOf('/newsletters/feed.atom?style=open')).toContain('What is on this January');
    const page = await month.ask('/newsletters/2026-01');
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/<a href="\/2026\/[0-9a-f]{16}\?language=en">Information session<\/a>/);
    expect(await textOf('/newsletters/2026-01?language=es')).toContain('Lo que hay este enero');
  });

  it('that was only kept is there for everybody, with the way to sign up for its list', async () => {
    const page = await textOf('/newsletters/2023-01-ctrt');
    expect(page).toContain('A story about lanterns.');
    expect(page).toContain('href="/sign-up?list=newsletter&amp;language=en"');
    expect(page).not.toContain('Information session');
    expect(month.received()).toEqual([]);
  });

  it('is found by its words, and the page that repeats them is kept nowhere and not compressed', async () => {
    const asked = await month.ask('/newsletters?q=LANTERNS', { headers: { 'accept-encoding': 'gzip' } });
    expect(asked.headers.get('cache-control')).toBe('no-store');
    expect(asked.headers.get('content-encoding')).toBe(null);
    expect(await asked.text()).toContain('1 issue found');
    expect(await textOf('/newsletters?q=nothing-like-it')).toContain('No issue has all of these words.');
    expect(month.printed()).not.toMatch(/lanterns/i);
  });

  it.each([
    ['signs that are none', 'q=%00%ff'],
    ['a script', 'q=%3Cscript%3Ealert(1)%3C/script%3E'],
    ['a book', `q=${'a%20'.repeat(2000)}`],
    ['two searches', 'q=a&q=b'],
    ['a tag of HTML', 'tag=%3Cb%3E'],
    ['no key of a tag', 'tag=0123456789'],
  ])('stands whatever is searched for: %s', async (_, query) => {
    const answer = await month.ask(`/newsletters?${query}`);
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(tagsIn(html).filter((tag) => tag.startsWith('script'))).toEqual(['script src defer']);
    expect(html).not.toContain('<b><');
  });

  it('has no page under another name, and a feed that is not sent again', async () => {
    expect(await statusOf('/newsletters/2023-01')).toBe(404);
    expect(await statusOf('/newsletters/2023-01-ctrt.es')).toBe(404);
    expect(await statusOf('/newsletters/feed.atom?style=loud')).toBe(400);
    const feed = await month.ask('/newsletters/feed.atom');
    expect(feed.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const again = { 'if-none-match': feed.headers.get('etag') ?? '' };
    expect((await month.ask('/newsletters/feed.atom', { headers: again })).status).toBe(304);
  });
});

describe('an agency without newsletters', () => {
  beforeAll(async () => {
    month = await openMonth('2026-01-05T09:00:00-08:00');
    await month.load([WEBINAR]);
  });
  afterAll(() => month.close());

  it('has an archive that says so', async () => {
    expect(await textOf('/newsletters')).toContain('There are no issues yet.');
  });
});
