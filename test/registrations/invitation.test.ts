/** Invitations as they were last looked at, and what holds for every one; `UPDATE_GOLDEN=1` writes them anew. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { STYLES } from '../../core/agency/style.ts';
import { writeCalendar, writeInvitation } from '../../core/calendar/write-calendar.ts';
import { calendarEntry } from '../../core/email/calendar-entry.ts';
import { catalogueFor } from '../../core/languages/languages.ts';
import { type InvitationInput, invitation } from '../../core/registrations/invitation.ts';
import { agency, samples } from '../email/sample.ts';
import { matchGolden } from '../golden.ts';

const JOIN = 'https://meet.example/j/8441';
const event = { ...samples.WEBINAR.event, capacity: 50, conference: JOIN, sequence: 2 };

const input = (differences: Partial<InvitationInput> = {}): InvitationInput => ({
  event,
  agency,
  style: 'discreet',
  words: catalogueFor('en', agency),
  method: 'REQUEST',
  attendee: 'ana@example.org',
  sequence: 3,
  at: new Date('2026-01-05T17:00:00Z'),
  ...differences,
});

const methods = ['REQUEST', 'CANCEL'] as const;
const variants = methods.flatMap((method) =>
  STYLES.flatMap((style) => agency.languages.map((language) => ({ method, style, language }))),
);

describe.each(variants)('$method, $style, in $language', ({ method, style, language }) => {
  it('is the file we know', () => {
    const { content } = invitation(input({ method, style, words: catalogueFor(language, agency) }));
    matchGolden(`invitations/${method.toLowerCase()}.${style}.${language}.ics`, content);
  });
});

const veventOf = (text: string) => new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent');

describe('an invitation', () => {
  it('tells how to join in the open style alone, and a cancellation never', () => {
    const tells = (differences: Partial<InvitationInput>) =>
      invitation(input(differences)).content.replaceAll('\r\n ', '').includes(JOIN);
    expect(tells({ style: 'open' })).toBe(true);
    expect(tells({ style: 'discreet' })).toBe(false);
    expect(tells({ style: 'open', method: 'CANCEL' })).toBe(false);
  });

  it('reads back whole for any address and sender, one line each', () => {
    const local = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,40}$/);
    fc.assert(
      fc.property(local, fc.string({ unit: 'binary', maxLength: 60 }), (name, sender) => {
        const attendee = `${name}@example.org`;
        const senders = { ...agency.senders, letters: { ...agency.senders.letters, name: sender } };
        const { content } = invitation(input({ attendee, agency: { ...agency, senders } }));
        for (const line of content.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const vevent = veventOf(content);
        const people = vevent?.getAllProperties('attendee') ?? [];
        expect(people).toHaveLength(1);
        const address = String(people[0]?.getFirstValue());
        expect(decodeURIComponent(address.slice('mailto:'.length))).toBe(attendee);
        expect(vevent?.getFirstPropertyValue('organizer')).toBe('mailto:account@updates.example.org');
        expect(vevent?.getAllProperties('summary')).toHaveLength(1);
        expect(vevent?.getFirstPropertyValue('sequence')).toBe(3);
      }),
    );
  });

  it('is found again by its UID in every style, language and reminder', () => {
    const uids = variants.map(({ style, language }) => {
      const { content } = invitation(input({ style, words: catalogueFor(language, agency) }));
      return veventOf(content)?.getFirstPropertyValue('uid');
    });
    expect(new Set(uids)).toEqual(new Set([`${event.id}@updates.example.org`]));
  });

  it('has what a published calendar never has: people', () => {
    const { style, words } = input();
    const entry = calendarEntry({ event, agency, style, words });
    const stampedAt = '2026-01-05T17:00:00Z';
    const published = writeCalendar({ method: 'PUBLISH', stampedAt, entries: [entry] });
    expect(published).not.toMatch(/^(ATTENDEE|ORGANIZER)/m);
    const invited = writeInvitation({
      ...{ method: 'REQUEST', stampedAt, entry, attendee: 'ana@example.org' },
      organizer: agency.senders.letters,
    });
    expect(invited).toMatch(/^ATTENDEE/m);
  });
});
