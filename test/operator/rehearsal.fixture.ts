/** Made-up rehearsals of the 2026 shape: a mailing a day from January 7 on, a day before a webinar. */
import type { Rehearsal, RehearsedMailing, RehearsedVariant } from '../../operator/rehearsal.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export function variant(change: Partial<RehearsedVariant> = {}): RehearsedVariant {
  return {
    language: 'en',
    style: 'discreet',
    subject: 'CDSS webinar: Tue, Jan 13, 1:00 PM PST',
    htmlFile: 'messages/m1-en-discreet.html',
    textFile: 'messages/m1-en-discreet.txt',
    emlFiles: ['messages/m1-1.eml', 'messages/m1-2.eml'],
    ...change,
  };
}

export function mailing(change: Partial<RehearsedMailing> = {}): RehearsedMailing {
  return {
    id: 'm1',
    event: 'tcvap@cdss.example',
    summary: 'Information session',
    kind: 'WEBINAR',
    offset: '-P1D',
    startsAt: '2026-01-13T21:00:00Z',
    dueAt: '2026-01-12T21:00:00Z',
    subject: 'CDSS webinar: Tue, Jan 13, 1:00 PM PST',
    lists: ['month-events'],
    recipients: 200,
    sent: 200,
    failed: 0,
    skipped: 0,
    variants: [variant()],
    ...change,
  };
}

/** `count` mailings of events of their own, on days that follow one another. */
export function mailings(count: number): RehearsedMailing[] {
  const later = (instant: string, days: number) =>
    new Date(Date.parse(instant) + days * DAY_MS).toISOString().replace('.000', '');
  return Array.from({ length: count }, (_, index) =>
    mailing({
      id: `m${index + 1}`,
      event: `event-${index + 1}@cdss.example`,
      summary: `Session ${index + 1}`,
      dueAt: later('2026-01-07T21:00:00Z', index),
      startsAt: later('2026-01-08T21:00:00Z', index),
    }),
  );
}

export function rehearsal(change: Partial<Rehearsal> = {}): Rehearsal {
  const all = change.mailings ?? [mailing()];
  return {
    agency: {
      name: 'California Department of Social Services',
      shortName: 'CDSS',
      timeZone: 'America/Los_Angeles',
    },
    calendars: ['Prevention Month 2026'],
    startedAt: '2026-01-06T16:00:00.000Z',
    endedAt: '2026-01-28T20:30:00.000Z',
    mailings: all,
    totals: {
      recipients: all.length > 0 ? 200 : 0,
      messages: all.reduce((sum, { sent }) => sum + sent, 0),
      duplicates: 0,
      missing: 0,
    },
    deadLetters: 0,
    out: 'rehearsal',
    ...change,
  };
}
