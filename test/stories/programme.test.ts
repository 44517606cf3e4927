/** The season opens with the month's programme, and what comes into the month later is announced. */
import { afterEach, describe, expect, it } from 'vitest';
import { AGENCY, type EventText, type Month, openMonth, WEBINAR } from './month.ts';
import { alarmsIn, mailingsOf, sweepFor } from './what-became.ts';

/** The season opens on December 8, at 10 in Los Angeles; people of the newsletter hear nothing of it. */
const OPENING = AGENCY.replace('    hears: all', '    hears: all\n    programme: true').concat(
  "programme: { on: '12-08' }\n",
);
const OPENS = '2025-12-08T18:00:00Z';

const TALK: EventText = {
  ...WEBINAR,
  uid: 'talk@example.org',
  summary: 'A talk',
  start: '20260120T100000',
  end: '20260120T110000',
};
const AWARENESS_DAY: EventText = {
  uid: 'day@example.org',
  start: '20260111T000000',
  end: '20260112T000000',
  summary: 'Awareness Day',
  more: ['CATEGORIES:OBSERVANCE', 'X-REMINDERS:NONE'],
};
const NEW: EventText = { ...TALK, uid: 'new@example.org', summary: 'A new talk' };
const cancelled = (event: EventText): EventText => ({
  ...event,
  more: [...(event.more ?? ['CATEGORIES:WEBINAR']), 'STATUS:CANCELLED'],
});

const [ANA, BO, NEWS] = ['ana@example.org', 'bo@example.org', 'news@example.org'] as const;

let month: Month;
afterEach(() => month.close());

async function openAt(at: string): Promise<void> {
  month = await openMonth(at);
}

const join = () =>
  month.signUp(
    { address: ANA },
    { address: BO, language: 'es', style: 'open' },
    { address: NEWS, lists: ['newsletter'] },
  );

/** `address: subject` of every programme and announcement. */
const told = (): string[] => month.received().filter((line) => /rogram|[Nn]uev|New/.test(line));

async function textTo(address: string): Promise<string> {
  const last = month.cloud.inbox.list().findLast(({ to }) => to.includes(address));
  return (last && (await month.cloud.inbox.get(last.id))?.text) ?? '';
}

const PROGRAMME_TO_ALL = [`${ANA}: DOE program: January 2026`, `${BO}: El programa: The month`];

describe('the season opens', () => {
  it('with every event of the month, to each list that gets it, on its day at ten', async () => {
    await openAt('2025-11-20T09:00:00-08:00');
    await month.load([WEBINAR, TALK, AWARENESS_DAY, cancelled(NEW)], OPENING);
    await join();
    await month.goTo('2025-12-08T17:59:00Z');
    expect(told()).toEqual([]);
    await month.goTo(OPENS);
    expect(told()).toEqual(PROGRAMME_TO_ALL);
    const text = await textTo(ANA);
    for (const title of ['Information session', 'A talk', 'Awareness Day']) expect(text).toContain(title);
    expect(text).not.toContain('A new talk');
    expect(text).toMatch(/Month events/);
  });

  it('once, however often the calendar is loaded, the clock rings, and the sweep looks', async () => {
    await openAt('2025-12-07T09:00:00-08:00');
    await month.load([WEBINAR, TALK], OPENING);
    await join();
    const { input = '' } =
      month.cloud.scheduler.waiting().find(({ name }) => name.includes('programme')) ?? {};
    await month.goTo(OPENS);
    await month.load([WEBINAR, TALK], OPENING);
    for (const _ of [1, 2]) {
      month.cloud.queues.send('due', input);
      await month.cloud.settle();
    }
    await sweepFor(month, 30);
    expect(told()).toEqual(PROGRAMME_TO_ALL);
    expect(await alarmsIn(month)).toEqual([]);
  });

  it('also when the clock was lost: the sweep finds it', async () => {
    await openAt('2025-12-07T09:00:00-08:00');
    await month.load([WEBINAR, TALK], OPENING);
    await join();
    month.cloud.clock.advanceTo(new Date(OPENS));
    await sweepFor(month, 6);
    expect(told()).toEqual(PROGRAMME_TO_ALL);
  });

  it('by another day of the agency file once: nobody who was told is told again', async () => {
    await openAt('2025-12-07T09:00:00-08:00');
    await month.load([WEBINAR, TALK], OPENING);
    await join();
    await month.goTo('2025-12-08T20:00:00Z');
    await month.load([WEBINAR, TALK], OPENING.replace('12-08', '12-10'));
    await month.goTo('2025-12-11T20:00:00Z');
    await sweepFor(month, 10);
    expect(told()).toEqual(PROGRAMME_TO_ALL);
    expect(await alarmsIn(month)).toEqual([]);
  });

  it('for nobody on a day that lay behind when the agency file first named it', async () => {
    await openAt('2025-12-01T09:00:00-08:00');
    await month.load([WEBINAR, TALK]);
    await join();
    await month.goTo('2025-12-20T09:00:00-08:00');
    await month.load([WEBINAR, TALK], OPENING);
    await sweepFor(month, 30);
    await month.goTo('2026-01-05T09:00:00-08:00');
    expect(told()).toEqual([]);
    expect(await alarmsIn(month)).toEqual([]);
  });

  it('for nobody where the agency file names no day', async () => {
    await openAt('2025-12-01T09:00:00-08:00');
    await month.load([WEBINAR, TALK], OPENING.replace(/^programme: .*$/m, ''));
    await join();
    await month.goTo('2026-01-05T09:00:00-08:00');
    expect(told()).toEqual([]);
  });
});

describe('a calendar that is loaded after that', () => {
  it('is told as the whole month, within the hour', async () => {
    await openAt('2025-12-20T09:05:00-08:00');
    await month.load([], OPENING);
    await join();
    await month.load([WEBINAR, TALK], OPENING);
    await month.goTo('2025-12-20T09:59:00-08:00');
    expect(told()).toEqual([]);
    await month.goTo('2025-12-20T10:00:00-08:00');
    expect(told()).toEqual(PROGRAMME_TO_ALL);
  });

  it('asks an operator first when more people than allowed would be told, and is counted', async () => {
    await openAt('2025-12-20T09:05:00-08:00');
    const few = `${OPENING}notices: { delay: PT15M, most: 1 }\n`;
    await month.load([], few);
    await join();
    await expect(month.load([WEBINAR], few)).rejects.toThrow(
      /About 2 people would be told of changes or new events/,
    );
    expect(await month.loadAccepting([WEBINAR], few)).toMatchObject({ toBeTold: 2 });
  });
});

describe('an event that is new after that', () => {
  const open = async () => {
    await openAt('2025-12-07T09:00:00-08:00');
    await month.load([WEBINAR, TALK], OPENING);
    await join();
    await month.goTo('2025-12-20T09:05:00-08:00');
  };
  const ANNOUNCED = [
    ...PROGRAMME_TO_ALL,
    `${ANA}: DOE program, January 2026: what is new`,
    `${BO}: Nuevo: A new talk – mar, 20 de ene, 10:00 a.m., hora del Pacífico`,
  ].toSorted();

  it('is announced by itself, to the same lists', async () => {
    await open();
    expect(await month.load([WEBINAR, TALK, NEW], OPENING)).toMatchObject({ toBeTold: 2 });
    await month.goTo('2025-12-20T12:00:00-08:00');
    expect(told()).toEqual(ANNOUNCED);
    const text = await textTo(ANA);
    expect(text).toContain('A new talk');
    expect(text).not.toContain('Information session');
  });

  it('is announced together with what comes within the hour', async () => {
    await open();
    await month.load([WEBINAR, TALK, NEW], OPENING);
    await month.goTo('2025-12-20T09:30:00-08:00');
    await month.load([WEBINAR, TALK, NEW, AWARENESS_DAY], OPENING);
    await month.goTo('2025-12-21T09:00:00-08:00');
    expect(told()).toHaveLength(4);
    const text = await textTo(ANA);
    for (const title of ['A new talk', 'Awareness Day']) expect(text).toContain(title);
  });

  it('and canceled before it is announced, is announced to nobody', async () => {
    await open();
    await month.load([WEBINAR, TALK, NEW], OPENING);
    await month.goTo('2025-12-20T09:15:00-08:00');
    await month.load([WEBINAR, TALK, cancelled(NEW)], OPENING);
    await sweepFor(month, 90);
    await month.goTo('2025-12-22T09:00:00-08:00');
    expect(told()).toEqual(PROGRAMME_TO_ALL);
    expect(await alarmsIn(month)).toEqual([]);
  });

  it('and gone again before it is announced, leaves no clock behind', async () => {
    await open();
    await month.load([WEBINAR, TALK, NEW], OPENING);
    expect(month.cloud.scheduler.waiting().filter(({ name }) => name.includes('programme'))).toHaveLength(1);
    await month.load([WEBINAR, TALK], OPENING);
    expect(month.cloud.scheduler.waiting().filter(({ name }) => name.includes('programme'))).toEqual([]);
  });

  it('and has begun by then, is not announced', async () => {
    await open();
    await month.load([WEBINAR, TALK, { ...NEW, start: '20251220T093000', end: '20251220T103000' }], OPENING);
    await month.goTo('2025-12-22T09:00:00-08:00');
    expect(told()).toEqual(PROGRAMME_TO_ALL);
  });
});

it('tells nothing private: whoever has left gets none, and no mailing holds a link to join', async () => {
  await openAt('2025-12-07T09:00:00-08:00');
  await month.load(
    [
      {
        ...WEBINAR,
        more: ['CATEGORIES:WEBINAR', 'X-CAPACITY:5', 'CONFERENCE;VALUE=URI:https://meet.example/j/1'],
      },
    ],
    OPENING,
  );
  await join();
  await month.suppress(BO);
  await month.goTo(OPENS);
  expect(told()).toEqual([`${ANA}: DOE program: January 2026`]);
  expect(await textTo(ANA)).not.toContain('meet.example');
  expect((await mailingsOf(month)).map(({ about }) => about)).toEqual(['programme']);
});
