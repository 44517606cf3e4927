/** What a load leaves of a newsletter issue whose moment has come: as its mailing has it, not as the clock does. */
import { beforeEach, describe, expect, it } from 'vitest';
import { agencyStore } from '../../core/agency/agency.store.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { inForceStore } from '../../core/calendar/in-force.store.ts';
import { putInForce } from '../../core/calendar/put-in-force.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { decideNewsletter } from '../../core/newsletters/decide-newsletter.ts';
import { planLoad } from '../../core/plan/plan-load.ts';
import { publicationStore } from '../../core/publications/publication.store.ts';
import { readPublications } from '../../core/publications/read-publications.ts';
import type { SubscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { warningsOf } from '../../operator/plan-warnings.ts';
import { memoryTable } from '../memory-table/memory-table.ts';
import { agency } from '../newsletters/issue.ts';

const SLUG = '2026-01-january';
const LOADED = '2026-01-05T12:00:00Z';
const SENT = '2026-01-07T17:00:00Z';
const A_DAY_LATER = '2026-01-08T17:00:00Z';
const A_MONTH_LATER = '2026-02-08T17:00:00Z';
const YEARS_LATER = '2029-01-08T17:00:00Z';
const LISTS = agency.lists.map(({ id }) => id);

interface Written {
  readonly send?: string;
  readonly list?: string;
  readonly body?: string;
}

function filesOf({ send = '2026-01-07T09:00', list = 'news', body = 'Welcome.' }: Written) {
  const date = send === 'null' ? 'date: 2026-01\n' : '';
  const text = `---\ntitle: January\nlist: ${list}\nsend: ${send}\n${date}summary: What is on.\n---\n${body}\n`;
  const { publications, problems } = readPublications([{ name: `newsletters/${SLUG}.md`, text }], agency);
  expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
  return { agency, calendars: [], publications };
}

function openWorld() {
  const table = memoryTable();
  const stores = {
    ...{ agencies: agencyStore(table), events: eventStore(table), versions: inForceStore(table) },
    ...{ publications: publicationStore(table), mailings: mailingStore(table) },
    subscriptions: {
      count: async () => 1,
      activeBetween: async () => [],
    } satisfies Partial<SubscriptionStore>,
  };
  const planAt = (at: string, written: Written) => planLoad(filesOf(written), stores, new Date(at));
  return {
    planAt,
    load: async (at: string, written: Written) => putInForce((await planAt(at, written)).load, stores),
    /** Its mailing begins. */
    goOut: async () => {
      const issue = await stores.publications.newsletter(SLUG);
      const now = new Date(SENT);
      const decision = decideNewsletter({ newsletter: SLUG, dueAt: SENT }, { issue, agency, now });
      if (!decision.start) throw new Error(`The issue does not go out: ${decision.because}.`);
      const forever = { startedAt: SENT, expiresAt: 4_000_000_000 };
      await stores.mailings.start({ ...decision.mailing, ...forever, ranges: 1, people: 1 });
    },
  };
}

let world: ReturnType<typeof openWorld>;
beforeEach(async () => {
  world = openWorld();
  await world.load(LOADED, {});
});

const OTHER_LIST = LISTS.find((id) => id !== 'news') ?? '';
const PUT_OFF = { send: '2026-03-02T09:00' };

describe('an issue whose moment has passed, and that never went out', () => {
  it.each([A_DAY_LATER, A_MONTH_LATER])('is put off by its file, on %s', async (at) => {
    const { load, publications, issuesLeft } = await world.planAt(at, PUT_OFF);
    expect(load.putPublications).toMatchObject([
      { content: { sendAt: '2026-03-02T17:00:00Z' }, knownSince: new Date(at).toISOString() },
    ]);
    expect(publications).toMatchObject([{ fate: 'changed', sending: { outcome: 'goes-out', list: 'news' } }]);
    expect(issuesLeft).toEqual([]);
  });

  it('is asked about where its file would mail nobody, or another list, while it may still go out', async () => {
    for (const written of [{ send: 'null' }, { send: '2026-01-06T09:00' }, { list: OTHER_LIST }]) {
      const { plan } = await world.planAt(A_DAY_LATER, written);
      const toList = 'list' in written ? OTHER_LIST : null;
      expect(plan.issuesTakenBack).toMatchObject([{ slug: SLUG, list: 'news', toList }]);
    }
    expect((await world.planAt(A_DAY_LATER, PUT_OFF)).plan.issuesTakenBack).toEqual([]);
  });

  it('is not sent once nobody knows any more whether it was', async () => {
    const { load, issuesLeft } = await world.planAt(YEARS_LATER, { send: '2029-03-05T09:00' });
    expect(load.putPublications).toEqual([]);
    expect(issuesLeft).toMatchObject([{ slug: SLUG, fields: ['send'] }]);
  });
});

describe('an issue that went out', () => {
  beforeEach(() => world.goOut());

  it('keeps moment and list, and what its file says otherwise is told at each load', async () => {
    for (const at of [A_DAY_LATER, A_MONTH_LATER]) {
      const written = { ...PUT_OFF, list: OTHER_LIST };
      const { load, plan, issuesLeft } = await world.planAt(at, written);
      expect(load.putPublications).toEqual([]);
      expect(plan.issuesTakenBack).toEqual([]);
      expect(issuesLeft).toEqual([{ slug: SLUG, list: 'news', sendAt: SENT, fields: ['send', 'list'] }]);
      await world.load(at, written);
    }
  });

  it('is named by the plan, with what to do', async () => {
    const now = new Date(A_DAY_LATER);
    const zoneData = { here: '2026a', noted: '2026a' };
    const warnings = async (written: Written) =>
      (await warningsOf(await world.planAt(A_DAY_LATER, written), { now, zoneData })).map(({ says }) => says);
    expect(await warnings(PUT_OFF)).toEqual([
      'Newsletter issue 2026-01-january went out to news on Wed, Jan 7, 2026, 9:00 AM PST, so the send that its file names now ' +
        'changes nothing: write what it went out with, and send something else as an issue under another name.',
    ]);
    expect(await warnings({ body: 'Welcome, mended.' })).toEqual([]);
  });

  it('is mended in its words, and nothing is told of what its file has as it went out', async () => {
    const { load, issuesLeft } = await world.planAt(A_DAY_LATER, { body: 'Welcome, mended.' });
    expect(load.putPublications).toMatchObject([{ content: { sendAt: SENT, list: 'news' } }]);
    expect(issuesLeft).toEqual([]);
  });
});
