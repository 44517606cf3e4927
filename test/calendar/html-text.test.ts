/** Descriptions written as HTML become the text that people would read; what is no HTML stands as it is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeEntities, htmlText, isHtml } from '../../core/calendar/html-text.ts';
import { cpuSeconds } from '../cpu-seconds.ts';

describe('HTML', () => {
  test.each([
    ['<p>One\ntwo</p>\n\n<p>Three</p>', 'One two\n\nThree'],
    ['one<br>\ntwo\nthree', 'one\ntwo\nthree'],
    ['a<br><br><br><br>b', 'a\n\nb'],
    ['<ul>\n<li>one</li>\n<li>two<ul><li>deep</li></ul></li>\n</ul>', '- one\n- two\n  - deep'],
    ['<ol><li>one</li><li>two</li></ol>', '1. one\n 2. two'],
    ['<h2>Signs</h2><p>Learn <b>them</b>.</p>', 'Signs\n\nLearn them.'],
    [
      '<table><tr><td>10:00</td><td>Opening</td></tr><tr><td>11:00</td><td>End</td></tr></table>',
      '10:00 Opening\n11:00 End',
    ],
    ['<a href="https://agency.example/a">Our page</a>', 'Our page (https://agency.example/a)'],
    ['<a href="https://agency.example/a">https://agency.example/a</a>', 'https://agency.example/a'],
    ['<a href="https://agency.example/">agency.example</a>', 'agency.example'],
    ['<a href="https://agency.example/a"><img src="x.png"></a>', 'https://agency.example/a'],
    ['<a href="mailto:team@agency.example?subject=Hi">Write</a>', 'Write (team@agency.example)'],
    ['<a href="javascript:alert(1)">Click</a>', 'Click'],
    ['<a href="tel:+15550100">1-555-0100</a>', '1-555-0100'],
    ['<img src="https://track.example/p.png" alt="x"><br>Text', 'Text'],
    ['<style>p{}</style><script>alert(1)</script><p>Text</p><!-- hidden -->', 'Text'],
    ['<p>A&nbsp;&amp;&nbsp;B &lt;now&gt;</p>', 'A & B <now>'],
  ])('%s', (html, text) => {
    expect(isHtml(html)).toBe(true);
    expect(htmlText(html)).toBe(text);
  });

  test('of Google and Outlook leads where its author meant, not over a page that knows the reader', () => {
    expect(
      htmlText('<a href="https://www.google.com/url?q=https://agency.example/a?b%3D1&amp;sa=D">A</a>'),
    ).toBe('A (https://agency.example/a?b=1)');
    const safe =
      'https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fagency.example%2Fa&amp;data=someone';
    expect(htmlText(`<a href="${safe}">A</a>`)).toBe('A (https://agency.example/a)');
    expect(htmlText('<a href="https://www.google.com/url?q=javascript:x">A</a>')).toContain(
      'A (https://www.google',
    );
  });
});

describe('no HTML', () => {
  test.each([
    'a < b and b > c',
    'See <https://agency.example/a>',
    'Write to <team@agency.example>',
    'Groups <b> and <c>',
    'I <3 this',
    'x<y',
    '<script>alert(1)</script>',
    'An <em> dash',
  ])('%s', (text) => {
    expect(isHtml(text)).toBe(false);
  });

  test('characters spelled as in HTML are decoded once, others stand', () => {
    expect(decodeEntities('Q&amp;A &#8211; &#xE9;&nbsp;&rsquo;')).toBe('Q&A – é ’');
    expect(decodeEntities('&amp;lt;')).toBe('&lt;');
    expect(decodeEntities('AT&T, ?a=1&copy=2, &nothing; &;')).toBe('AT&T, ?a=1&copy=2, &nothing; &;');
  });
});

describe('whatever HTML there is', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<b>',
      '</b>',
      '<p>',
      '<ul><li>',
      '</ul>',
      '<a href="https://x.example">',
      '</a>',
      '<br>',
      '\n',
    ),
    fc.constantFrom(
      '<table><tr><td>',
      '<!--',
      '-->',
      '<![CDATA[',
      '<script>',
      '</script>',
      '&amp;',
      '<pre>',
      '<',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  );

  test('it ends with text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = htmlText(pieces.join(''));
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/\n{3}/);
        expect(typeof decodeEntities(text)).toBe('string');
      }),
      { numRuns: 500 },
    );
  });

  test('it ends soon', () => {
    const hostile = [
      '<b>'.repeat(5000) + '</u>'.repeat(4900),
      '<div>'.repeat(9900),
      '<table><tr><td>'.repeat(3300),
      '<ul><li>'.repeat(4900) + 'x '.repeat(100_000),
      '<a href="https://x.example">'.repeat(4900) + 'x '.repeat(50_000),
      `${'\u00A0'.repeat(290_000)}x<br>`,
      `<br${' '.repeat(290_000)}`,
      '&#9;'.repeat(70_000),
      '<p '.repeat(9900),
    ];
    const seconds = cpuSeconds(() => {
      for (const html of hostile) {
        isHtml(html);
        decodeEntities(html);
        htmlText(html);
      }
    });
    expect(seconds).toBeLessThan(5);
  });

  test('too much of it stands as it is, and then is too long', () => {
    const long = '<b>x</b>'.repeat(40_000);
    expect(htmlText(long)).toBe(long);
  });
});
