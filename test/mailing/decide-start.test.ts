import { describe, expect, it } from 'vitest';
import type { Agency } from '../../core/agency/agency.ts';
import type { DueMessage } from '../../core/contract/messages.ts';
import { decideStart } from '../../core/mailing/decide-start.ts';
import { mailingId } from '../../core/mailing/mailing.ts';
import { makeEvent } from '../events.ts';

const reminder = { offset: '-P1D', dueAt: '2026-01-12T21:00:00Z', useUntil: '2026-01-13T21:00:00Z' };
const event = makeEvent({ reminders: [reminder] });
const agency = {
  timeZone: 'America/Los_Angeles',
  languages: ['en', 'es'],
  lists: [
    { id: 'news', hears: { kinds: ['OBSERVANCE'], topics: [] } },
    { id: 'month-events', hears: 'all' },
  ],
} as unknown as Agency;
const message: DueMessage = {
  reminder: { year: 2026, source: 'calendar', eventId: event.id, offset: '-P1D' },
  startsAt: event.startsAt,
  dueAt: reminder.dueAt,
};
const now = new Date(reminder.dueAt);
const decide = (standing: typeof event | undefined, at = now) =>
  decideStart(message, { event: standing, agency, now: at });

describe('whether a reminder that is due becomes a mailing', () => {
  it('does, to the lists that hear of the event and whoever asked for it, in every language and style', () => {
    const decision = decide(event);
    expect(decision).toMatchObject({
      start: true,
      mailing: {
        audiences: ['month-events', `event.${event.year}.${event.source}.${event.id}`],
        useUntil: reminder.useUntil,
      },
    });
    expect(decision.start && decision.mailing.variants).toHaveLength(4);
  });

  it.each([
    ['gone', undefined],
    ['cancelled', makeEvent({ ...event, status: 'CANCELLED' })],
    ['moved', makeEvent({ ...event, startsAt: '2026-01-20T21:00:00Z' })],
    ['moved', makeEvent({ ...event, reminders: [{ ...reminder, dueAt: '2026-01-12T20:00:00Z' }] })],
    ['moved', makeEvent({ ...event, reminders: [] })],
  ])('does not when the event, or this reminder of it, is %s', (because, standing) => {
    expect(decide(standing)).toEqual({ start: false, because });
  });

  it('does until the event starts, and not from that moment on', () => {
    expect(decide(event, new Date('2026-01-13T20:59:59Z'))).toMatchObject({ start: true });
    expect(decide(event, new Date('2026-01-13T21:00:00Z'))).toEqual({ start: false, because: 'too-late' });
  });

  it('gives a postponed event another mailing, so that it is reminded of again', () => {
    const postponed = { ...event, startsAt: '2026-01-20T21:00:00Z' };
    const again = decideStart(
      { ...message, startsAt: postponed.startsAt },
      { event: postponed, agency, now },
    );
    const first = decide(event);
    expect(again.start && first.start && again.mailing.id !== first.mailing.id).toBe(true);
    expect(again.start && again.mailing.id).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
  });

  it('gives a follow-up another mailing once the end is corrected, and none for a corrected start', () => {
    const offset = 'RELATED=END:PT1H';
    const ofEnd = mailingId(event, offset);
    expect(mailingId({ ...event, endsAt: '2026-01-13T22:30:00Z' }, offset)).not.toBe(ofEnd);
    expect(mailingId({ ...event, startsAt: '2026-01-13T21:30:00Z' }, offset)).toBe(ofEnd);
    expect(mailingId({ ...event, endsAt: '2026-01-13T22:30:00Z' }, '-P1D')).toBe(mailingId(event, '-P1D'));
  });
});
