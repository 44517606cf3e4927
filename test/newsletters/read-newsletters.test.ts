/** What a newsletter's files are read as, and what is said of slips in them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isError, printProblem } from '../../core/calendar/problem.ts';
import { isOut, newsletterIn } from '../../core/newsletters/newsletter.ts';
import { readNewsletters } from '../../core/newsletters/read-newsletters.ts';
import { anyText } from '../email/reading.ts';
import { agency, ENGLISH, file, readIssue, SPANISH } from './issue.ts';

const told = (...files: Parameters<typeof readNewsletters>[0]) =>
  readNewsletters(files, agency).problems.map(printProblem);
/** The line in which the issue ends. */
const LAST = ENGLISH.trimEnd().split('\n').length;

/** The issue with one line of its front matter written otherwise, or more lines. */
const withField = (name: string, ...lines: string[]) =>
  ENGLISH.replace(new RegExp(`^${name}: .*\n`, 'm'), lines.map((line) => `${line}\n`).join(''));

describe('a slug', () => {
  it.each(['2026-01-human-trafficking', '2026-trata', '2026-02-survivor-voices', '2026-sobrevivientes'])(
    'that tells the topic is warned of, for it stands in discreet mails: %s',
    (slug) => {
      expect(readNewsletters([file(ENGLISH, slug)], agency).newsletters).toHaveLength(1);
      expect(readNewsletters([file(ENGLISH, slug)], agency).problems.map(printProblem)).toEqual([
        expect.stringMatching(/:1: warning: .* tells the topic: .* such as 2026-01\.md/),
      ]);
    },
  );

  it.each(['2026-01', '2023-01-ctrt', '2026-tratamiento', '2026-news'])(
    'that tells nothing is let be: %s',
    (slug) => {
      expect(readNewsletters([file(ENGLISH, slug)], agency).problems).toEqual([]);
    },
  );
});

describe('an issue', () => {
  it('is what its files say', () => {
    expect(readIssue()).toMatchObject({
      slug: '2026-01',
      list: 'news',
      language: 'en',
      send: { local: '2026-01-05T09:00', timeZone: 'America/Los_Angeles' },
      sendAt: '2026-01-05T17:00:00Z',
      issuedAt: '2026-01-05T17:00:00Z',
      date: '2026-01-05',
      title: 'January: what is on, and what is new',
      tags: ['Prevention', 'Training'],
      summary: 'Everything that is on this January, and a guide for caregivers.',
      translations: {
        es: { title: 'Enero: qué hay y qué hay de nuevo', tags: ['Prevención', 'Capacitación'] },
      },
    });
  });

  it('is sent by the clock of the zone that it names', () => {
    const { sendAt } = readIssue([
      file(withField('send', 'send: 2027-07-06T09:00', 'zone: america/new_york')),
    ]);
    expect(sendAt).toBe('2027-07-06T13:00:00Z');
  });

  it('is only kept in the archive without a moment, under its day or its month', () => {
    expect(readIssue([file(withField('send', 'send: null', 'date: 2023-01'))])).toMatchObject({
      send: null,
      sendAt: null,
      date: '2023-01',
      issuedAt: '2023-01-01T08:00:00Z',
    });
  });

  it('is out from the moment on at which it is sent, or ever since', () => {
    expect(isOut(readIssue(), new Date('2026-01-05T16:59:59Z'))).toBe(false);
    expect(isOut(readIssue(), new Date('2026-01-05T17:00:00Z'))).toBe(true);
    expect(isOut({ sendAt: null }, new Date(0))).toBe(true);
  });

  it('is told in the reader’s language where it is translated, and else in its own', () => {
    const issue = readIssue();
    expect(newsletterIn(issue, 'es-MX', agency)).toMatchObject({
      language: 'es',
      texts: { title: issue.translations['es']?.title },
    });
    expect(newsletterIn(issue, 'en', agency)).toMatchObject({
      language: 'en',
      texts: { title: issue.title },
    });
    expect(newsletterIn(issue, 'fr', agency)).toMatchObject({ language: 'en' });
    const spanish = readIssue([
      file(withField('send', 'send: 2026-01-05T09:00', 'language: es')),
      file(SPANISH.replace('Enero', 'January'), '2026-01', 'en'),
    ]);
    expect(newsletterIn(spanish, 'es', agency).language).toBe('es');
    expect(newsletterIn(spanish, 'en', agency).texts.title).toMatch(/^January/);
  });

  it('has the tags of the issue where its translation gives none', () => {
    const es = SPANISH.replace(/^tags: .*\n/m, '');
    expect(readIssue([file(ENGLISH), file(es, '2026-01', 'es')]).translations['es']?.tags).toEqual([
      'Prevention',
      'Training',
    ]);
  });
});

describe('what is wrong stands in its line', () => {
  it.each([
    ['no front matter', 'Hello', 'newsletters/2026-01.md:1: error: a newsletter begins with a line ---'],
    [
      'one that is not closed',
      '---\ntitle: a\n',
      'newsletters/2026-01.md:1: error: a newsletter begins with a line ---',
    ],
    [
      'an empty one',
      '---\n---\nHello',
      'newsletters/2026-01.md:1: error: the front matter of a newsletter is empty',
    ],
    ['no title', withField('title'), ':2: error: title is missing: write the title of the issue'],
    [
      'a misspelt field',
      withField('title', 'titel: a', 'title: b'),
      ':2: error: titel is no field of the front matter',
    ],
    [
      'a list nobody knows',
      withField('list', 'list: mews'),
      ':3: error: list must be the id of one of the agency',
    ],
    ['no moment', withField('send'), ':2: error: send is missing: write when it is sent'],
    [
      'a moment written otherwise',
      withField('send', 'send: January 6'),
      ':4: error: send must be a day and a time',
    ],
    [
      'a day that is none',
      withField('send', 'send: 2026-02-30T09:00'),
      ':4: error: send has a day or a time that is none',
    ],
    [
      'a time that is none',
      withField('send', 'send: 2026-01-05T25:00'),
      ':4: error: send has a day or a time that is none',
    ],
    [
      'a time that does not come',
      withField('send', 'send: 2027-03-14T02:30'),
      ':4: error: send is a time that does not come',
    ],
    [
      'a time that comes twice',
      withField('send', 'send: 2027-11-07T01:30'),
      ':4: error: send is a time that comes twice',
    ],
    [
      'a zone that is none',
      withField('send', 'send: 2026-01-05T09:00', 'zone: PST'),
      ':5: error: zone must be an IANA zone',
    ],
    ['the archive alone, and no day', withField('send', 'send: null'), ':4: error: send is null'],
    [
      'the archive alone, and a day that is none',
      withField('send', 'send: null', 'date: 2023-13'),
      ':5: error: date is no day',
    ],
    [
      'a day beside a moment',
      withField('send', 'send: 2026-01-05T09:00', 'date: 2026-01-05'),
      ':5: error: date is for issues',
    ],
    [
      'another language than the agency’s',
      withField('tags', 'language: fr'),
      ':5: error: language must be one of the agency',
    ],
    ['a tag twice', withField('tags', 'tags: [Prevention, prevention]'), ':5: error: tags has one tag twice'],
    [
      'a title too long',
      withField('title', `title: ${'a'.repeat(151)}`),
      ':2: error: title must have at most 150',
    ],
    ['broken YAML', withField('title', 'title: a: b'), ':2: error: a second colon'],
    ['a slip in the words', `${ENGLISH}\n<b>bold</b>\n`, `:${LAST + 2}: error: HTML is not taken`],
    [
      'a marker that nobody knows',
      `${ENGLISH}\n## a {#upcoming}\n`,
      `:${LAST + 2}: error: {#upcoming} means nothing here: write one of {#in-this-issue}, {#upcoming-events}`,
    ],
    [
      'nothing to say',
      ENGLISH.replace(/(\n---\n)[\s\S]*/, '$1'),
      ':8: error: nothing is below the front matter',
    ],
    ['a file too large', `${ENGLISH}${'a\n\n'.repeat(40_000)}`, ':1: error: this file has'],
    [
      'a mail too large',
      `${ENGLISH}${'[a word](https://example.org/)\n\n'.repeat(400)}`,
      ':8: error: this issue would be',
    ],
  ])('%s', (_, text, expected) => {
    const problems = told(file(text));
    expect(problems.some((problem) => problem.includes(expected)) ? expected : problems).toBe(expected);
    expect(readNewsletters([file(text)], agency).newsletters).toEqual([]);
  });

  it('a name that fits no address', () => {
    expect(told(file(ENGLISH, 'January 2027'))[0]).toMatch(
      /:1: error: "January 2027" becomes part of an address/,
    );
  });

  it.each([
    [
      'nothing to translate',
      [file(SPANISH, '2026-02', 'es')],
      /2026-02\.es\.md:1: error: there is no 2026-02\.md/,
    ],
    [
      'the issue’s own language',
      [file(ENGLISH), file(SPANISH, '2026-01', 'en')],
      /en\.md:1: error: .* itself is in en/,
    ],
    [
      'a language nobody asked for',
      [file(ENGLISH), file(SPANISH, '2026-01', 'fr')],
      /fr\.md:1: error: "fr" is none/,
    ],
    [
      'another moment',
      [file(ENGLISH), file(SPANISH.replace('---\n', '---\nsend: null\n'), '2026-01', 'es')],
      /es\.md:2: error: send is no field of the front matter of a translation/,
    ],
    [
      'a section missing',
      [file(ENGLISH), file(SPANISH.replace(/## Próximos[^#]*/, ''), '2026-01', 'es')],
      /es\.md:1: warning: no heading has \{#upcoming-events\}/,
    ],
  ])('a translation with %s', (_, files, expected) => {
    const problems = told(...files);
    expect(problems.filter((problem) => expected.test(problem))).toHaveLength(1);
    const { newsletters } = readNewsletters(files, agency);
    expect(newsletters).toHaveLength(problems.some((problem) => problem.includes(': error:')) ? 0 : 1);
  });
});

it('whatever the files hold, says what is wrong or gives issues that are plain data', () => {
  const piece = fc.oneof(
    anyText,
    fc.constantFrom(
      '---\n',
      'title: a\n',
      'send: null\n',
      'date: 2023-01\n',
      'summary: b\n',
      'list: news\n',
      '\n## c {#upcoming-events}\n\n',
      '- d\n',
    ),
  );
  const text = fc.array(piece, { maxLength: 15 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, (one, other) => {
      const { newsletters, problems } = readNewsletters([file(one), file(other, '2026-01', 'es')], agency);
      expect(newsletters.length > 0 || problems.some(isError)).toBe(true);
      expect(JSON.parse(JSON.stringify(newsletters))).toEqual(newsletters);
    }),
  );
});
