/** The raw message of a letter, read as mail programs read it. */
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { type AddressedLetter, letterMime, type RenderedLetter } from '../../core/email/letter-mime.ts';
import { renderLetter } from '../../core/letters/render-letter.ts';
import { anyText } from '../email/reading.ts';
import { agency, KINDS, sampleLetter } from './sample-letters.ts';

const LETTER = 'd'.repeat(32);
const INVITATION = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
const plain: RenderedLetter = { subject: 'DOE: hello', text: 'Hello\n', html: '<p>Hello</p>' };
const file = { fileName: 'data.json', contentType: 'application/json', content: '{"name":"Año"}' };

const mime = async (rendered: RenderedLetter, differences: Partial<AddressedLetter> = {}) => {
  const at = new Date('2026-01-05T17:00:00Z');
  const letter = { letter: LETTER, to: 'ana@example.org', at, agency, rendered, ...differences };
  return (await letterMime(letter)).toString('latin1');
};
const headOf = (message: string) => message.slice(0, message.indexOf('\r\n\r\n'));
/** Names of the headers of a message, in lower case. */
const headersIn = (message: string) =>
  headOf(message)
    .split(/\r\n(?![ \t])/)
    .map((field) => field.slice(0, field.indexOf(':')).toLowerCase())
    .toSorted();
/** The kinds of all parts, in the order in which they stand. */
const partsIn = (message: string) =>
  [...message.matchAll(/^content-type: ([\w/-]+)/gim)].map(([, type]) => type);

const HEADERS = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'reply-to',
  'subject',
  'to',
];

describe('the message of a letter', () => {
  it('is from the sender of letters, to one person, and no list', async () => {
    const message = await mime(plain);
    expect(headersIn(message)).toEqual(HEADERS);
    const { from, to, replyTo, subject, text, html, headers } = await PostalMime.parse(message);
    expect(from).toMatchObject({ name: 'DOE', address: agency.senders.letters.address });
    expect(to).toMatchObject([{ address: 'ana@example.org' }]);
    expect(replyTo).toMatchObject([{ address: agency.senders.letters.replyTo }]);
    expect({ subject, text: text?.trim(), html: html?.trim() }).toEqual({
      subject: plain.subject,
      text: 'Hello',
      html: '<p>Hello</p>',
    });
    expect(headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
    expect(partsIn(message)).toEqual(['multipart/alternative', 'text/plain', 'text/html']);
  });

  it('brings a file beside what is read', async () => {
    const message = await mime({ ...plain, attachments: [file] });
    expect(partsIn(message)).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'text/html',
      'application/json',
    ]);
    const [attachment] = (await PostalMime.parse(message)).attachments;
    expect(attachment).toMatchObject({ filename: 'data.json', disposition: 'attachment' });
    expect(new TextDecoder().decode(attachment?.content as ArrayBuffer)).toBe(file.content);
  });

  it('brings an invitation as the last way to read it, and as a file', async () => {
    const message = await mime({ ...plain, invitation: { method: 'REQUEST', content: INVITATION } });
    expect(partsIn(message)).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'text/html',
      'text/calendar',
      'application/ics',
    ]);
    expect(message).toMatch(/^content-type: text\/calendar; charset=utf-8;\s+method=REQUEST/im);
    expect(message).toMatch(/filename=invite\.ics/);
  });

  it('is the same, byte for byte, whenever the same letter is written', async () => {
    const rendered = {
      ...plain,
      attachments: [file],
      invitation: { method: 'CANCEL', content: INVITATION },
    } as const;
    expect(await mime(rendered)).toBe(await mime(rendered));
  });

  it.each(KINDS)('keeps every line short: %s', async (kind) => {
    for (const language of agency.languages) {
      const message = await mime(renderLetter(sampleLetter(kind, language)));
      expect(Math.max(...message.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
      expect(message.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    }
  });
});

describe('whatever a value holds', () => {
  it('no header and no part comes of it, and all of it is read as it was meant', async () => {
    const values = fc.record({
      subject: anyText,
      text: anyText,
      html: anyText,
      fileName: anyText,
      name: anyText,
    });
    await fc.assert(
      fc.asyncProperty(values, async ({ subject, text, html, fileName, name }) => {
        const senders = { ...agency.senders, letters: { ...agency.senders.letters, name } };
        const attachments = [{ fileName, contentType: 'application/json', content: text }];
        const message = await mime({ subject, text, html, attachments }, { agency: { senders } });
        expect(headersIn(message)).toEqual(HEADERS);
        const read = await PostalMime.parse(message);
        expect(read.to).toMatchObject([{ address: 'ana@example.org' }]);
        expect(read.cc ?? read.bcc).toBeUndefined();
        expect(read.from?.address).toBe(agency.senders.letters.address);
        expect(read.attachments).toHaveLength(1);
        expect(Math.max(...message.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
      }),
      { numRuns: 150 },
    );
  });

  it('an address is one address, or no message is written', async () => {
    const evil = [
      'a@example.org\r\nBcc: b@example.org',
      'a@example.org, b@example.org',
      'A <a@example.org>',
      'a@example.org;b@example.org',
    ];
    for (const to of evil) await expect(mime(plain, { to })).rejects.toThrow('e-mail address');
  });
});
