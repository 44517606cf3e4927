/** A region changes its clocks, and AWS brings the news to our functions between two deploys. */
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agencyStore } from '../../core/agency/agency.store.ts';
import type { StoredEvent } from '../../core/calendar/changes.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { inForceStore } from '../../core/calendar/in-force.store.ts';
import { LOOKED_MS } from '../../core/calendar/in-force.ts';
import { type Renewal, renewInstants } from '../../core/calendar/renew-instants.ts';
import { runtimeZoneData } from '../../core/calendar/zone-data.ts';
import { digestReadersStore } from '../../core/digest/digest-readers.store.ts';
import { publicationStore } from '../../core/publications/publication.store.ts';
import { reconcileSchedules } from '../../core/schedules/reconcile-schedules.ts';
import { openSchedules } from '../../core/schedules/scheduler.client.ts';
import type { Cloud } from '../../local/cloud.ts';
import { localAccess } from '../../local/local-access.ts';
import { SCHEDULE_GROUP, SCHEDULE_ROLE_ARN } from '../../local/resource-names.ts';
import { AGENCY, calendarText, type EventText, type Month, openMonth, WEBINAR } from './month.ts';
import { tableSnapshot } from './table-snapshot.ts';

const DAY: EventText = {
  uid: 'awareness-day@example.org',
  start: '20260111T000000',
  end: '20260112T000000',
  summary: 'Awareness Day',
  more: ['CATEGORIES:OBSERVANCE'],
};
const EVENTS = [WEBINAR, DAY];
const OLD = '2019a';
const HOUR = 3_600_000;

/** What sweep works with. */
function dependenciesOf({ table, scheduler, queues }: Cloud) {
  const target = {
    queueArn: queues.queueArn('due'),
    roleArn: SCHEDULE_ROLE_ARN,
    deadLetterArn: queues.queueArn('schedules-dead'),
  };
  const client = new SchedulerClient({ ...localAccess('test'), endpoint: scheduler.url });
  return {
    agencies: agencyStore(table),
    events: eventStore(table),
    versions: inForceStore(table),
    publications: publicationStore(table),
    schedules: openSchedules(SCHEDULE_GROUP, target, client),
    target,
    digests: digestReadersStore(table),
  };
}
type Dependencies = ReturnType<typeof dependenciesOf>;

let month: Month;
let dependencies: Dependencies;
/** What was loaded by the runtime's own zone data: what every renewal must come back to. */
let loaded: { readonly events: readonly StoredEvent[]; readonly schedules: readonly string[] };
beforeEach(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load(EVENTS);
  dependencies = dependenciesOf(month.cloud);
  loaded = await standing();
});
afterEach(() => month.close());

const storedEvents = () => dependencies.events.events(2026);
const standing = async () => ({ events: await storedEvents(), schedules: waiting() });
const waiting = () => month.cloud.scheduler.waiting().map(({ name }) => name);
const renew = (differences: Partial<Dependencies> = {}, zoneData = runtimeZoneData()): Promise<Renewal> =>
  renewInstants({ ...dependencies, ...differences }, { zoneData, now: month.cloud.clock.now() });
const calendarPage = async () => (await month.ask('/2026')).text();

const later = (instant: string) => `${new Date(Date.parse(instant) + HOUR).toISOString().slice(0, 19)}Z`;

/** As zone data have it in which the clocks of Los Angeles are an hour behind. */
const byOldData = ({
  allDay,
  start,
  end,
  startsAt,
  endsAt,
  reminders,
  ...event
}: StoredEvent): StoredEvent => ({
  ...event,
  ...(allDay ? { allDay, start, end } : { allDay, start: later(start), end: later(end) }),
  ...{ startsAt: later(startsAt), endsAt: later(endsAt), zoneData: OLD },
  reminders: reminders.map(({ offset, dueAt, useUntil }) => ({
    ...{ offset, dueAt: later(dueAt), useUntil: later(useUntil) },
  })),
});

/** Lets the second pass within which pages follow, without a sweep. */
const pagesFollow = () =>
  month.cloud.clock.advanceTo(new Date(month.cloud.clock.now().getTime() + LOOKED_MS));

/** As whoever writes another version does. */
const takeNoteAway = async () => {
  const { versions } = dependencies;
  await versions.putVersion((await versions.version()) ?? '');
};

/** Table and schedules as a load left them that ran on old zone data; no sweep has run since. */
async function growOld(): Promise<void> {
  const present = waiting();
  const events = loaded.events.map(byOldData);
  for (const event of events) await dependencies.events.putEvent(event);
  const agency = await dependencies.agencies.read();
  const wanted = { events, agency, publications: [], present, now: month.cloud.clock.now() };
  await reconcileSchedules(wanted, dependencies);
  const version = await dependencies.versions.putVersion('by old zone data');
  await dependencies.versions.noteZoneData({ version, zoneData: OLD });
  pagesFollow();
}

/** Everything but when it was written, and the SEQUENCE, which rises with each of the two changes. */
const undated = (events: readonly StoredEvent[]) =>
  events.map(({ changedAt: _, sequence: __, ...event }) => event);

async function expectRenewed(): Promise<void> {
  const { events, schedules } = await standing();
  expect(undated(events)).toEqual(undated(loaded.events));
  expect(schedules).toEqual(loaded.schedules);
}

describe('newer zone data', () => {
  it('move instants, schedules and pages, so that the clock on the wall is what was announced', async () => {
    await growOld();
    expect(waiting()).not.toEqual(loaded.schedules);
    expect(await calendarPage()).toContain('datetime="2026-01-13T22:00:00Z"');
    expect(await renew()).toEqual({
      did: 'look',
      ...{ eventsChanged: 2, issuesAtNoHour: [] },
      ...{ schedulesCreated: 3, schedulesDeleted: 3, schedulesUnchanged: 0 },
    });
    pagesFollow();
    await expectRenewed();
    const page = await calendarPage();
    expect(page).toContain('datetime="2026-01-13T21:00:00Z"');
    expect(page).not.toContain('2026-01-13T22:00:00Z');
  });

  it('are noticed by the next sweep, so that people are told at the hour by their clock, once', async () => {
    await month.signUp({ address: 'ana@example.org' });
    await growOld();
    await month.goTo('2026-01-11T15:59:00Z');
    await expectRenewed();
    expect(month.received()).toHaveLength(0);
    await month.goTo('2026-01-11T16:00:00Z');
    expect(month.received()).toHaveLength(1);
    await month.goTo('2026-01-31T00:00:00Z');
    expect(month.received()).toHaveLength(3);
  });

  it('that change no instant write nothing but that they were looked at, and that only once', async () => {
    await takeNoteAway();
    const before = await tableSnapshot(month.cloud);
    expect(await renew()).toMatchObject({ did: 'look', eventsChanged: 0, schedulesCreated: 0 });
    const after = await tableSnapshot(month.cloud);
    const key = 'IN-FORCE IN-FORCE';
    expect(after).toEqual({
      ...before,
      [key]: { ...(before[key] as object), zoneData: runtimeZoneData() },
    });
    expect(await renew()).toEqual({ did: 'nothing' });
    expect(await tableSnapshot(month.cloud)).toEqual(after);
    expect(await month.load(EVENTS)).toMatchObject({ eventsWritten: 0, schedulesCreated: 0 });
    expect(await renew()).toEqual({ did: 'nothing' });
  });

  it('are never taken back by a function that still runs on older ones', async () => {
    await growOld();
    await renew();
    const after = await tableSnapshot(month.cloud);
    expect(await renew({}, OLD)).toEqual({ did: 'nothing' });
    await takeNoteAway();
    expect(await renew({}, OLD)).toMatchObject({ did: 'look', eventsChanged: 0 });
    await expectRenewed();
    expect((await storedEvents()).map(({ changedAt }) => changedAt)).toEqual(
      Object.entries(after).flatMap(([key, item]) =>
        key.startsWith('EVENTS#') ? (item as StoredEvent).changedAt : [],
      ),
    );
  });

  it('leave alone what was stored before written times were kept', async () => {
    await growOld();
    for (const event of await storedEvents()) await dependencies.events.putEvent({ ...event, written: null });
    const before = await standing();
    expect(await renew()).toMatchObject({ did: 'look', eventsChanged: 0, schedulesUnchanged: 3 });
    expect(await standing()).toEqual(before);
  });

  it('before anything was ever loaded are nothing to do', async () => {
    const { versions } = dependencies;
    expect(await renew({ versions: { ...versions, find: async () => undefined } })).toEqual({
      did: 'nothing',
    });
  });
});

describe('a newsletter issue', () => {
  const ISSUE = {
    name: 'newsletters/2026-01-january.md',
    text: '---\ntitle: January at a glance\nlist: newsletter\nsend: 2026-01-07T09:00\nsummary: What is on.\n---\nWelcome.\n',
  };
  const issueSince = async () => {
    await month.load(EVENTS, AGENCY, [ISSUE]);
    const [issue] = await dependencies.publications.all('newsletter');
    if (issue?.kind !== 'newsletter') throw new Error('The issue was not loaded.');
    return issue;
  };
  /** As it was loaded by zone data in which its moment is an hour later. */
  const growOldWithIt = async () => {
    const issue = await issueSince();
    const sendAt = later(issue.content.sendAt ?? '');
    const content = { ...issue.content, sendAt, issuedAt: sendAt, zoneData: OLD };
    await dependencies.publications.put({ ...issue, content });
    await growOld();
    return issue;
  };

  it('moves with its clock on the wall, is not taken for one that came late, and goes out at its hour', async () => {
    const loadedIssue = await growOldWithIt();
    await month.signUp({ address: 'ana@example.org', lists: ['newsletter'], style: 'open' });
    await month.goTo('2026-01-07T16:59:00Z');
    const [issue] = await dependencies.publications.all('newsletter');
    expect(issue?.content).toEqual(loadedIssue.content);
    expect(issue?.knownSince).toBe(loadedIssue.knownSince);
    expect(month.received()).toEqual([]);
    await month.goTo('2026-01-07T17:00:00Z');
    expect(month.received()).toEqual(['ana@example.org: January at a glance']);
    await month.goTo('2026-01-08T17:00:00Z');
    expect(month.received()).toHaveLength(1);
  });

  it('keeps the moment that has come, whether it went out or not', async () => {
    const { content, ...issue } = await issueSince();
    const sendAt = '2026-01-05T17:30:00Z';
    const due = { ...content, sendAt, issuedAt: sendAt, zoneData: OLD };
    await dependencies.publications.put({ ...issue, content: due, knownSince: '2026-01-05T17:00:00Z' });
    await takeNoteAway();
    const renewal = { zoneData: runtimeZoneData(), now: new Date('2026-01-05T18:00:00Z') };
    expect(await renewInstants(dependencies, renewal)).toMatchObject({ did: 'look', issuesAtNoHour: [] });
    expect((await dependencies.publications.newsletter(issue.name))?.content.sendAt).toBe(sendAt);
  });

  it.each([
    ['skip', '2026-03-08T02:30'],
    ['repeat', '2026-11-01T01:30'],
  ])('keeps its moment where the clocks have come to %s its hour, and is named', async (_, local) => {
    const { content, ...issue } = await issueSince();
    const sendAt = '2026-12-08T10:30:00Z';
    const send = { local, timeZone: 'America/Los_Angeles' };
    const lost = { ...content, send, sendAt, issuedAt: sendAt, zoneData: OLD };
    await dependencies.publications.put({ ...issue, content: lost });
    await takeNoteAway();
    await month.goTo('2026-01-05T17:05:00Z');
    expect(month.printed()).toMatch(
      /newsletter issues at an hour that the clocks skip or repeat.*2026-01-january/,
    );
    await takeNoteAway();
    expect(await renew()).toMatchObject({ did: 'look', issuesAtNoHour: [issue.name] });
    expect((await dependencies.publications.newsletter(issue.name))?.content.sendAt).toBe(sendAt);
  });

  it('is never taken back by a function that still runs on older zone data', async () => {
    const { content, ...issue } = await issueSince();
    const moved = later(content.sendAt ?? '');
    await dependencies.publications.put({
      ...issue,
      content: { ...content, sendAt: moved, zoneData: '2999a' },
    });
    await takeNoteAway();
    expect(await renew()).toMatchObject({ did: 'look' });
    expect((await dependencies.publications.newsletter(issue.name))?.content.sendAt).toBe(moved);
  });

  it('that a load brings in the middle of a renewal stands', async () => {
    await growOldWithIt();
    const { publications } = dependencies;
    const mended = { ...ISSUE, text: ISSUE.text.replace('Welcome.', 'Welcome, mended.') };
    const replace: typeof publications.replace = async (one, seen) => {
      await month.cloud.deploy([
        { name: 'agency.yaml', text: AGENCY },
        { name: '2026.ics', text: calendarText(EVENTS) },
        mended,
      ]);
      return publications.replace(one, seen);
    };
    expect(await renew({ publications: { ...publications, replace } })).toEqual({ did: 'gave-way' });
    const [issue] = await publications.all('newsletter');
    expect(JSON.stringify(issue?.content)).toContain('Welcome, mended.');
  });
});

describe('a renewal', () => {
  it('gives way to a load that comes in the middle, and finds nothing left to do after it', async () => {
    await growOld();
    const { events } = dependencies;
    const retitled = EVENTS.map((event) => ({ ...event, summary: `New: ${event.summary}` }));
    let loading: Promise<unknown> | undefined;
    const interrupted = {
      ...events,
      replaceEvent: async (event: StoredEvent, seen: string) => {
        loading ??= month.cloud.deploy([
          { name: 'agency.yaml', text: AGENCY },
          { name: '2026.ics', text: calendarText(retitled) },
        ]);
        await loading;
        return events.replaceEvent(event, seen);
      },
    };
    expect(await renew({ events: interrupted })).toEqual({ did: 'gave-way' });
    const after = await standing();
    expect(after.events.map(({ summary }) => summary).toSorted()).toEqual(
      retitled.map(({ summary }) => summary).toSorted(),
    );
    expect(after.schedules).toEqual(loaded.schedules);
    expect(await renew()).toMatchObject({ did: 'look', eventsChanged: 0, schedulesUnchanged: 3 });
    expect(await standing()).toEqual(after);
  });

  it('that breaks off before any of its writes is finished by the next', async () => {
    for (let writes = 0; ; writes += 1) {
      await growOld();
      const whole = await renew(breakingOff(dependencies, writes)).then(
        () => true,
        () => false,
      );
      await renew();
      await expectRenewed();
      expect(await renew()).toEqual({ did: 'nothing' });
      expect(await dependencies.versions.version()).not.toMatch(/^by old zone data/);
      const [head] = await dependencies.events.heads();
      for (const { changedAt } of await storedEvents())
        expect(changedAt <= (head?.changedAt ?? '')).toBe(true);
      if (whole) {
        expect(writes).toBeGreaterThan(8);
        break;
      }
    }
  });
});

/** What breaks off once so many writes were made. */
function breakingOff({ events, versions, schedules }: Dependencies, writes: number) {
  let made = 0;
  const orBreak =
    <Given extends unknown[], Answer>(write: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      if (made >= writes) throw new Error('Broken off.');
      made += 1;
      return write(...given);
    };
  return {
    events: {
      ...events,
      replaceEvent: orBreak(events.replaceEvent),
      replaceHead: orBreak(events.replaceHead),
    },
    versions: {
      ...versions,
      putVersion: orBreak(versions.putVersion),
      noteZoneData: orBreak(versions.noteZoneData),
    },
    schedules: {
      ...schedules,
      create: orBreak(schedules.create),
      remove: orBreak(schedules.remove),
    },
  };
}
