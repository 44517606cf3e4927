import { describe, expect, it } from 'vitest';
import { type AskedLetter, decideLetter, type Known } from '../../core/letters/decide-letter.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { agency } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

const now = new Date('2026-01-05T17:00:00Z');
const ahead = [{ offset: '-PT1H', dueAt: '2026-01-13T20:00:00Z', useUntil: '2026-01-13T21:00:00Z' }];
const event = makeEvent({ capacity: 10, reminders: ahead });
const ref = { year: event.year, source: event.source, eventId: event.id };
const audience = eventAudience(ref);
const [ID, OTHER_ID] = ['a'.repeat(32), 'b'.repeat(32)];
const asked = { letter: 'c'.repeat(32), address: 'ana@example.org', language: 'en' } as const;
const form = {
  ...asked,
  style: 'discreet',
  consent: { at: now.toISOString(), wording: '0123456789ab', page: '/sign-up', language: 'en' },
} as const;

const signUp: AskedLetter = { ...form, purpose: 'confirm-subscription', lists: ['month-events'] };
const reminders: AskedLetter = { ...form, purpose: 'confirm-event', event: ref, wants: 'reminders' };
const place: AskedLetter = { ...reminders, wants: 'place' };
const newAddress: AskedLetter = { ...asked, purpose: 'confirm-address', id: OTHER_ID };
const manage: AskedLetter = { ...asked, purpose: 'manage' };
const copy: AskedLetter = { purpose: 'export', letter: asked.letter, id: ID };
const welcomeBack: AskedLetter = { ...asked, purpose: 'welcome-back', id: ID };
const ALL = [signUp, reminders, place, newAddress, manage, copy, welcomeBack];

const profile = {
  id: ID,
  address: asked.address,
  language: 'en',
  style: 'discreet',
  answeredAt: now.toISOString(),
} as const;
const stranger: Known = {
  agency,
  id: ID,
  suppression: undefined,
  profile: undefined,
  standings: new Map(),
  leftAllFrom: null,
  events: [],
  event,
  place: 'none',
};
const known: Known = { ...stranger, profile };
const subscribed: Known = { ...known, standings: new Map([['month-events', 'active']]) };
const hasAsked = (wants: 'reminders' | 'place', more: object = {}): Known => ({
  ...known,
  place: wants === 'place' ? 'seated' : 'none',
  standings: new Map([[audience, 'active']]),
  events: [{ event: ref, wants, since: now.toISOString(), ...more }],
});

const decide = (message: AskedLetter, of: Known) => {
  const { send, because } = decideLetter(message, of, now);
  return send ?? because;
};

describe('the letter that answers', () => {
  it.each([
    ['a sign-up by a stranger', signUp, stranger, 'confirm-subscription'],
    ['a sign-up by somebody on another list', signUp, known, 'confirm-subscription'],
    ['a sign-up by somebody who is on the list', signUp, subscribed, 'already'],
    [
      'a sign-up by somebody who left',
      signUp,
      { ...known, standings: new Map([['month-events', 'left']]) },
      'confirm-subscription',
    ],
    [
      'a sign-up for lists of which one exists',
      { ...signUp, lists: ['old', 'month-events'] },
      subscribed,
      'already',
    ],
    ['a sign-up for lists that do not exist', { ...signUp, lists: ['old'] }, known, 'no-such-list'],
    ['a wish for reminders', reminders, stranger, 'confirm-reminders'],
    ['a wish for reminders that come already', reminders, hasAsked('reminders'), 'already'],
    ['a wish for reminders by somebody with a place', reminders, hasAsked('place'), 'already'],
    [
      'a wish for reminders that were left',
      reminders,
      { ...hasAsked('reminders'), standings: new Map() },
      'confirm-reminders',
    ],
    ['a wish for a place', place, stranger, 'confirm-place'],
    ['a wish for a place by somebody who gets reminders', place, hasAsked('reminders'), 'confirm-place'],
    ['a wish for a place that is there', place, hasAsked('place'), 'already'],
    [
      'a wish for a place by somebody who waits for one, and so hears nothing yet',
      place,
      { ...hasAsked('place'), place: 'waiting', standings: new Map() },
      'already',
    ],
    [
      'a wish for a place whose reminders were stopped',
      place,
      { ...hasAsked('place'), standings: new Map([[audience, 'left']]) },
      'confirm-place',
    ],
    [
      'a wish for a place that was asked for, and not taken when something broke off',
      place,
      { ...hasAsked('place'), place: 'none' },
      'confirm-place',
    ],
    [
      'a wish for a place by somebody who waits, and is giving it up',
      place,
      { ...hasAsked('place', { givenUp: true }), place: 'waiting' },
      'confirm-place',
    ],
    ['a wish for a place that was given up', place, hasAsked('place', { givenUp: true }), 'confirm-place'],
    ['a wish for an event that is gone', reminders, { ...known, event: undefined }, 'gone'],
    [
      'a wish for a canceled event',
      place,
      { ...known, event: makeEvent({ status: 'CANCELLED' }) },
      'cancelled',
    ],
    [
      'a wish for an event that is over',
      place,
      { ...known, event: makeEvent({ endsAt: now.toISOString() }) },
      'over',
    ],
    [
      'a wish for a place where the agency registers nobody any more',
      place,
      { ...known, event: makeEvent({ reminders: ahead }) },
      'no-places',
    ],
    [
      'a wish for reminders of which none is left',
      reminders,
      {
        ...known,
        event: makeEvent({
          reminders: [{ offset: '-P9D', dueAt: '2026-01-04T21:00:00Z', useUntil: '2026-01-05T21:00:00Z' }],
        }),
      },
      'no-reminders',
    ],
    ['a new address', newAddress, known, 'confirm-address'],
    ['a new address that is the old one', { ...newAddress, id: ID }, known, 'already'],
    ['a new address of somebody who has been erased', newAddress, stranger, 'unknown-person'],
    ['a wish for one’s choices', manage, known, 'manage'],
    ['a wish for the choices of a stranger', manage, stranger, 'unknown-person'],
    ['a wish for a copy', copy, known, 'export'],
    ['a wish for a copy by somebody who has been erased', copy, stranger, 'unknown-person'],
    ['a complaint taken back', welcomeBack, known, 'welcome-back'],
  ] as [string, AskedLetter, Known, string][])('%s', (_, message, of, letter) => {
    expect(decide(message, of)).toBe(letter);
  });

  it.each(['asked', 'bounce'] as const)(
    'nothing goes to an address that is suppressed: %s',
    (suppression) => {
      for (const message of ALL) {
        for (const of of [stranger, subscribed, hasAsked('place')]) {
          expect(decide(message, { ...of, suppression })).toBe('suppressed');
        }
      }
    },
  );

  it('nothing goes out a day after it was asked for, when nobody waits for it any more', () => {
    const asked = '2026-01-04T17:00:00.001Z';
    const late = '2026-01-04T17:00:00.000Z';
    const at = (askedAt: string) => [
      { ...signUp, consent: { ...form.consent, at: askedAt } },
      { ...place, consent: { ...form.consent, at: askedAt } },
      { ...newAddress, askedAt },
      { ...manage, askedAt },
      { ...copy, askedAt },
    ];
    for (const message of at(asked)) expect(decide(message, known)).not.toBe('expired');
    for (const message of at(late)) expect(decide(message, known)).toBe('expired');
  });

  it('nothing goes to whoever was erased after it was asked for', () => {
    const erasedAt = (leftAllFrom: string): Known => ({ ...stranger, leftAllFrom });
    expect(decide(signUp, erasedAt('2026-01-05T17:00:00.001Z'))).toBe('overtaken');
    expect(decide(signUp, erasedAt('2026-01-05T16:59:00.000Z'))).toBe('confirm-subscription');
  });

  it('whoever complained confirms again, also what they had: the button takes the complaint back', () => {
    expect(decide(signUp, { ...subscribed, suppression: 'complaint' })).toBe('confirm-subscription');
    expect(decide(place, { ...hasAsked('place'), suppression: 'complaint' })).toBe('confirm-place');
    expect(decide(copy, { ...known, suppression: 'complaint' })).toBe('export');
  });
});
