/** Which issues the archive shows, and what its pages and its feed say. */
import { describe, expect, it } from 'vitest';
import type { Style } from '../../core/agency/style.ts';
import { topicKey } from '../../core/feeds/feed-wish.ts';
import { newsletterFeed } from '../../core/feeds/newsletter-feed.ts';
import { issuesOut, type Wanted, wantedIssues } from '../../core/newsletters/archive.ts';
import { readNewsletters } from '../../core/newsletters/read-newsletters.ts';
import { yearsAhead } from '../../core/newsletters/upcoming-events.ts';
import { newsletterArchivePage } from '../../core/pages/newsletter-archive-page.ts';
import { newsletterPage } from '../../core/pages/newsletter-page.ts';
import { linksIn, readable, tagsIn } from '../email/reading.ts';
import { SITE_URL } from '../email/sample.ts';
import { agency, ENGLISH, events, file, readIssue, SPANISH } from './issue.ts';

const old = ENGLISH.replace(/^send: .*$/m, 'send: null\ndate: 2023-01')
  .replace(/^title: .*$/m, 'title: The old issue')
  .replace(/^tags: .*$/m, 'tags: [Training, Data]');
const later = ENGLISH.replace(/^send: .*$/m, 'send: 2026-04-01T09:00').replace(
  /^title: .*$/m,
  'title: The spring',
);
const { newsletters, problems } = readNewsletters(
  [file(old, '2023-01'), file(ENGLISH), file(SPANISH, '2026-01', 'es'), file(later, '2026-04')],
  agency,
);
const NOW = new Date('2026-01-05T17:00:00Z');
const reader = { language: 'en', agency, now: NOW };
const found = (wanted: Partial<Wanted>, language = 'en') =>
  wantedIssues(issuesOut(newsletters, { ...reader, language }), { tag: null, search: '', ...wanted }).map(
    ({ newsletter }) => newsletter.slug,
  );

it('is tried on files without faults', () => expect(problems).toEqual([]));

describe('the archive', () => {
  it('shows the newest first, and none before its moment', () => {
    expect(found({})).toEqual(['2026-01', '2023-01']);
    const early = issuesOut(newsletters, { ...reader, now: new Date(NOW.getTime() - 1) });
    expect(early.map(({ newsletter }) => newsletter.slug)).toEqual(['2023-01']);
  });

  it.each([
    ['caregivers', ['2026-01', '2023-01']],
    ['OLD  issue', ['2023-01']],
    ['guide nothing', []],
    ['whom to call', ['2026-01', '2023-01']],
    ['  ', ['2026-01', '2023-01']],
    ['data', ['2023-01']],
    [`caregivers${' '.repeat(100)}nothing`, ['2026-01', '2023-01']],
  ])('finds “%s” in title, summary, tags and text', (search, slugs) => {
    expect(found({ search })).toEqual(slugs);
  });

  it('finds words in the reader’s language, with and without accents', () => {
    expect(found({ search: 'NUMERO' }, 'es')).toEqual(['2026-01']);
    expect(found({ search: 'número' }, 'en')).toEqual([]);
  });

  it('is narrowed by a tag, as the reader’s language has it', () => {
    expect(found({ tag: topicKey('training') })).toEqual(['2026-01', '2023-01']);
    expect(found({ tag: topicKey('Data') })).toEqual(['2023-01']);
    expect(found({ tag: topicKey('Capacitación') }, 'es')).toEqual(['2026-01']);
    expect(found({ tag: topicKey('Data'), search: 'nowhere' })).toEqual([]);
  });
});

describe('the archive’s page', () => {
  const page = (wanted: Partial<Wanted> = {}, language = 'en') =>
    newsletterArchivePage({ newsletters, agency, language, now: NOW, tag: null, search: '', ...wanted });

  it('says what is searched for as text alone, in a form that keeps tag and language', () => {
    const search = '"><script>alert(1)</script>';
    const html = page({ search, tag: topicKey('Data') });
    expect(tagsIn(html).filter((tag) => tag.startsWith('script'))).toEqual(['script src defer']);
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;');
    expect(html).toContain(`name="tag" value="${topicKey('Data')}"`);
    expect(html).toContain('name="language" value="en"');
    expect(readable(html)).toContain('No issue has all of these words.');
  });

  it('counts what was found, and names no tag in an address', () => {
    expect(readable(page({ tag: topicKey('Data') }))).toContain('1 issue found');
    expect(readable(page({ search: 'guide' }))).toContain('2 issues found');
    expect(linksIn(page()).join()).not.toMatch(/Training|Prevention/i);
  });

  it('says where there is nothing yet, and offers no search', () => {
    const html = newsletterArchivePage({
      newsletters: [],
      agency,
      language: 'en',
      now: NOW,
      tag: null,
      search: '',
    });
    expect(readable(html)).toContain('There are no issues yet.');
    expect(html).not.toContain('<form');
  });
});

describe('an issue’s page', () => {
  const page = (language = 'en', newsletter = readIssue()) =>
    newsletterPage({ newsletter, events, agency, language });

  it('says what the mail says, with a link to each section and each event', () => {
    const html = page();
    expect(linksIn(html)).toEqual(
      expect.arrayContaining(['#section-2', '#section-3', 'https://www.example.org/guide']),
    );
    expect(html).toContain('<h2 id="section-3">A guide for caregivers</h2>');
    expect(linksIn(html).filter((address) => /^\/2026\/[0-9a-f]{16}/.test(address))).toHaveLength(
      events.length - 1,
    );
    expect(html).not.toContain('{{');
  });

  it('tells neither title nor topic in its own title, which stays in the browser’s history', () => {
    expect(/<title>([^<]*)/.exec(page())?.[1]).toBe('Newsletter, January 5, 2026 – DOE');
  });

  it('says where it is not translated, and marks the words', () => {
    const html = page('es', readIssue([file(ENGLISH)]));
    expect(readable(html)).toContain('Este número no está traducido. Está en English.');
    expect(html).toContain('<h1 lang="en">');
    expect(page('es')).not.toContain('lang="en"><p>');
  });
});

describe('the feed', () => {
  const feed = (style: Style, now = NOW) =>
    newsletterFeed({ newsletters, agency, language: 'en', style, now, siteUrl: SITE_URL });

  it('tells agency and day in the discreet style, and titles in the open one', () => {
    expect(feed('discreet').content).toContain('<title>DOE newsletter: January 5, 2026</title>');
    expect(feed('discreet').content).not.toMatch(/caregivers|The old issue|Training/);
    expect(feed('open').content).toContain('<title>The old issue</title>');
    expect(feed('open').content).toContain('<category term="Training"/>');
  });

  it('is dated by its youngest entry, and holds none before its moment', () => {
    expect(feed('open').updated).toBe('2026-01-05T17:00:00Z');
    expect(feed('open', new Date('2026-01-05T16:59:00Z')).content).not.toContain('/newsletters/2026-01"');
    expect(
      newsletterFeed({
        ...{ newsletters: [], agency, language: 'en', style: 'open', now: NOW, siteUrl: SITE_URL },
      }).updated,
    ).toBe('1970-01-01T00:00:00.000Z');
  });
});

it.each([
  ['2026-01-05T17:00:00Z', [2026]],
  ['2026-12-31T23:00:00Z', [2026, 2027]],
  ['2027-01-01T07:00:00Z', [2026, 2027]],
  ['2026-09-01T07:00:00Z', [2026, 2027]],
])('looks for events ahead of %s in the calendars of %j', (since, years) => {
  expect(yearsAhead(since)).toEqual(years);
});
