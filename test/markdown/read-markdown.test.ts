/** What is taken of Markdown, and what is said of everything else. */
import { describe, expect, it } from 'vitest';
import { printProblem } from '../../core/calendar/problem.ts';
import { readMarkdown } from '../../core/markdown/read-markdown.ts';

const read = (text: string, markers: readonly string[] = []) =>
  readMarkdown({ file: 'a.md', text, firstLine: 5, markers });
const told = (text: string, markers?: readonly string[]) => read(text, markers).problems.map(printProblem);
const blocksOf = (text: string, markers?: readonly string[]) => {
  const { blocks, problems } = read(text, markers);
  expect(problems).toEqual([]);
  return blocks;
};
const text = (words: string) => ({ type: 'text', text: words });

describe('what is taken', () => {
  it('paragraphs with bold, emphasis, links and bare addresses', () => {
    expect(
      blocksOf(
        'One *two* **three *four***\nfive & six &amp; seven \\* eight  \n[the page](https://example.org/a?b=1&amp;c=2).\n\nhttps://example.org, me@example.org',
      ),
    ).toEqual([
      {
        type: 'paragraph',
        content: [
          text('One '),
          { type: 'emphasis', content: [text('two')] },
          text(' '),
          { type: 'strong', content: [text('three '), { type: 'emphasis', content: [text('four')] }] },
          text(' five & six & seven * eight'),
          { type: 'break' },
          { type: 'link', address: 'https://example.org/a?b=1&c=2', content: [text('the page')] },
          text('.'),
        ],
      },
      {
        type: 'paragraph',
        content: [
          { type: 'link', address: 'https://example.org', content: [text('https://example.org')] },
          text(', '),
          { type: 'link', address: 'mailto:me@example.org', content: [text('me@example.org')] },
        ],
      },
    ]);
  });

  it('headings, with a marker where one is known', () => {
    expect(blocksOf('## Upcoming events {#upcoming-events}\n\n### By *day*', ['upcoming-events'])).toEqual([
      { type: 'heading', level: 2, marker: 'upcoming-events', content: [text('Upcoming events')] },
      {
        type: 'heading',
        level: 3,
        marker: null,
        content: [text('By '), { type: 'emphasis', content: [text('day')] }],
      },
    ]);
  });

  it('lists, one within another', () => {
    expect(blocksOf('3. one\n   - two\n\n   three\n4. four')).toEqual([
      {
        type: 'list',
        isOrdered: true,
        first: 3,
        items: [
          {
            blocks: [
              { type: 'paragraph', content: [text('one')] },
              {
                type: 'list',
                isOrdered: false,
                first: 1,
                items: [{ blocks: [{ type: 'paragraph', content: [text('two')] }] }],
              },
              { type: 'paragraph', content: [text('three')] },
            ],
          },
          { blocks: [{ type: 'paragraph', content: [text('four')] }] },
        ],
      },
    ]);
  });

  it('quotes, and a line across', () => {
    expect(blocksOf('> Her words.\n>\n> - and more\n\n---\n')).toEqual([
      {
        type: 'quote',
        blocks: [
          { type: 'paragraph', content: [text('Her words.')] },
          {
            type: 'list',
            isOrdered: false,
            first: 1,
            items: [{ blocks: [{ type: 'paragraph', content: [text('and more')] }] }],
          },
        ],
      },
      { type: 'rule' },
    ]);
  });

  it('the page that a link copied from a mail program leads to, without the address of whoever got the mail', () => {
    const [block] = blocksOf(
      '[the page](https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&data=05%7Cme%40example.org)',
    );
    expect(JSON.stringify(block)).toContain('"address":"https://example.org/a"');
    expect(JSON.stringify(block)).not.toContain('me%40');
  });

  it('no character that is unseen or turns the text', () => {
    expect(blocksOf('a\u202Eb\u200Bc\u0007d')).toEqual([{ type: 'paragraph', content: [text('abcd')] }]);
  });
});

describe('what is refused, with its line and what to write instead', () => {
  it.each([
    ['raw HTML', 'a\n\nb <b>c</b>', /^a\.md:7: error: HTML is not taken/],
    ['a block of HTML', 'a\n\n<script>alert(1)</script>', /^a\.md:7: error: HTML is not taken/],
    ['a comment', 'a\n\n<!-- b -->', /^a\.md:7: error: HTML is not taken/],
    ['an image', '![a](https://example.org/a.png)', /^a\.md:5: error: images are not taken/],
    ['a code block', 'a\n\n    b', /^a\.md:7: error: a line that begins with four spaces/],
    ['a fenced code block', '```\nb\n```', /^a\.md:5: error: a line that begins with four spaces/],
    ['code', 'a\nb `c`', /^a\.md:6: error: code/],
    ['a table', '| a | b |\n|---|---|\n| c | d |', /^a\.md:5: error: tables are not taken/],
    ['a reference', 'a\n\n[b]: https://example.org', /^a\.md:7: error: addresses that stand apart/],
    ['crossed-out words', '~~a~~', /^a\.md:5: error: crossed-out words/],
    ['a box to tick', '- [ ] a', /^a\.md:5: error: boxes to tick/],
    ['a title', '# a', /^a\.md:5: error: a heading of the first level/],
    ['an underlined title', 'a\n===', /^a\.md:5: error: a heading of the first level/],
    ['an underlined heading', 'a\n---', /^a\.md:5: error: this line is a heading because ---/],
    ['a heading too low', '## a\n\n#### b', /^a\.md:7: error: headings go down to ###/],
    ['a level missed', 'a\n\n### b', /^a\.md:7: error: a ### heading belongs below/],
    ['a heading without words', '##\n', /^a\.md:5: error: this heading has no words/],
    ['a marker nobody knows', '## a {#b}', /^a\.md:5: error: \{#b\} means nothing here: leave it out/],
    ['a heading in a list', '- ## a', /^a\.md:5: error: a heading or a line across stands within/],
    ['a quote in a quote', '> a\n>\n> > b', /^a\.md:7: error: lists and quotes stand too deep/],
    ['a list too deep', '- a\n  - b\n    - c', /^a\.md:7: error: lists and quotes stand too deep/],
    [
      'an item too deep to be read',
      `${'- '.repeat(3000)}a`,
      /^a\.md:5: error: lists and quotes stand too deep/,
    ],
    [
      'a quote too deep to be read',
      `a\n${'>'.repeat(5000)}a`,
      /^a\.md:6: error: lists and quotes stand too deep/,
    ],
    ['an empty item', '- a\n-\n- b', /^a\.md:6: error: this item of a list is empty/],
    ['too much without an empty line', '__a_'.repeat(25_000), /^a\.md:5: error: more than 8,000 characters/],
    ['too much', 'a\n\n'.repeat(40_000), /^a\.md:5: error: this text has 120,000 bytes: at most 102,400/],
    ['stars in stars', '*a **b *c **d *e***** x', /^a\.md:5: error: bold, emphasis and links stand too deep/],
  ])('%s', (_, written, expected) => {
    expect(told(written)[0]).toMatch(expected);
  });

  it.each([
    ['http://example.org', /begins with http:/],
    ['javascript:alert(1)', /is no web address/],
    ['data:text/html,a', /is no web address/],
    ['/a', /is no web address/],
    ['', /leads nowhere/],
    ['https://cdss.ca.gov@example.org', /has a name before an @/],
    ['https://', /is no web address/],
    ['https:example.org', /is no web address/],
    ['https://example.org/{{a}}', /is no web address/],
    ['https://exa\u00ADmple.org/\u2063', /a character that nobody sees/],
    ['mailto:me', /names no mailbox/],
    ['mailto:me@example.org?bcc=you@example.org', /names no mailbox/],
    [`https://example.org/${'a'.repeat(2000)}`, /more than 2000 characters/],
  ])('a link to %s', (address, expected) => {
    const { problems, blocks } = read(`[the page](<${address}>)`);
    expect(problems.map(({ level }) => level)).toEqual(['error']);
    expect(problems[0]?.message).toMatch(expected);
    expect(JSON.stringify(blocks)).not.toContain('"link"');
  });

  it('a bare address that is not secure, or names no scheme', () => {
    expect(told('http://example.org')[0]).toMatch(/begins with http:/);
    expect(told('www.example.org')[0]).toMatch(/begins with http:/);
  });

  it('links that say nothing, or another address than they lead to', () => {
    expect(told('[](https://example.org)')[0]).toMatch(/error: this link has no words/);
    expect(told('[Click Here!](https://example.org)')[0]).toMatch(/warning: the link says "Click Here!"/);
    expect(told('[aquí](https://example.org)')[0]).toMatch(/warning: the link says "aquí"/);
    expect(told('[example.org/a](https://example.com/a)')[0]).toMatch(/error: .* leads to another site/);
    expect(told('[www.example.org](https://example.org/a)')).toEqual([]);
    expect(told('[a](https://example.org "b")')[0]).toMatch(/warning: what stands in quotes/);
  });

  it('tells the line of each of many, in lists and quotes, too', () => {
    const lines = told(
      'a\n\n- b\n- c <b>\n\n  d\n  ~~e~~\n\n> f\n> `g`\n\n1. h\n\n   i\n   ![j](k)\nl\n\n<hr>\n',
    ).map((problem) => problem.split(':')[1]);
    expect(lines).toEqual(['8', '11', '14', '19', '22']);
  });

  it('says of a line one thing of a kind, whatever the line has of it', () => {
    expect(told('a\n\n<b>b</b> <i>c</i> `d`\n\n<b>e</b>').map((problem) => problem.slice(0, 20))).toEqual([
      'a.md:7: error: HTML ',
      'a.md:7: error: code ',
      'a.md:9: error: HTML ',
    ]);
  });

  it('says a slip in many lines once', () => {
    expect(told('~~a~~\n\n'.repeat(20))).toHaveLength(1);
  });

  it('a marker twice', () => {
    expect(told('## a {#x}\n\n## b {#x}', ['x'])[0]).toMatch(
      /^a\.md:7: error: \{#x\} stands here for the second/,
    );
  });
});
