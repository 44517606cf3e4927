import { describe, expect, it } from 'vitest';
import { obstacleTo, type RegistrationNow } from '../../core/registrations/decide-registration.ts';
import { offerOf, refusalOf } from '../../core/registrations/offer.ts';
import { vacancyOf } from '../../core/registrations/vacancy.ts';
import { makeEvent } from '../events.ts';

const NOW = new Date('2026-01-05T17:00:00Z');
const OVER = new Date('2026-01-13T22:00:00Z');
const event = makeEvent({ capacity: 50 });
const ref = { year: 2026, source: 'calendar', eventId: event.id } as const;
const asked = { event: ref, wants: 'place', since: '2026-01-04T17:00:00Z' } as const;
const standing = (differences: Partial<RegistrationNow> = {}): RegistrationNow => ({
  event,
  standing: 'seated',
  asked,
  suppression: undefined,
  ...differences,
});

describe('a letter on a registration', () => {
  it.each([
    ['seated', {}, null],
    ['seated', { standing: 'none' }, 'overtaken'],
    ['waiting', { standing: 'waiting' }, null],
    ['waiting', {}, 'overtaken'],
    ['given-up', { standing: 'none', asked: undefined }, null],
    ['given-up', { standing: 'none', asked: { ...asked, givenUp: true } }, null],
    ['given-up', { standing: 'waiting' }, 'overtaken'],
    ['seated', { event: makeEvent({ status: 'CANCELLED' }) }, 'cancelled'],
    ['given-up', { asked: undefined, event: makeEvent({ status: 'CANCELLED' }) }, null],
    ['seated', { event: undefined }, 'gone'],
    ['seated', { suppression: 'bounce' }, 'suppressed'],
    ['seated', { suppression: 'asked' }, 'suppressed'],
    ['seated', { suppression: 'complaint' }, null],
  ] as const)('that says %s, where things stand as %o: %s', (outcome, differences, because) => {
    expect(obstacleTo(outcome, standing(differences), NOW)).toBe(because);
  });

  it.each(['seated', 'waiting', 'given-up'] as const)(
    'that says %s comes too late once all is over',
    (outcome) => {
      expect(obstacleTo(outcome, standing(), OVER)).toBe('over');
    },
  );
});

describe('an event', () => {
  const dueAt = '2026-01-12T21:00:00Z';
  const reminders = [{ offset: '-P1D', dueAt, useUntil: '2026-01-13T21:00:00Z' }];
  const open = makeEvent({ reminders });

  it('offers places where the agency gives them, else reminders that are still to come', () => {
    expect(offerOf(event, NOW)).toBe('place');
    expect(offerOf(open, NOW)).toBe('reminders');
    expect(offerOf(open, new Date(dueAt))).toBeNull();
    expect(offerOf(makeEvent(), NOW)).toBeNull();
    expect(offerOf(event, OVER)).toBeNull();
    expect(offerOf({ ...event, status: 'CANCELLED' }, NOW)).toBeNull();
  });

  it('that can’t be asked for says why', () => {
    expect(refusalOf(undefined, 'place', NOW)).toBe('gone');
    expect(refusalOf({ ...event, status: 'CANCELLED' }, 'place', OVER)).toBe('cancelled');
    expect(refusalOf(event, 'place', OVER)).toBe('over');
    expect(refusalOf(open, 'place', NOW)).toBe('no-places');
    expect(refusalOf(open, 'reminders', OVER)).toBe('over');
    expect(refusalOf(open, 'reminders', new Date(dueAt))).toBe('no-reminders');
    // A place and the event's reminders can be asked for as long as it has not ended.
    expect(refusalOf({ ...event, reminders }, 'reminders', NOW)).toBeNull();
  });
});

describe('how full an event is', () => {
  it.each([
    [{ capacity: 50, seated: 0, somebodyWaits: false }, 'many'],
    [{ capacity: 50, seated: 39, somebodyWaits: false }, 'many'],
    [{ capacity: 50, seated: 40, somebodyWaits: false }, 'few'],
    [{ capacity: 50, seated: 49, somebodyWaits: false }, 'few'],
    [{ capacity: 50, seated: 50, somebodyWaits: false }, 'none'],
    [{ capacity: 40, seated: 50, somebodyWaits: false }, 'none'],
    [{ capacity: 50, seated: 49, somebodyWaits: true }, 'none'],
    [{ capacity: 5, seated: 0, somebodyWaits: false }, 'few'],
  ] as const)('%o: %s', (occupation, vacancy) => {
    expect(vacancyOf(occupation)).toBe(vacancy);
  });
});
