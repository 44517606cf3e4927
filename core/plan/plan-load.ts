/** Reads what is in force, and plans what loading would do to it: the same for whoever loads and for whoever only looks. */
import { noticeDelayMs } from '../agency/notice-rule.ts';
import type { StoredEvent } from '../calendar/changes.ts';
import {
  decideLoad,
  eventsAfter,
  type InForce,
  identityOf,
  type Load,
  type Wanted,
} from '../calendar/decide-load.ts';
import { goneSoon } from '../calendar/gone-events.ts';
import { keepIds } from '../calendar/keep-ids.ts';
import { type InForceStores, readInForce } from '../calendar/put-in-force.ts';
import type { MailingStore } from '../mailing/mailing.store.ts';
import { readAnnounced } from './announced.ts';
import { type IssueLeft, issuesLeft, readWentOut } from './issues-gone-out.ts';
import { type Plan, planOf } from './plan.ts';
import { type PlannedPublication, readPlannedPublications } from './planned-publications.ts';
import { type NoticedEvent, type PromisedStores, readPromised, readToBeTold } from './promised.ts';

export interface PlanStores extends InForceStores, PromisedStores {
  readonly mailings: Pick<MailingStore, 'ofYear' | 'find'>;
}

/** What would be written, and what that means. */
export interface PlannedLoad {
  /** What the files mean, each event under the id that it will have. */
  readonly wanted: Wanted;
  readonly inForce: InForce;
  readonly load: Load;
  readonly plan: Plan;
  readonly publications: readonly PlannedPublication[];
  /** Issues that went out, and stay as they did although their files say otherwise. */
  readonly issuesLeft: readonly IssueLeft[];
  /**
   * Events of which somebody is still to be told what an earlier load changed, as they will stand: this load leaves them alone, or
   * changes nothing of them that is told.
   */
  readonly waiting: readonly NoticedEvent[];
}

/** Nothing is written. Other sources than the calendars' files are left out, as loading leaves them alone. */
export async function planLoad(files: Wanted, stores: PlanStores, now: Date): Promise<PlannedLoad> {
  const years = files.calendars.map(({ year }) => year);
  const read = await readInForce({ years, source: 'calendar' }, stores);
  const inForce = {
    ...read,
    heldYears: await readHeldYears(read, years, { events: stores.events, now }),
    wentOut: await readWentOut(files, read, { mailings: stores.mailings, now }),
  };
  const wanted = withKeptIds(files, inForce);
  const soon = goneSoon(wanted, inForce, now);
  const promised = new Set((await readPromised(soon, stores)).map(identityOf));
  const fleeting = new Set(soon.map(identityOf).filter((identity) => !promised.has(identity)));
  const load = decideLoad(wanted, inForce, now, fleeting);
  const { fresh, waiting } = noticesAfter(load, inForce, now);
  const toBeTold = await readToBeTold([...fresh, ...waiting], stores);
  const announcements = await readAnnounced(
    { wanted, inForce, events: eventsAfter(load, inForce), now },
    stores,
  );
  const situation = { announcements, toBeTold, now, noticeDelayMs: noticeDelayMs(wanted.agency) };
  return {
    wanted,
    inForce,
    load,
    plan: planOf(load, inForce, situation),
    publications: await readPlannedPublications(load, inForce, stores),
    issuesLeft: issuesLeft(wanted, inForce),
    waiting: waiting.filter((event) => toBeTold(event) > 0),
  };
}

/** Of the years that have no file any more, those in which people are to come to an event from the community. */
async function readHeldYears(
  { heads }: InForce,
  years: readonly number[],
  { events, now }: { readonly events: PlanStores['events']; readonly now: Date },
): Promise<number[]> {
  const gone = heads.map(({ year }) => year).filter((year) => !years.includes(year));
  const ahead = await Promise.all(
    gone.map(async (year) =>
      (await events.events(year, 'community')).some(({ endsAt }) => Date.parse(endsAt) > now.getTime()),
    ),
  );
  return gone.filter((_, index) => ahead[index]);
}

/** The events of which people will be told: what this load changes, and what an earlier one did. What was told already is neither. */
function noticesAfter(load: Load, inForce: InForce, now: Date) {
  const standing = new Map(inForce.events.map((event) => [identityOf(event), event.notice?.dueAt]));
  const noticed = eventsAfter(load, inForce).filter(isNoticed);
  const stood = (event: NoticedEvent) => event.notice.dueAt === standing.get(identityOf(event));
  return {
    fresh: noticed.filter((event) => !stood(event)),
    waiting: noticed.filter((event) => stood(event) && Date.parse(event.notice.dueAt) > now.getTime()),
  };
}

const isNoticed = (event: StoredEvent): event is NoticedEvent => event.notice !== null;

/** Whoever was promised a single event was promised the date of the series that it has become. */
const withKeptIds = (wanted: Wanted, { events }: InForce): Wanted => ({
  ...wanted,
  calendars: wanted.calendars.map((calendar) => ({
    ...calendar,
    events: keepIds(calendar.events, events),
  })),
});
