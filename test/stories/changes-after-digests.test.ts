/** Events change after people heard of them by a programme or a digest: they are told, and nobody else is. */
import { afterEach, describe, expect, it } from 'vitest';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import { AGENCY, type EventText, type Month, openMonth, WEBINAR } from './month.ts';
import { MODERATED, press, publish, SUBMIT_EVENT, VIGIL } from './submitting.ts';
import { mailingsOf, statesIn, sweepFor } from './what-became.ts';

const OPENING = AGENCY.replace('    hears: all', '    hears: all\n    programme: true').concat(
  "programme: { on: '12-08' }\n",
);
const AWARENESS_DAY: EventText = {
  uid: 'day@example.org',
  start: '20260113T090000',
  end: '20260113T220000',
  summary: 'Awareness Day',
  more: ['CATEGORIES:OBSERVANCE', 'X-REMINDERS:NONE'],
};
/** Without reminders: whoever heard of it, heard by a programme or a digest. */
const TALK: EventText = { ...WEBINAR, more: ['CATEGORIES:WEBINAR', 'X-REMINDERS:NONE'] };
const moved = (event: EventText): EventText => ({
  ...event,
  start: '20260114T150000',
  end: '20260114T160000',
});
const cancelled = (event: EventText): EventText => ({
  ...event,
  more: [...(event.more ?? []), 'STATUS:CANCELLED'],
});

const [EACH, DAILY, NEWS, LATE] = [
  'each@example.org',
  'daily@example.org',
  'news@example.org',
  'late@example.org',
] as const;

let month: Month;
afterEach(() => month.close());

/** `address: subject` of each mail of a change, sorted. */
const told = (): string[] =>
  month.received().filter((line) => /New date|New time|Canceled|Takes place/.test(line));

describe('after the programme went out', () => {
  const openSeason = async () => {
    month = await openMonth('2025-12-07T09:00:00-08:00');
    await month.load([TALK], OPENING);
    await month.signUp(
      { address: EACH },
      { address: DAILY, rhythm: 'daily' },
      { address: NEWS, lists: ['newsletter'] },
    );
    await month.goTo('2025-12-08T19:00:00Z');
  };

  it('an event that moves is told to whoever got it, and to nobody who joined later', async () => {
    await openSeason();
    await month.signUp({ address: LATE });
    expect(await month.load([moved(TALK)], OPENING)).toMatchObject({ toBeTold: 2 });
    await month.goTo('2025-12-08T20:00:00Z');
    const subject = 'New date: DOE webinar, now Wed, Jan 14, 3:00 PM PST';
    expect(told()).toEqual([DAILY, EACH].map((address) => `${address}: ${subject}`));
  });

  it('an event that is new, announced, and called off is told as canceled', async () => {
    await openSeason();
    await month.load([TALK, AWARENESS_DAY], OPENING);
    await month.goTo('2025-12-08T21:00:00Z');
    await month.load([TALK, cancelled(AWARENESS_DAY)], OPENING);
    await month.goTo('2025-12-08T22:00:00Z');
    expect(told()).toEqual(
      [DAILY, EACH].map((address) => `${address}: Canceled: DOE awareness day, Tue, Jan 13, 9:00 AM PST`),
    );
  });

  it('an event that is new and announced does not vanish without a trace', async () => {
    await openSeason();
    await month.load([TALK, AWARENESS_DAY], OPENING);
    await month.goTo('2025-12-08T20:30:00Z');
    await expect(month.load([TALK], OPENING)).rejects.toThrow(/Awareness Day/);
  });

  it('an event that is new and changes before it is announced is announced as it is, and told to nobody', async () => {
    await openSeason();
    await month.load([TALK, AWARENESS_DAY], OPENING);
    await month.load([TALK, moved(AWARENESS_DAY)], OPENING);
    await month.goTo('2025-12-09T20:00:00Z');
    expect(told()).toEqual([]);
    expect(month.received().filter((line) => line.includes('what is new'))).toHaveLength(2);
  });
});

describe('after the daily digest went out', () => {
  const openDay = async () => {
    month = await openMonth('2026-01-10T09:00:00-08:00');
    await month.load([TALK, AWARENESS_DAY]);
    await month.signUp(
      { address: EACH },
      { address: DAILY, rhythm: 'daily' },
      { address: NEWS, rhythm: 'daily', lists: ['newsletter'] },
    );
    await month.load([TALK, AWARENESS_DAY]);
    await month.goTo('2026-01-12T17:00:00Z');
  };

  it('an event that moves is told to whoever read of it, and to nobody whose lists do not hear of it', async () => {
    await openDay();
    expect(month.received()).toEqual([
      `${DAILY}: DOE program: Mon, Jan 12 and the next day`,
      `${NEWS}: DOE program: Mon, Jan 12 and the next day`,
    ]);
    await month.load([moved(TALK), AWARENESS_DAY]);
    await month.goTo('2026-01-12T18:00:00Z');
    expect(told()).toEqual([`${DAILY}: New date: DOE webinar, now Wed, Jan 14, 3:00 PM PST`]);
  });

  it('one of which all of them read is told to all of them, and is in the next digest as it is', async () => {
    await openDay();
    await month.load([TALK, moved(AWARENESS_DAY)]);
    await month.goTo('2026-01-12T18:00:00Z');
    const subject = 'New date: DOE awareness day, now Wed, Jan 14, 3:00 PM PST';
    expect(told()).toEqual([DAILY, NEWS].map((address) => `${address}: ${subject}`));
    await month.goTo('2026-01-14T17:00:00Z');
    expect(month.received().filter((line) => line.startsWith(`${NEWS}: DOE program`))).toHaveLength(3);
  });

  it('moved twice, each is told once, from what they know', async () => {
    await openDay();
    await month.load([moved(TALK), AWARENESS_DAY]);
    await month.goTo('2026-01-12T18:00:00Z');
    await month.load([TALK, AWARENESS_DAY]);
    await month.goTo('2026-01-12T19:00:00Z');
    expect(told()).toHaveLength(2);
    await month.goTo('2026-01-13T17:00:00Z');
    expect(told()).toHaveLength(2);
  });
});

it('what a moderator takes down while a digest of it goes out is mailed to nobody whom that has not reached', async () => {
  month = await openMonth('2026-01-19T07:30:00-08:00');
  await month.load([AWARENESS_DAY], MODERATED);
  await month.signUp({ address: DAILY, rhythm: 'daily' });
  const link = await publish(month, SUBMIT_EVENT, VIGIL);
  await sweepFor(month, 4);
  const brakes = brakeStore(month.cloud.table);
  await brakes.pauseEverything({ because: 'operator', since: month.cloud.clock.now().toISOString() });
  await month.goTo('2026-01-19T16:05:00Z');
  await press(month, link, 'withdraw');
  await month.pagesFollow();
  await brakes.resumeEverything();
  await sweepFor(month, 20);
  const [digest] = (await mailingsOf(month)).filter(({ about }) => about === 'digest');
  expect(await statesIn(month, digest)).toEqual({ overtaken: 1 });
  const received = month.received().filter((line) => line.startsWith(DAILY));
  expect(received).toEqual([`${DAILY}: Canceled: DOE in-person event, Tue, Jan 20, 6:00 PM PST`]);
});
