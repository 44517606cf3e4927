import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MarkupValue, markup } from '../../core/email/markup.ts';
import { linked, prose } from '../../core/email/prose.ts';
import { anyText, asWords, linksIn, placeholdersIn, readable, tagsIn } from './reading.ts';

describe('markup', () => {
  it('takes what is interpolated as text, wherever it stands', () => {
    const text = `<b class="x">{{it's}}</b> & \\`;
    expect(String(markup`<p title="${text}">${text}</p>`)).toBe(
      [
        '<p title="&lt;b class=&quot;x&quot;&gt;&#123;&#123;it&#39;s&#125;&#125;&lt;/b&gt; &amp; &#92;">',
        '&lt;b class=&quot;x&quot;&gt;&#123;&#123;it&#39;s&#125;&#125;&lt;/b&gt; &amp; &#92;</p>',
      ].join(''),
    );
  });

  it('takes markup as it is, also in lists, and prints nothing for nothing', () => {
    const items: MarkupValue = ['a', markup`<i>b</i>`, [null, undefined, false, 3]];
    expect(String(markup`<p>${items}</p>`)).toBe('<p>a<i>b</i>3</p>');
  });

  it('lets no text become a tag, an attribute or a placeholder', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const html = String(markup`<p title="${text}">${text}</p>`);
        expect(tagsIn(html)).toEqual(['p title', '/p']);
        expect(placeholdersIn(html)).toEqual(new Set());
        expect(readable(html)).toBe(asWords(text));
      }),
    );
  });
});

describe('prose', () => {
  it('links bare addresses without the full stop behind them, and leaves tags alone', () => {
    const html = String(linked('See https://example.org/a?b=1&c=2. Ask (me@example.org), #WearBlueDay!'));
    expect(html).toBe(
      'See <a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a>. ' +
        'Ask (<a href="mailto:me@example.org">me@example.org</a>), #WearBlueDay!',
    );
  });

  it('keeps paragraphs and line ends', () => {
    const html = prose('One\r\ntwo\r\n\r\n\r\nthree\n', (text) => markup`<p>${text}</p>`);
    expect(String(html)).toBe('<p>One<br>two</p><p>three</p>');
  });

  it('links nothing but the web and mail, and loses no word', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const html = String(prose(text, (content) => markup`<p>${content}</p>`));
        expect(readable(html)).toBe(asWords(text));
        for (const href of linksIn(html)) expect(href).toMatch(/^(https?:\/\/|mailto:[\w.+-]+@)/);
        expect(new Set(tagsIn(html))).toEqual(
          new Set(tagsIn(html).filter((tag) => /^\/?(p|br|a|a href)$/.test(tag))),
        );
      }),
    );
  });
});
