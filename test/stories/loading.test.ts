import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { eventId } from '../../core/calendar/event.ts';
import { calendarText, type EventText, type Month, openMonth } from './month.ts';
import { tableSnapshot } from './table-snapshot.ts';

const WEBINAR: EventText = { uid: 'tcvap@example.org', start: '20260113T130000', end: '20260113T140000' };
const LATER: EventText = { uid: 'later@example.org', start: '20260120T130000', end: '20260120T140000' };
const AT = '2026-01-10T09:00:00-08:00';

let month: Month;
afterEach(() => month.close());

/** Who is reminded when, by the schedules that wait. */
const waiting = () =>
  month.cloud.scheduler.waiting().map(({ name, dueAt }) => `${dueAt.toISOString()} ${name}`);

describe('a deploy', () => {
  it('that is rolled back brings the old calendar back: events, schedules, and nothing of the new one', async () => {
    month = await openMonth(AT);
    await month.load([WEBINAR, LATER]);
    const before = waiting();
    await month.load([{ ...WEBINAR, start: '20260114T130000', end: '20260114T140000' }]);
    expect(waiting()).not.toEqual(before);
    await month.load([WEBINAR, LATER]);
    // Whoever has learnt of the change meanwhile is told; that clock goes by itself.
    expect(waiting().filter((name) => before.includes(name))).toEqual(before);
    expect(waiting()).toHaveLength(before.length + 1);
    expect(await month.load([WEBINAR, LATER])).toMatchObject({ eventsWritten: 0, eventsDeleted: 0 });
  });

  it('that CloudFormation rolls back asks nobody, though by hand the same would have to be accepted, also afterwards', async () => {
    month = await openMonth(AT);
    await month.load([WEBINAR]);
    const before = waiting();
    await month.load([WEBINAR, LATER]);
    await month.goTo('2026-01-11T09:00:00-08:00');
    await expect(month.load([WEBINAR])).rejects.toThrow(/would be shown and told as cancelled: .*accept=/s);
    expect(await month.rollBack([WEBINAR])).toMatchObject({ events: 2, eventsWritten: 1 });
    expect(waiting()).toEqual(expect.arrayContaining(before));
    await month.load([WEBINAR, LATER]);
    await month.goTo('2026-01-11T12:00:00-08:00');
    await expect(month.load([WEBINAR])).rejects.toThrow(/accept=/);
  });

  it('that takes the stack away takes the schedules along; deployed again, everything is back', async () => {
    month = await openMonth(AT);
    await month.load([WEBINAR, LATER]);
    const before = waiting();
    expect(await month.cloud.destroy()).toEqual({ schedulesDeleted: before.length });
    expect(waiting()).toEqual([]);
    expect(await month.cloud.destroy()).toEqual({ schedulesDeleted: 0 });
    expect(await month.load([WEBINAR, LATER])).toMatchObject({ eventsWritten: 0, schedulesCreated: 4 });
    expect(waiting()).toEqual(before);
  });

  it('tells in one line what it did with the calendars', async () => {
    month = await openMonth(AT);
    expect((await month.load([WEBINAR, LATER])).did).toBe(
      'calendars: 1, events: 2 (2 written, 0 deleted); mailings to come: 4 (4 new, 0 dropped); warnings: 0',
    );
    expect((await month.load([LATER])).did).toBe(
      'calendars: 1, events: 1 (0 written, 1 deleted); mailings to come: 2 (0 new, 2 dropped); warnings: 0',
    );
    await month.goTo('2026-01-11T09:00:00-08:00');
    expect((await month.loadAccepting([])).did).toBe(
      'calendars: 1, events: 1 (1 written, 0 deleted); mailings to come: 1 (1 new, 2 dropped); warnings: 1',
    );
  });
});

describe('loading a calendar', () => {
  it('a second time, unchanged, writes nothing', async () => {
    month = await openMonth(AT);
    expect(await month.load([WEBINAR, LATER])).toMatchObject({ eventsWritten: 2, schedulesCreated: 4 });
    expect(await month.load([WEBINAR, LATER])).toMatchObject({
      eventsWritten: 0,
      eventsDeleted: 0,
      schedulesCreated: 0,
      schedulesDeleted: 0,
      schedulesUnchanged: 4,
    });
  });

  it('that changes one event writes that one', async () => {
    month = await openMonth(AT);
    await month.load([WEBINAR, LATER]);
    expect(await month.load([WEBINAR, { ...LATER, summary: 'Another title' }])).toMatchObject({
      eventsWritten: 1,
      schedulesCreated: 0,
      schedulesDeleted: 0,
    });
  });

  it('makes no schedule for a reminder whose moment has passed', async () => {
    month = await openMonth('2026-01-13T12:30:00-08:00');
    expect(await month.load([WEBINAR])).toMatchObject({ events: 1, schedulesCreated: 0 });
  });

  it.each([
    [
      'an event without a start',
      calendarText([WEBINAR]).replace(/DTSTART.*\r\n/, ''),
      /2026\.ics:\d+: error: .*DTSTART/,
    ],
    [
      'an end before its start',
      calendarText([{ ...WEBINAR, end: '20260113T120000' }]),
      /2026\.ics:\d+: error:/,
    ],
    [
      'an unknown zone',
      calendarText([WEBINAR]).replaceAll('America/Los_Angeles', 'Mars/Olympus'),
      /2026\.ics:\d+: error: .*Mars\/Olympus/,
    ],
    ['one UID twice', calendarText([WEBINAR, WEBINAR]), /2026\.ics:\d+: error: .*UID/],
    ['no calendar at all', 'hello', /2026\.ics:1: error:/],
  ])('with %s is refused whole, and what was in force stays', async (_, text, message) => {
    month = await openMonth(AT);
    await month.load([WEBINAR, LATER]);
    const before = month.cloud.scheduler.waiting().map(({ name }) => name);
    const agency = readFile('events-data/agency.yaml', 'utf8');
    const refused = month.cloud.deploy([
      { name: 'agency.yaml', text: await agency },
      { name: '2026.ics', text },
    ]);
    await expect(refused).rejects.toThrow(message);
    expect(month.cloud.scheduler.waiting().map(({ name }) => name)).toEqual(before);
    expect(await month.load([WEBINAR, LATER])).toMatchObject({ eventsWritten: 0, schedulesCreated: 0 });
  });

  it('with hundreds of mistakes is refused in so few words that the deploy hears of it', async () => {
    month = await openMonth(AT);
    const wrong = Array.from({ length: 300 }, (_, index) => ({
      ...WEBINAR,
      uid: `wrong${index}@example.org`,
      end: '20260113T120000',
      summary: 'Título muy largo '.repeat(20),
    }));
    const refused = await month.load(wrong).catch((error: unknown) => error as Error);
    const { message, stack } = refused as Error;
    expect(message).toMatch(/^2026\.ics:\d+: error: /);
    expect(message).toMatch(/\n… and \d+ more: npm run calendar -- check shows them all$/);
    expect(Buffer.byteLength(`${message}${stack?.replaceAll(message, '')}`)).toBeLessThan(3_000);
  });

  it('with an agency file that misses a field is refused by file and line', async () => {
    month = await openMonth(AT);
    await expect(month.load([WEBINAR], 'name: Department of Examples\n')).rejects.toThrow(
      /agency\.yaml:\d+: error: /,
    );
  });

  it('of many events in which one has changed writes that event, and what dates it', async () => {
    month = await openMonth(AT);
    const many = Array.from({ length: 300 }, (_, number) => ({ ...LATER, uid: `${number}@example.org` }));
    await month.load(many);
    const before = await tableSnapshot(month.cloud);
    const changed = many.map((event, number) =>
      number === 7 ? { ...event, summary: 'Another title' } : event,
    );
    expect(await month.load(changed)).toMatchObject({
      eventsWritten: 1,
      schedulesCreated: 0,
      schedulesDeleted: 0,
    });
    const after = await tableSnapshot(month.cloud);
    const written = Object.keys(after).filter((key) => !isDeepStrictEqual(after[key], before[key]));
    expect(written.toSorted()).toEqual([
      'CALENDARS 2026',
      `EVENTS#2026 calendar#${eventId('7@example.org', null)}`,
      'IN-FORCE IN-FORCE',
    ]);
  });

  it('from which an event has gone at once takes the event and its schedules away', async () => {
    month = await openMonth(AT);
    await month.load([WEBINAR]);
    expect(await month.load([])).toMatchObject({ eventsDeleted: 1, schedulesDeleted: 2 });
    expect(month.cloud.scheduler.waiting()).toEqual([]);
  });

  it('from which an event has gone after a while keeps it as cancelled, and takes its schedules away', async () => {
    month = await openMonth(AT);
    await month.load([WEBINAR]);
    await month.goTo('2026-01-11T09:00:00-08:00');
    await expect(month.load([])).rejects.toThrow('accept=');
    expect(await month.loadAccepting([])).toMatchObject({ eventsDeleted: 0, schedulesDeleted: 2 });
    expect(await (await month.ask('/2026')).text()).toContain('anceled');
    expect(await month.load([])).toMatchObject({ eventsWritten: 0, eventsDeleted: 0, schedulesDeleted: 0 });
  });

  it('without a year that was there takes that year away, its page and its schedules', async () => {
    month = await openMonth(AT);
    await month.load([WEBINAR]);
    expect((await month.ask('/2026')).status).toBe(200);
    const report = await month.cloud.deploy([
      { name: 'agency.yaml', text: await readFile('events-data/agency.yaml', 'utf8') },
    ]);
    expect(report).toMatchObject({ calendars: 0, eventsDeleted: 1, schedulesDeleted: 2 });
    await month.pagesFollow();
    expect((await month.ask('/2026')).status).toBe(404);
  });
});

it('everything survives a restart: schedules, store and inbox', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'month-'));
  month = await openMonth(AT, { folder });
  await month.load([WEBINAR]);
  await month.signUp({ address: 'ana@example.org' });
  await month.goTo('2026-01-12T21:00:00Z');
  const { clock } = month.cloud;
  await month.close();

  month = await openMonth(AT, { folder, clock });
  expect(month.received()).toHaveLength(1);
  await month.goTo('2026-01-31T00:00:00Z');
  expect(month.received()).toHaveLength(2);
  await rm(folder, { recursive: true, force: true });
});
