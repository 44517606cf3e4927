import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatSender,
  header,
  MAX_HEADERS,
  mailingHeaders,
  personalHeaders,
  phrase,
} from '../../core/email/headers.ts';
import { anyText, UNSUBSCRIBE_URL } from './reading.ts';
import { agency } from './sample.ts';

const personal = personalHeaders({ audience: 'month-events', agency, unsubscribeUrl: UNSUBSCRIBE_URL });

describe('the headers of a mailing', () => {
  it('say that a machine sent it to many, and whom to ask for help', () => {
    expect(mailingHeaders(agency)).toEqual([
      { name: 'Auto-Submitted', value: 'auto-generated' },
      { name: 'Precedence', value: 'bulk' },
      { name: 'List-Help', value: '<mailto:staff@example.org>' },
    ]);
  });

  it('name the list discreetly, and let mailboxes unsubscribe with one click', () => {
    expect(personal).toEqual([
      { name: 'List-Id', value: 'DOE <month-events.lists.updates.example.org>' },
      { name: 'List-Unsubscribe', value: `<${UNSUBSCRIBE_URL}>` },
      { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
    ]);
  });

  it('are few enough for SES, and each stands once', () => {
    const names = [...mailingHeaders(agency), ...personal].map(({ name }) => name);
    expect(names.length).toBeLessThanOrEqual(MAX_HEADERS);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a header', () => {
  it('is one line of printable ASCII, at most 996 characters with its name, or none at all', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ minLength: 985, maxLength: 1000 })), (text) => {
        const fits = /^[\x20-\x7e]+$/.test(text) && 'X-Test'.length + text.length <= 996;
        if (fits) expect(header('X-Test', text).value).toBe(text);
        else expect(() => header('X-Test', text)).toThrow(/printable ASCII|together/);
      }),
    );
    expect(header('X-Test', 'x'.repeat(990)).value).toHaveLength(990);
    expect(() => header('X-Test', 'x'.repeat(991))).toThrow(/together/);
    expect(() => header('X', 'x'.repeat(996))).toThrow(/printable ASCII/);
  });

  it.each(['', 'X Test', 'X:Test', 'X-Tést', 'X\r\nBcc', 'x'.repeat(127)])('cannot be named %j', (name) => {
    expect(() => header(name, 'value')).toThrow(/name/);
  });
});

describe('a name in a header', () => {
  it('stays as it is when it is plain', () => {
    expect(formatSender(agency.senders.mailings)).toBe('DOE <events@updates.example.org>');
  });

  it('is encoded otherwise, into words of at most 75 characters that read back as the name', () => {
    const read = (words: string) =>
      words
        .split(' ')
        .map((word) => Buffer.from(/^=\?UTF-8\?B\?(.*)\?=$/.exec(word)?.[1] ?? '', 'base64').toString())
        .join('');
    fc.assert(
      fc.property(anyText, (text) => {
        const name = `Ä${text.toWellFormed()}`;
        expect(phrase(name)).toMatch(/^[\x20-\x7e]+$/);
        expect(read(phrase(name))).toBe(name);
        for (const word of phrase(name).split(' ')) expect(word.length).toBeLessThanOrEqual(75);
      }),
    );
  });
});
