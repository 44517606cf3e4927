/** Markdown's tree as HTML and plain text: the same words, and nothing of a file's own making. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isError } from '../../core/calendar/problem.ts';
import { literal } from '../../core/email/placeholders.ts';
import { MAIL_LOOK } from '../../core/markdown/mail-look.ts';
import { wordsOfBlocks } from '../../core/markdown/markdown.ts';
import { markdownHtml } from '../../core/markdown/markdown-html.ts';
import { markdownText } from '../../core/markdown/markdown-text.ts';
import { pageLook } from '../../core/markdown/page-look.ts';
import { readMarkdown } from '../../core/markdown/read-markdown.ts';
import { cpuSeconds } from '../cpu-seconds.ts';
import { anyText, linksIn, placeholdersIn, readable, tagsIn } from '../email/reading.ts';

const read = (text: string) => readMarkdown({ file: 'a.md', text, markers: ['here'] });

const SAMPLE = `Read **all** of *it* on [our page](https://example.org/a?b=1&c=2).

## First section {#here}

### A part

- one
- two
  1. three
  2. four, which is so long that it does not fit on one line of plain text, and goes on below itself

> Her words, at [her address](mailto:me@example.org).
>
> And more.

---

5. five

   six
6. https://example.org/${'a'.repeat(80)}
`;

describe('what is read', () => {
  it('stands on a page as elements', () => {
    expect(
      String(markdownHtml(read(SAMPLE).blocks, pageLook(1))),
    ).toBe(`<p>Read <strong>all</strong> of <em>it</em> on <a href="https://example.org/a?b=1&amp;c=2">our page</a>.</p>
<h3>First section</h3>
<h4>A part</h4>
<ul><li>one</li>
<li>two<ol><li>three</li>
<li>four, which is so long that it does not fit on one line of plain text, and goes on below itself</li>
</ol>
</li>
</ul>
<blockquote><p>Her words, at <a href="mailto:me@example.org">her address</a>.</p>
<p>And more.</p>
</blockquote>
<hr>
<ol start="5"><li><p>five</p>
<p>six</p>
</li>
<li><a href="https://example.org/${'a'.repeat(80)}">https://example.org/${'a'.repeat(80)}</a></li>
</ol>
`);
  });

  it('stands in plain text with its addresses', () => {
    expect(
      markdownText(read(SAMPLE).blocks),
    ).toBe(`Read all of it on our page (https://example.org/a?b=1&c=2).

First section
-------------

A part

- one
- two
  1. three
  2. four, which is so long that it does not fit on one line of plain
     text, and goes on below itself

> Her words, at her address (me@example.org).
>
> And more.

* * *

5. five

   six

6. https://example.org/${'a'.repeat(80)}`);
  });

  it('stands in a mail with its styles on each element', () => {
    const html = String(markdownHtml(read(SAMPLE).blocks, MAIL_LOOK));
    expect(readable(html)).toBe(readable(String(markdownHtml(read(SAMPLE).blocks, pageLook(0)))));
    expect(html.match(/<(?:p|h2|h3|ul|ol|li|hr|blockquote|a)\b(?![^>]* style=)[^>]*>/g)).toBe(null);
  });
});

/** Pieces out of which a file that means ill would be made. */
const nasty = fc.constantFrom(
  ...[
    '<script>',
    '</p>',
    '<!--',
    '-->',
    '<img src=x onerror=alert(1)>',
    '" onclick="',
    '{{',
    '}}',
    '{{unsubscribe}}',
  ],
  ...[
    '[a](',
    ')',
    '](javascript:alert(1))',
    '](https://example.org)',
    '](<data:text/html,x>)',
    '![',
    '[',
    ']',
    '<https://',
  ],
  ...[
    '\n',
    '\n\n',
    '\n\n- ',
    '\n> ',
    '\n\n## ',
    '\n\n    ',
    '1. ',
    '**',
    '*',
    '__',
    '_',
    '`',
    '~~',
    '|',
    '\\',
    '&#60;',
    '&lt;',
  ],
  ...[
    '&#x7b;&#x7b;',
    'https://example.org/"a',
    'me@example.org',
    '[x]: https://example.org\n',
    '{#here}',
    '\u202e',
    '\ud800',
  ],
);
const written = fc.array(fc.oneof(nasty, nasty, anyText), { maxLength: 40 }).map((pieces) => pieces.join(''));

const TAGS = new Set([
  ...['p', 'h2', 'h3', 'h4', 'h5', 'ul', 'ol', 'li', 'blockquote', 'strong', 'em', 'br', 'hr'],
  ...['ol start', 'a href'],
  ...[
    'p class style',
    'h2 class style',
    'h3 class style',
    'ul class style',
    'ol class start style',
    'li style',
  ],
  ...['blockquote class style', 'hr style', 'a href class style'],
]);

const CLOSING = new Set([...TAGS].map((tag) => `/${tag.split(' ')[0]}`));

describe('whatever is written', () => {
  it.each([
    ['a page', pageLook(1)],
    ['a mail', MAIL_LOOK],
  ])('brings no tag, attribute, placeholder or address of its own into %s', (_, look) => {
    fc.assert(
      fc.property(written, (text) => {
        const html = String(markdownHtml(read(text).blocks, look));
        expect(tagsIn(html).filter((tag) => !TAGS.has(tag) && !CLOSING.has(tag))).toEqual([]);
        expect(placeholdersIn(html)).toEqual(new Set());
        expect(html).not.toContain('{{');
        expect(linksIn(html).filter((address) => !/^(?:https:\/\/|mailto:)/.test(address))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is plain data, says where it is wrong, and says the same as text', () => {
    fc.assert(
      fc.property(written, (text) => {
        const { blocks, problems } = read(text);
        expect(JSON.parse(JSON.stringify(blocks))).toEqual(blocks);
        const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).length;
        for (const { line, message } of problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(message).not.toContain('\n');
        }
        const plain = literal(markdownText(blocks));
        expect([...placeholdersIn(plain)].filter((name) => !['ob', 'cb', 'bs'].includes(name))).toEqual([]);
        if (problems.some(isError)) return;
        const words = wordsOfBlocks(blocks)
          .split(/\s+/)
          .filter((word) => /^\p{L}+$/u.test(word));
        for (const word of words) expect(markdownText(blocks)).toContain(word);
      }),
      { numRuns: 500 },
    );
  });

  it('is read in little time, whatever is repeated', () => {
    const pieces = ['__a_', '***a', '**_a*', '[a](', '<', '![', '> a\n', '- a\n\n', '&#x', '`a', 'a\n-\n\n'];
    for (const piece of pieces) {
      const seconds = cpuSeconds(() => {
        read(piece.repeat(Math.floor(100_000 / piece.length)));
        for (const length of [500, 2000, 7000])
          read(`${piece.repeat(Math.floor(length / piece.length))}\n\n`.repeat(Math.floor(98_000 / length)));
      });
      expect(seconds, piece).toBeLessThan(8);
    }
  });
});
