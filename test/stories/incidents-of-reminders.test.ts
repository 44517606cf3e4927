/**
 * What went wrong with the reminders of others, each by its name (facts of calendars, section 2). One winter serves most of them:
 * everything happens in it, and each test looks at what became of one event.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../local/inbox/message.ts';
import { leaveByMail } from './leave-by-mail.ts';
import { type EventText, emailAlarm, type Month, openMonth } from './month.ts';

const ANA = { address: 'ana@example.org', style: 'open' } as const;
const BO = { address: 'bo@example.org', style: 'open' } as const;
const CY = { address: 'cy@example.org', style: 'open' } as const;

/** An hour online from 1 p.m. on; the title names it. */
const webinar = (title: string, day: string, more: readonly string[] = []): EventText => ({
  uid: `${title.replaceAll(' ', '-')}@example.org`,
  start: `2026${day}T130000`,
  end: `2026${day}T140000`,
  summary: title,
  more: ['CATEGORIES:WEBINAR', ...more],
});

const CANCELLED = ['STATUS:CANCELLED'];
const FIRST: readonly EventText[] = [
  webinar('Long past', '0102'),
  webinar('To be put off', '0113'),
  webinar('To be put off late', '0109'),
  webinar('To be put back', '0115'),
  webinar('To be called off', '0116'),
  webinar('To be dropped', '0116'),
  webinar('With a tpyo', '0117'),
  webinar('Told of a week before', '0114', emailAlarm('-P1W')),
  webinar('As planned', '0123'),
  webinar('After the clocks change', '0308'),
];
const CHANGED: readonly EventText[] = [
  webinar('Long past', '0102'),
  { ...webinar('To be put off', '0120'), more: ['CATEGORIES:WEBINAR', 'SEQUENCE:1'] },
  { ...webinar('To be put off late', '0122'), more: ['CATEGORIES:WEBINAR', 'SEQUENCE:1'] },
  webinar('To be put back', '0106'),
  webinar('To be called off', '0116', CANCELLED),
  { ...webinar('With a tpyo', '0117'), summary: 'With no typo' },
  webinar('Told of a week before', '0114', emailAlarm('-P1W')),
  webinar('As planned', '0123'),
  webinar('After the clocks change', '0308'),
];

let month: Month;
beforeAll(async () => {
  month = await openMonth('2026-01-05T17:00:00Z');
  await month.load(FIRST);
  await month.signUp(ANA, CY);
  await month.goTo('2026-01-08T23:00:00Z');
  for (let time = 0; time < 3; time += 1) await month.loadAccepting(CHANGED);
  await month.goTo('2026-01-22T22:00:00Z');
  // After what is told of a day before has gone out.
  await month.signUp(BO);
  await month.goTo('2026-01-23T19:00:00Z');
  await leaveByMail(month, CY.address);
  await month.goTo('2026-04-01T00:00:00Z');
});
afterAll(() => month.close());

/** Changes are told by mails of their own, which are no reminders. */
const isNotice = (subject: string): boolean => /^New date/.test(subject);

/** When mails that have these words in their subject came to somebody, to the minute. */
const told = (words: string, address: string = ANA.address): string[] =>
  month.cloud.inbox
    .list()
    .filter(({ to, subject }) => to.includes(address) && subject.includes(words) && !isNotice(subject))
    .map(({ at }) => at.slice(0, '2026-01-12T21:00'.length));

async function mailsOf(words: string): Promise<(Message & { readonly subject: string })[]> {
  const found = month.cloud.inbox
    .list()
    .filter(({ to, subject }) => to.includes(ANA.address) && subject.includes(words) && !isNotice(subject));
  const mails = await Promise.all(found.map(({ id }) => month.cloud.inbox.get(id)));
  return mails.filter((mail) => mail !== null);
}

/** A property of the calendar entry that came with each mail. */
const ofEntries = (mails: readonly Message[], property: string) =>
  mails.map(
    ({ attachments }) =>
      new RegExp(`^${property}[;:](.*)$`, 'm').exec(
        (attachments[0]?.content ?? '').replaceAll('\r\n ', '').replaceAll('\r', ''),
      )?.[1],
  );

describe('an event that moved', () => {
  it('cal.com #13238, OneUptime #2018: is not reminded of at its old time, but at its new one', () => {
    expect(told('To be put off').filter((at) => at < '2026-01-19' && at >= '2026-01-12')).toEqual([]);
    expect(told('To be put off')).toEqual(expect.arrayContaining(['2026-01-19T21:00', '2026-01-20T20:00']));
  });

  it('mobilizon: its hour-before mail does not come at the old hour', () => {
    expect(told('To be put off')).not.toContain('2026-01-13T20:00');
  });

  it('Hi.Events: its reminders move with it, and nobody has to move them', () => {
    expect(month.cloud.scheduler.waiting()).toEqual([]);
    expect(told('To be put off late').slice(1)).toEqual(['2026-01-21T21:00', '2026-01-22T20:00']);
  });

  it('odoo PR #199588, pretix: after a reminder went out is reminded of again, for what was sent counts for the old time alone', () => {
    expect(told('To be put off late')).toEqual(['2026-01-08T21:00', '2026-01-21T21:00', '2026-01-22T20:00']);
  });

  it('indico #4893: to a day that is past is reminded of no more', () => {
    expect(told('To be put back')).toEqual([]);
  });

  it('cal.com PR #23658, #8010, #28884, w3c/calendar #50: is the same entry in people’s calendars, not a second one', async () => {
    const uids = ofEntries(await mailsOf('To be put off late'), 'UID');
    expect(uids).toHaveLength(3);
    expect(new Set(uids).size).toBe(1);
  });

  it('cal.com PR #26815: replaces that entry, for its sequence is higher', async () => {
    const sequences = ofEntries(await mailsOf('To be put off late'), 'SEQUENCE').map(Number);
    expect(sequences[1]).toBeGreaterThan(sequences[0] ?? Number.NaN);
    expect(sequences[2]).toBe(sequences[1]);
  });

  it('AI-Shipping-Labs #670: is told of by its new time in the words, and in the entry that comes with them', async () => {
    const [, dayBefore] = await mailsOf('To be put off late');
    expect(dayBefore?.text).toContain('January 22');
    expect(dayBefore?.text).not.toContain('January 9');
    expect(ofEntries(dayBefore ? [dayBefore] : [], 'DTSTART')).toEqual([
      expect.stringContaining('20260122T'),
    ]);
  });
});

describe('an event that was called off', () => {
  it('indico #5554, cal.com #6973, #15453, #17806, w3c/calendar #51: is not reminded of, and its schedules are gone', () => {
    expect([...told('To be called off'), ...told('To be dropped')]).toEqual([]);
  });

  it('w3c/calendar #45, #52: brings no mail for each time its calendar is stored', () => {
    expect(month.received().filter((line) => line.includes('called off'))).toEqual([]);
  });
});

it('cal.com #7225, PR #7232: of more than a hundred events that are called off at once, none is reminded of', async () => {
  const many = (more: readonly string[]) =>
    Array.from({ length: 110 }, (_, number) =>
      webinar(`Number ${number}`, '0113', [...emailAlarm('-PT1H'), ...more]),
    );
  const january = await openMonth('2026-01-10T17:00:00Z');
  try {
    await january.load(many([]));
    await january.signUp(ANA);
    expect(january.cloud.scheduler.waiting()).toHaveLength(110);
    await january.load(many(CANCELLED));
    const reminders = january.cloud.scheduler.waiting().filter(({ input }) => input.includes('reminder'));
    expect(reminders).toEqual([]);
    await january.goTo('2026-01-14T00:00:00Z');
    expect(january.received()).toEqual([]);
  } finally {
    await january.close();
  }
});

describe('a calendar', () => {
  it('pretix PR #3181: of what is past fires no reminder when it is loaded', () => {
    expect(told('Long past')).toEqual([]);
  });

  it('w3c/calendar #21: mended before a reminder is due is told of as mended, and storing it mails nobody', () => {
    expect(told('tpyo')).toEqual([]);
    expect(told('With no typo')).toEqual(['2026-01-16T21:00', '2026-01-17T20:00']);
    expect(month.received().filter((line) => line.startsWith(ANA.address))).toHaveLength(
      // Of the event that was put off late people had been reminded: they are told of it, too.
      2 + 3 + 2 + 1 + 2 + 2 + 1,
    );
  });

  it('indico #6283: may ask for a reminder exactly one week before', () => {
    expect(told('Told of a week before')).toEqual(['2026-01-07T21:00']);
  });
});

describe('a person', () => {
  it('pretix #3757, #1106: who comes after a reminder went out gets the next, and not that one', () => {
    expect(told('As planned', BO.address)).toEqual(['2026-01-23T20:00']);
  });

  it('cal.com #10166: who has left between two reminders gets no second', () => {
    expect(told('As planned', CY.address)).toEqual(['2026-01-22T21:00']);
  });

  it('mobilizon #1384: gets one copy of each', () => {
    const received = month.cloud.inbox
      .list()
      .map(({ to, subject, at }) => `${to.join()} ${subject} ${at.slice(0, 16)}`);
    expect(new Set(received).size).toBe(received.length);
  });

  it('indico #2318: reads no other’s address: each copy goes to one', () => {
    expect(month.cloud.inbox.list().filter(({ to }) => to.length !== 1)).toEqual([]);
  });
});

describe('the time', () => {
  it('mobilizon, easyappointments #1314: is the clock’s on the wall, also on the other side of a change of clocks', async () => {
    expect(told('After the clocks change')).toEqual(['2026-03-07T21:00', '2026-03-08T19:00']);
    const [mail] = await mailsOf('After the clocks change');
    expect(mail?.text).toContain('1:00 – 2:00 PM PDT');
  });

  it('cal.com PR #3376, PR #18262, #30104, AI-Shipping-Labs #1389: is the same in subject, words and entry, and names its zone', async () => {
    for (const mail of await mailsOf('As planned')) {
      expect(mail.subject).toContain('1:00 PM PST');
      expect(mail.text).toContain('1:00 – 2:00 PM PST');
      expect(mail.html).toContain('1:00 – 2:00 PM PST');
      expect(ofEntries([mail], 'DTSTART')).toEqual([expect.stringMatching(/20260123T(130000|210000Z)$/)]);
    }
  });

  it('cal.com #29706, indico: comes in an entry that asks nobody for an answer', async () => {
    const mails = await mailsOf('');
    expect(new Set(ofEntries(mails, 'METHOD'))).toEqual(new Set(['PUBLISH']));
    expect(new Set(ofEntries(mails, 'ATTENDEE'))).toEqual(new Set([undefined]));
  });
});
