/** Approvals, take-downs and loads that fall into each other: what pages show in the end is what stands. */
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { agencyStore } from '../../core/agency/agency.store.ts';
import type { Agency } from '../../core/agency/agency.ts';
import { decideLoad } from '../../core/calendar/decide-load.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { inForceStore } from '../../core/calendar/in-force.store.ts';
import { LOOKED_MS, rememberInForce } from '../../core/calendar/in-force.ts';
import { putInForce, readInForce } from '../../core/calendar/put-in-force.ts';
import { publicationStore } from '../../core/publications/publication.store.ts';
import { communityResourceStore } from '../../core/submissions/community-resource.store.ts';
import { openFlyers } from '../../core/submissions/flyer.client.ts';
import { followAgency } from '../../core/submissions/follow-agency.ts';
import { publishSubmission, takeDown } from '../../core/submissions/publish-submission.ts';
import type { Submission, Submitted } from '../../core/submissions/submission.ts';
import { agency as sample } from '../email/sample.ts';
import { memoryTable } from '../memory-table/memory-table.ts';

const NOW = new Date('2026-12-01T08:00:00Z');
const remindedBy = (offset: string): Agency => ({
  ...sample,
  reminders: { ...sample.reminders, WEBINAR: [offset] },
});
const DAY_BEFORE = remindedBy('-P1D');
const TWO_DAYS_BEFORE = remindedBy('-P2D');

const submission = (id: string, content: Submitted): Submission => ({
  ...{ id: id.repeat(32), content, flyer: null, state: 'approved', revision: 1 },
  ...{ changedAt: NOW.toISOString(), changedBy: 'Maya', publishedAt: null, wording: 'one' },
});
const resource = (id: string) =>
  submission(id, {
    ...{ type: 'resource', kind: 'book', title: `Book ${id}`, by: null },
    ...{ link: 'https://books.example.org/', about: 'It helps.', note: null },
  });
const event = (id: string) =>
  submission(id, {
    ...{ type: 'event', kind: 'WEBINAR', title: `Talk ${id}`, day: '2027-01-20', lastDay: '2027-01-20' },
    ...{ hours: { from: '10:00', to: '11:00' }, location: null, conference: null, about: 'A talk.' },
    ...{ presenters: [], contact: 'c@example.org', link: null },
  });

function openWorld() {
  const table = memoryTable();
  const stores = {
    ...{ agencies: agencyStore(table), events: eventStore(table), versions: inForceStore(table) },
    publications: publicationStore(table),
  };
  const communityResources = communityResourceStore(table);
  const dependencies = {
    ...{ inForce: stores, communityResources, flyers: openFlyers('none'), now: () => new Date() },
  };
  const pages = rememberInForce(stores);
  return {
    ...{ stores, dependencies, communityResources },
    /** Loads an agency file, with an empty calendar of 2027, as a deploy does. */
    load: async (agency: Agency, meanwhile: () => Promise<void> = async () => undefined) => {
      const calendars = [{ year: 2027, name: 'The month', description: null, events: [] }];
      const inForce = await readInForce({ years: [2027], source: 'calendar' }, stores);
      const load = decideLoad({ agency, calendars, publications: [] }, inForce, new Date());
      await meanwhile();
      return putInForce(load, stores, () => {
        vi.setSystemTime(Date.now() + 1000);
        return followAgency(agency, stores.events, new Date());
      });
    },
    /** What pages show, a second later. */
    shown: async () => {
      vi.setSystemTime(Date.now() + LOOKED_MS);
      return (await pages.publications.shared()).map(({ id }) => id[0]);
    },
    remindersOf: async (from: 'table' | 'pages') => {
      const { events } = from === 'table' ? stores : pages;
      const all = await events.events(2027, 'community');
      return all.map(({ summary, reminders }) => [summary, ...reminders.map(({ offset }) => offset)]);
    },
  };
}

let world: ReturnType<typeof openWorld>;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  onTestFinished(() => void vi.useRealTimers());
  world = openWorld();
  await world.load(DAY_BEFORE);
});

describe('a resource that is taken down is shown no more', () => {
  it('where it was approved while a load was running', async () => {
    await world.load(TWO_DAYS_BEFORE, () => publishSubmission(resource('a'), DAY_BEFORE, world.dependencies));
    expect(await world.shown()).toEqual(['a']);
    await takeDown(resource('a'), TWO_DAYS_BEFORE, world.dependencies);
    expect(await world.shown()).toEqual([]);
  });

  it('by a process that has read it between its write and the version, and nothing since', async () => {
    const { content } = resource('a');
    if (content.type !== 'resource') throw new Error('No resource.');
    expect(await world.shown()).toEqual([]);
    const later = rememberInForce(world.stores);
    await later.version();
    await world.communityResources.put({ id: resource('a').id, addedAt: NOW.toISOString(), content });
    expect(await later.publications.shared()).toHaveLength(1);
    await publishSubmission(resource('a'), DAY_BEFORE, world.dependencies);
    await takeDown(resource('a'), DAY_BEFORE, world.dependencies);
    vi.setSystemTime(Date.now() + LOOKED_MS);
    expect(await later.publications.shared()).toEqual([]);
  });

  it('where another was approved at the same time, and its version was written last', async () => {
    const { versions } = world.stores;
    const slow = async (named: string) => {
      await publishSubmission(resource('b'), DAY_BEFORE, world.dependencies);
      return versions.putVersion(named);
    };
    const inForce = { ...world.stores, versions: { ...versions, putVersion: slow } };
    await publishSubmission(resource('a'), DAY_BEFORE, { ...world.dependencies, inForce });
    expect((await world.shown()).toSorted()).toEqual(['a', 'b']);
    await takeDown(resource('b'), DAY_BEFORE, world.dependencies);
    expect(await world.shown()).toEqual(['a']);
  });
});

describe('a load', () => {
  it('that changes nothing writes no version, also after an approval by whoever knew a former agency', async () => {
    await world.load(TWO_DAYS_BEFORE);
    await publishSubmission(resource('a'), DAY_BEFORE, world.dependencies);
    const version = await world.stores.versions.version();
    expect(await world.load(TWO_DAYS_BEFORE)).toBeNull();
    expect(await world.stores.versions.version()).toBe(version);
  });

  it('that takes back what one brought that was cut short writes another version, though it is as before', async () => {
    const before = await world.stores.versions.version();
    const at = NOW.toISOString();
    const content = { sections: [], community: [] } as never;
    const month = {
      kind: 'month',
      name: '2027',
      content,
      changedAt: at,
      addedAt: at,
      knownSince: at,
    } as const;
    await world.stores.publications.put(month);
    expect(await world.load(DAY_BEFORE)).not.toBeNull();
    expect(await world.stores.versions.version()).not.toBe(before);
    expect(await world.load(DAY_BEFORE)).toBeNull();
  });
});

describe('what people submitted', () => {
  it('follows the agency where it was approved while another agency file was loaded, with the next load at the latest', async () => {
    await world.load(TWO_DAYS_BEFORE, () => publishSubmission(event('a'), DAY_BEFORE, world.dependencies));
    expect(await world.remindersOf('table')).toEqual([['Talk a', '-P2D']]);
    await publishSubmission(event('b'), DAY_BEFORE, world.dependencies);
    const version = await world.load(TWO_DAYS_BEFORE);
    expect(version).toBe(await world.stores.versions.version());
    expect(await world.remindersOf('pages')).toEqual([
      ['Talk a', '-P2D'],
      ['Talk b', '-P2D'],
    ]);
    const [head] = await world.stores.events.heads();
    for (const { changedAt } of await world.stores.events.events(2027, 'community'))
      expect(changedAt <= (head?.changedAt ?? '')).toBe(true);
    expect(await world.load(TWO_DAYS_BEFORE)).toBeNull();
  });

  it('keeps to the agency that stands where a load of another breaks off, and follows when it is done again', async () => {
    await publishSubmission(event('a'), DAY_BEFORE, world.dependencies);
    const putAgency = world.stores.agencies.put;
    const breaking = vi.spyOn(world.stores.agencies, 'put').mockRejectedValueOnce(new Error('Broken off.'));
    await expect(world.load(TWO_DAYS_BEFORE)).rejects.toThrow('Broken off.');
    expect(await world.remindersOf('table')).toEqual([['Talk a', '-P1D']]);
    breaking.mockRestore();
    // After the agency, and before anything follows it.
    await putAgency(TWO_DAYS_BEFORE);
    await world.load(TWO_DAYS_BEFORE);
    expect(await world.remindersOf('pages')).toEqual([['Talk a', '-P2D']]);
  });
});
