import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literal, personalData } from '../../core/email/placeholders.ts';
import { singleLine, wrapped } from '../../core/email/plain-text.ts';
import { anyText, asWords, delivered, MANAGE_URL, placeholdersIn, UNSUBSCRIBE_URL } from './reading.ts';

describe('literal text', () => {
  it('arrives as it was, whatever braces and backslashes it holds', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = singleLine(text);
        expect(delivered(literal(line))).toBe(line);
      }),
    );
  });

  it('holds no placeholder but those for the signs', () => {
    expect(placeholdersIn(literal('{{unsubscribe}} \\{{#if}}'))).toEqual(new Set(['ob', 'cb', 'bs']));
  });

  it('does not stop a placeholder beside it from being one', () => {
    expect(delivered(`${literal('\\')}{{unsubscribe}}${literal('\\{')}`)).toBe(`\\${UNSUBSCRIBE_URL}\\{`);
  });
});

describe('a line', () => {
  it('stays one line, without control characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(singleLine(text)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(asWords(singleLine(text))).toBe(asWords(text));
      }),
    );
  });
});

describe('wrapping', () => {
  it('breaks at spaces only, after 76 columns at most', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1 });
    fc.assert(
      fc.property(words, (all) => {
        const lines = wrapped(all.join(' ')).split('\n');
        expect(lines.join(' ')).toBe(all.join(' '));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(76);
      }),
    );
  });

  it('never breaks an address', () => {
    const address = `https://example.org/${'x'.repeat(100)}`;
    expect(wrapped(`Look at ${address} today`)).toBe(`Look at\n${address}\ntoday`);
  });
});

describe('what is put in for one person', () => {
  const links = { unsubscribeUrl: UNSUBSCRIBE_URL, manageUrl: MANAGE_URL };

  it('holds the links, and the lists for text and for HTML', () => {
    expect(personalData({ ...links, listNames: ['R&D', 'News'] })).toEqual({
      unsubscribe: UNSUBSCRIBE_URL,
      manage: MANAGE_URL,
      lists_text: 'R&D, News',
      lists_html: 'R&amp;D, News',
    });
  });

  it('leads to pages in the language of the mail', () => {
    const inSpanish = {
      unsubscribeUrl: `${UNSUBSCRIBE_URL}?language=es`,
      manageUrl: `${MANAGE_URL}?language=es`,
    };
    expect(personalData({ ...inSpanish, listNames: [] })).toMatchObject({
      unsubscribe: inSpanish.unsubscribeUrl,
      manage: inSpanish.manageUrl,
    });
  });

  it.each([
    'javascript:alert(1)',
    'https://example.org/"onclick="x',
    'https://example.org/?a=1&b=2',
    'https://example.org/?language=es&b=2',
    'https://example.org/?language="es',
    'https://example.org/{{x}}',
    'https://example.org/a b',
  ])('refuses the address %s, for nothing escapes it', (address) => {
    for (const link of ['unsubscribeUrl', 'manageUrl']) {
      expect(() => personalData({ ...links, [link]: address, listNames: [] })).toThrow(/plain web address/);
    }
  });
});
