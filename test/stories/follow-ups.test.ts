/** What is sent after an event: thanks, and the way to its recording; counted from the end as it is, and once. */
import { afterEach, describe, expect, it } from 'vitest';
import { overseeMailings } from '../../local/oversight.ts';
import { type EventText, type Month, openMonth, type Person, WEBINAR } from './month.ts';
import { arrivedAt, mailingsOf, once, people, statesIn } from './what-became.ts';

const RECORDING = 'https://www.example.org/recordings/7';
/** A day after the end. */
const DAY_AFTER = '2026-01-14T22:00:00Z';
const minutesAfter = (instant: string, minutes: number) =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

/** Of which people hear only afterwards. */
const followedUp = (trigger: string, more: readonly string[] = []): EventText => ({
  ...WEBINAR,
  more: [
    'CATEGORIES:WEBINAR',
    ...more,
    ...['BEGIN:VALARM', 'ACTION:EMAIL', `TRIGGER;RELATED=END:${trigger}`, 'END:VALARM'],
  ],
});
const RECORDED = followedUp('P1D', [`X-RECORDING:${RECORDING}`]);

let month: Month;
afterEach(() => month.close());

async function openWith(event: EventText, ...hearers: readonly Person[]): Promise<void> {
  month = await openMonth('2026-01-10T09:00:00-08:00');
  await month.load([event]);
  await month.signUp(...hearers);
}

const texts = async (): Promise<string[]> => {
  const mails = await Promise.all(month.cloud.inbox.list().map(({ id }) => month.cloud.inbox.get(id)));
  return mails.map((mail) => mail?.text ?? '');
};

describe('after an event', () => {
  it('people hear that its recording is ready, with its link, each in their style and language', async () => {
    await openWith(
      RECORDED,
      { address: 'ana@example.org' },
      { address: 'bo@example.org', style: 'open', language: 'es' },
    );
    await month.goTo(minutesAfter(DAY_AFTER, -1));
    expect(month.received()).toEqual([]);
    await month.goTo('2026-01-31T00:00:00Z');
    expect(month.received()).toEqual([
      'ana@example.org: DOE webinar of Tue, Jan 13, 1:00 PM PST: the recording is ready',
      'bo@example.org: Ya está la grabación: Information session',
    ]);
    for (const text of await texts()) expect(text).toContain(`:\n${RECORDING}\n`);
  });

  it('a recording that is put into the calendar before the follow-up is due is in it, and mails nobody by itself', async () => {
    await openWith(followedUp('P1D'), { address: 'ana@example.org' });
    await month.goTo('2026-01-14T18:00:00Z');
    expect(await month.load([RECORDED])).toMatchObject({ schedulesCreated: 0, schedulesDeleted: 0 });
    expect(month.received()).toEqual([]);
    await month.goTo('2026-01-31T00:00:00Z');
    expect(month.received()).toEqual([expect.stringContaining('the recording is ready')]);
  });

  it('without a recording people get thanks, and the way to its page', async () => {
    await openWith(followedUp('PT1H'), { address: 'ana@example.org' });
    await month.goTo('2026-01-31T00:00:00Z');
    expect(month.received()).toEqual(['ana@example.org: DOE webinar of Tue, Jan 13, 1:00 PM PST: follow-up']);
    expect((await texts())[0]).toContain('This event has taken place. Thank you for your interest.');
  });

  it('its page leads to the recording', async () => {
    await openWith(RECORDED);
    const event = (await (await month.ask('/2026.json')).json()) as { events: { page: string }[] };
    const path = new URL(event.events[0]?.page ?? '').pathname;
    expect(await (await month.ask(path)).text()).not.toContain('Watch the recording');
    await month.goTo(DAY_AFTER);
    expect(await (await month.ask(path)).text()).toContain(`href="${RECORDING}">Watch the recording</a>`);
  });
});

describe('an end that is corrected', () => {
  const DUE = '2026-01-13T23:00:00Z';
  const LATER = { ...followedUp('PT1H'), end: '20260113T143000' };

  /** The mailing has started, and nobody has got it yet. */
  async function correctWhileItGoesOut(corrected: EventText): Promise<void> {
    const { table, clock } = month.cloud;
    const oversight = overseeMailings({ table, now: clock.now, differs: 0, by: 'ana' });
    await oversight.pause(null);
    await month.goTo(minutesAfter(DUE, 4));
    await month.load([corrected]);
    await oversight.resume(null);
  }

  it('before the follow-up went out, lets it go out once, at the corrected time', async () => {
    await openWith(followedUp('PT1H'), ...people(3));
    expect(await month.load([LATER])).toMatchObject({ schedulesDeleted: 1 });
    await month.goTo(minutesAfter(DUE, 29));
    expect(arrivedAt(month)).toEqual([]);
    await month.goTo('2026-01-31T00:00:00Z');
    expect(arrivedAt(month)).toEqual(once(people(3)));
  });

  it('after its follow-up was overtaken, lets it go out once, at the corrected time', async () => {
    await openWith(followedUp('PT1H'), ...people(3));
    await correctWhileItGoesOut(LATER);
    await month.goTo(minutesAfter(DUE, 8));
    const [overtaken] = await mailingsOf(month);
    expect(await statesIn(month, overtaken)).toEqual({ overtaken: 3 });
    expect(arrivedAt(month)).toEqual([]);

    await month.goTo('2026-01-31T00:00:00Z');
    expect(arrivedAt(month)).toEqual(once(people(3)));
    expect(month.cloud.inbox.list().map(({ at }) => at.slice(0, 16))).toEqual(
      Array(3).fill('2026-01-13T23:30'),
    );
    const mailings = await mailingsOf(month);
    expect(mailings.map(({ dueAt }) => dueAt)).toEqual([DUE, '2026-01-13T23:30:00Z']);
  });

  it('is none where only the start was wrong: the follow-up goes on, and nobody gets two', async () => {
    await openWith(followedUp('PT1H'), ...people(3));
    await correctWhileItGoesOut({ ...followedUp('PT1H'), start: '20260113T123000' });
    await month.goTo('2026-01-31T00:00:00Z');
    expect(arrivedAt(month)).toEqual(once(people(3)));
  });
});
