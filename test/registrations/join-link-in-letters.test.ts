/** The link to join stands in letters to whoever has a place, even if the calendar shows it where it should not. */
import { expect, it } from 'vitest';
import { catalogueFor } from '../../core/languages/languages.ts';
import { requestDetails } from '../../core/letters/request-details.ts';
import { renderRegistration } from '../../core/registrations/render-registration.ts';
import { agency } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

const JOIN = 'https://meet.example/j/8441';
const event = makeEvent({
  ...{ capacity: 1, conference: JOIN, summary: `A talk, ${JOIN}`, location: JOIN },
  presenters: [`Ana, ${JOIN}`],
});
const words = catalogueFor('en', agency);
const addresses = {
  manage: 'https://month.example/manage/x',
  event: 'https://month.example/2026/x',
  stop: 'https://month.example/stop/x',
};

it.each([
  ['seated', true],
  ['waiting', false],
  ['given-up', false],
] as const)('in a letter that says %s: %s', (outcome, isTold) => {
  const { subject, text, html } = renderRegistration({ outcome, event, agency, words, addresses });
  expect(subject).not.toContain('8441');
  expect([text.includes('8441'), html.includes('8441')]).toEqual([isTold, isTold]);
});

it('never in a letter that asks to confirm', () => {
  const request = {
    purpose: 'confirm-event',
    letter: 'a'.repeat(32),
    address: 'a@example.org',
    wants: 'place',
    event: { year: 2026, source: 'calendar', eventId: event.id },
    language: 'en',
    style: 'open',
    consent: { at: '2026-01-05T17:00:00.000Z', wording: '0123456789ab', page: '/2026', language: 'en' },
  } as const;
  const details = requestDetails(request, { agency, words, event, known: undefined });
  expect(JSON.stringify(details)).toContain('A talk');
  expect(JSON.stringify(details)).not.toContain('8441');
});
