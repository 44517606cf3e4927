/** Calendars out: what programs that subscribe to ours get as the month goes on, and what nobody gets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventId } from '../../core/calendar/event.ts';
import { type EventText, type Month, openMonth } from './month.ts';

const LINK = 'https://meet.example.org/secret-room';
const SESSION: EventText = {
  uid: 'session@example.org',
  start: '20260113T130000',
  end: '20260113T140000',
  summary: 'Information session',
  more: ['CATEGORIES:WEBINAR,Prevention', 'SEQUENCE:1'],
};
const WORKSHOP: EventText = {
  uid: 'workshop@example.org',
  start: '20260120T100000',
  end: '20260120T120000',
  summary: 'A workshop',
  more: ['CATEGORIES:IN-PERSON,Art', 'LOCATION:Town hall', 'X-CAPACITY:20', `CONFERENCE;VALUE=URI:${LINK}`],
};
const session = `/2026/${eventId(SESSION.uid, null)}`;
const workshop = `/2026/${eventId(WORKSHOP.uid, null)}`;

/** Everything of a calendar that anyone may ask for. */
const ADDRESSES = [
  ...['/', '/2026', '/2026/subscribe', session, workshop, `${workshop}?style=open`],
  ...[
    '/2026.ics',
    '/2026.ics?style=open',
    '/2026.ics?style=open&language=es',
    '/2026.ics?topic=Art&style=open',
  ],
  ...['/2026.atom?style=open', '/2026.json', `${workshop}.ics?style=open`],
];

/** What a subscribed program remembers of the last answer. */
interface Kept {
  readonly text: string;
  readonly etag: string;
  readonly lastModified: string;
}

/** So long the calendar has stood before a story begins: what goes sooner was a slip, and leaves no trace. */
const STANDING_MS = 3 * 3_600_000;

let now = Date.parse('2026-01-05T17:00:00Z');
let month: Month;
beforeAll(async () => {
  month = await openMonth(new Date(now).toISOString());
  await month.load([SESSION, WORKSHOP]);
  now += STANDING_MS;
});
afterAll(() => month.close());

/** Deploys the calendar an hour after whatever was before. */
async function anHourLater(...events: readonly EventText[]) {
  now += 3_600_000;
  await month.goTo(new Date(now).toISOString());
  return month.loadAccepting(events);
}

async function read(path: string): Promise<Kept> {
  const { status, headers, ...answer } = await open(path);
  expect(status).toBe(200);
  const header = (name: string) => headers.get(name) ?? '';
  return { text: answer.text, etag: header('etag'), lastModified: header('last-modified') };
}

async function open(path: string, headers: Record<string, string> = {}) {
  const response = await month.ask(path, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const entryOf = (text: string, summary: string) =>
  text.split('BEGIN:VEVENT').find((entry) => entry.includes(`SUMMARY:${summary}`)) ?? '';

const sequenceOf = (text = '') => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]);

const dated = ({ lastModified }: Kept): number => Date.parse(lastModified);

describe('a feed that a program has subscribed to', () => {
  const path = '/2026.ics?style=open';

  it('is not sent again as long as nothing changes, whenever it is asked for and whatever is deployed', async () => {
    const first = await read(path);
    expect(await anHourLater(SESSION, WORKSHOP)).toMatchObject({ eventsWritten: 0 });
    expect(await read(path)).toEqual(first);
    for (const condition of [
      { 'if-none-match': first.etag },
      { 'if-none-match': `W/${first.etag}` },
      { 'if-modified-since': first.lastModified },
    ]) {
      const { status, text, headers } = await open(path, condition);
      expect({ status, text, etag: headers.get('etag') }).toEqual({
        status: 304,
        text: '',
        etag: first.etag,
      });
    }
  });

  it.each(['ics', 'atom', 'json'])(
    'may be read by the scripts of other websites, as no page may: %s',
    async (format) => {
      const { headers } = await open(`/2026.${format}`);
      const said = ['access-control-allow-origin', 'cross-origin-resource-policy'].map((name) =>
        headers.get(name),
      );
      expect(said).toEqual(['*', 'cross-origin']);
      const page = (await open('/2026')).headers;
      expect(page.get('access-control-allow-origin')).toBeNull();
      expect(page.get('cross-origin-resource-policy')).toBe('same-origin');
    },
  );

  it('changes with a deploy that changes an event, in that event alone', async () => {
    const [before, other] = [await read(path), await read('/2026.ics?topic=Art&style=open')];
    await anHourLater(
      { ...SESSION, summary: 'Information session, anew', more: ['CATEGORIES:WEBINAR', 'SEQUENCE:2'] },
      WORKSHOP,
    );
    const after = await read(path);
    expect(after.etag).not.toBe(before.etag);
    expect(dated(after)).toBeGreaterThan(dated(before));
    const [was, is] = [before, after].map(({ text }) => entryOf(text, 'Information session'));
    expect(sequenceOf(is)).toBe(Math.max(sequenceOf(was), 2));
    expect(/LAST-MODIFIED:\w+/.exec(is ?? '')?.[0]).not.toBe(/LAST-MODIFIED:\w+/.exec(was ?? '')?.[0]);
    expect(entryOf(after.text, 'A workshop')).toBe(entryOf(before.text, 'A workshop'));
    expect((await open(path, { 'if-none-match': before.etag })).status).toBe(200);
    expect((await open(path, { 'if-modified-since': before.lastModified })).status).toBe(200);
    expect((await read('/2026.ics?topic=Art&style=open')).etag).toBe(other.etag);
    await anHourLater(SESSION, WORKSHOP);
  });

  it('keeps an event that is cancelled', async () => {
    await anHourLater(
      { ...SESSION, more: ['SEQUENCE:3', 'CATEGORIES:WEBINAR', 'STATUS:CANCELLED'] },
      WORKSHOP,
    );
    const { text } = await read('/2026.ics');
    expect(entryOf(text, 'Canceled: DOE webinar')).toMatch(/SEQUENCE:\d+\r\nSTATUS:CANCELLED\r\n/);
    expect(sequenceOf(text)).toBeGreaterThanOrEqual(3);
    await anHourLater(SESSION, WORKSHOP);
  });

  it('raises the SEQUENCE of an event that is moved, though its file does not', async () => {
    const before = sequenceOf(entryOf((await read(path)).text, 'Information session'));
    await anHourLater({ ...SESSION, start: '20260113T130500' }, WORKSHOP);
    const after = entryOf((await read(path)).text, 'Information session');
    expect(sequenceOf(after)).toBe(before + 1);
    expect(after).toContain('DTSTART:20260113T210500Z');
    await anHourLater(SESSION, WORKSHOP);
  });

  it('keeps an event that goes as cancelled, dated anew', async () => {
    const before = await read(path);
    await anHourLater(WORKSHOP);
    const after = await read(path);
    expect(entryOf(after.text, 'Canceled: Information session')).toContain('STATUS:CANCELLED');
    expect(dated(after)).toBeGreaterThan(dated(before));
    expect((await open(session)).status).toBe(200);
    await anHourLater(SESSION, WORKSHOP);
  });

  it('answers HEAD as GET, without the content', async () => {
    const { etag } = await read('/2026.ics');
    const response = await month.ask('/2026.ics', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).toBe(etag);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(await response.text()).toBe('');
  });
});

describe('an event that was moved', () => {
  const moved = { ...SESSION, start: '20260114T130000', end: '20260114T140000' };

  it('says where it was, for search engines, until it is back there', async () => {
    await anHourLater(moved, WORKSHOP);
    expect((await read(session)).text).toContain('"previousStartDate":"2026-01-13T13:00:00-08:00"');
    await anHourLater({ ...moved, summary: 'Another title' }, WORKSHOP);
    const { text } = await read(session);
    expect(text).toContain('"eventStatus":"https://schema.org/EventRescheduled"');
    expect(text).toContain('"previousStartDate":"2026-01-13T13:00:00-08:00"');
    await anHourLater(SESSION, WORKSHOP);
    expect((await read(session)).text).not.toContain('previousStartDate');
  });
});

describe('what a feed is called', () => {
  it.each([
    ['/2026.ics', 'text/calendar; charset=utf-8', '2026.ics'],
    ['/2026.atom', 'application/atom+xml; charset=utf-8', '2026.atom'],
    ['/2026.json', 'application/json; charset=utf-8', '2026.json'],
    [`${session}.ics?style=open`, 'text/calendar; charset=utf-8', 'event.ics'],
  ])('tells nothing of what it is about: %s', async (path, type, fileName) => {
    const { headers } = await open(path);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-disposition')).toBe(`inline; filename="${fileName}"`);
    expect(headers.get('cache-control')).toBe('public, max-age=300');
  });
});

describe('what there is not', () => {
  it.each([
    ['/1999.ics', 404, 'There is no calendar of this year.'],
    ['/1999.json', 404, 'There is no calendar of this year.'],
    ['/2026/0123456789abcdef.ics', 404, 'There is no such event.'],
    ['/2026.ics?topic=Nothing', 404, 'No event of this year has this topic.'],
    ['/2026.ics?style=loud', 400, 'discreet, open'],
    ['/2026.atom?language=tlh', 400, 'en, es'],
    ['/2026.json?kind=party', 400, 'webinar, in-person'],
    ['/2026.ics?topic=Art&topic=Prevention', 400, 'Name one topic only.'],
  ])('%s is said in a line of text: %i', async (path, status, words) => {
    const answer = await open(path);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(words);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  });

  it.each([
    ['/2026/0123456789abcdef', 404],
    ['/1999/0123456789abcdef', 404],
    ['/2026/0123456789ABCDEF', 404],
    ['/1999/subscribe', 404],
    ['/20266.ics', 404],
    [`${session}?zone=Mars/Olympus`, 400],
  ])('%s is a page that says so: %i', async (path, status) => {
    const answer = await open(path);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain('<h1');
  });
});

it('the join link of an event with limited places is nowhere', async () => {
  for (const address of ADDRESSES) {
    const { status, text } = await open(address);
    expect([address, status]).toEqual([address, 200]);
    expect(text.replace(/\r\n /g, '')).not.toContain('secret-room');
  }
});
