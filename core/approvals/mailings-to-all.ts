/** Which mailings go to every list of an agency, as things stand before a load and after it, and which of them the load alters. */
import { isDeepStrictEqual } from 'node:util';
import type { Agency } from '../agency/agency.ts';
import type { StoredEvent } from '../calendar/changes.ts';
import { eventsAfter, identityOf } from '../calendar/decide-load.ts';
import type { CalendarHead } from '../calendar/event.store.ts';
import type { Event } from '../calendar/event.ts';
import { offeredLanguages } from '../languages/languages.ts';
import { listsHearing } from '../mailing/audience.ts';
import type { Newsletter } from '../newsletters/newsletter.ts';
import { newsletterContent } from '../newsletters/newsletter-content.ts';
import type { PlannedLoad } from '../plan/plan-load.ts';
import { called } from '../plan/plan-warning.ts';
import { announcementsOf, programmeAudiences, programmeMailingId } from '../programme/announcement.ts';
import { publicationsAfter } from '../publications/decide-publications.ts';
import { contentsOf, type Publication } from '../publications/publication.ts';
import { issueAsWritten } from './as-written.ts';
import { saidOfEvent, saidOfMonth } from './said-in-mails.ts';

/** A load before it is carried out. */
export type PlannedMailings = Pick<PlannedLoad, 'wanted' | 'inForce' | 'load' | 'plan' | 'waiting'>;

/** What mailings are made from. */
interface State {
  readonly agency: Agency;
  readonly heads: readonly CalendarHead[];
  readonly events: readonly StoredEvent[];
  readonly publications: readonly Publication[];
}

/** Both states, and the plan that leads from one to the other. */
export interface BeforeAndAfter {
  readonly before: State;
  readonly after: State;
  readonly planned: PlannedMailings;
  readonly now: Date;
  /** Whether an event of those after the load is new, or says something else than before; also one that takes place again. */
  readonly isAltered: (event: Event) => boolean;
}

/** A mailing to every list that is still to come. */
export interface MailingToAll {
  /** A sentence. */
  readonly is: string;
  /** Whether the load brings it, or alters what is said by it alone. */
  readonly isAltered: boolean;
}

/** `before` is the agency in force. */
export function beforeAndAfter(planned: PlannedMailings, before: Agency, now: Date): BeforeAndAfter {
  const { wanted, inForce, load } = planned;
  const publications = publicationsAfter(load, inForce.publications);
  const said = new Map(
    inForce.events
      .filter(({ status }) => status !== 'CANCELLED')
      .map((event) => [identityOf(event), saidOfEvent(event, inForce.publications)]),
  );
  return {
    before: { ...inForce, agency: before },
    after: {
      ...{ agency: wanted.agency, heads: wanted.calendars, publications },
      events: eventsAfter(load, inForce),
    },
    ...{ planned, now },
    isAltered: (event) => !isDeepStrictEqual(said.get(identityOf(event)), saidOfEvent(event, publications)),
  };
}

/** Not what merely calls off. */
export const mailingsToAll = (states: BeforeAndAfter): MailingToAll[] => [
  ...eventsToAll(states),
  ...programmesToAll(states),
  ...issuesToAll(states),
  ...checkInToAll(states),
];

const toEveryList = (event: Pick<Event, 'kind' | 'topics'>, { agency }: Pick<State, 'agency'>): boolean =>
  listsHearing(event, agency).length === agency.lists.length;

/** Those with a reminder ahead, and those of which every list was promised something that it is now told otherwise. */
function eventsToAll(states: BeforeAndAfter): MailingToAll[] {
  const { before, after, planned, now, isAltered } = states;
  const { plan, waiting } = planned;
  const stoodForAll = new Set(before.events.filter((event) => toEveryList(event, before)).map(identityOf));
  const noticed = new Set([
    ...plan.events.filter(({ notice }) => (notice?.people ?? 0) > 0).map(({ event }) => identityOf(event)),
    ...waiting.map(identityOf),
  ]);
  const isAhead = ({ reminders }: Event) =>
    reminders.some(({ useUntil }) => Date.parse(useUntil) > now.getTime());
  return after.events
    .filter((event) => event.status !== 'CANCELLED' || isCalledOffInOtherWords(event, states))
    .flatMap((event) => {
      const identity = identityOf(event);
      const isReminder = isAhead(event) && toEveryList(event, after);
      const isNotice = noticed.has(identity) && stoodForAll.has(identity);
      if (!isReminder && !isNotice) return [];
      const isForMore = isReminder && !stoodForAll.has(identity);
      return {
        is: `${called(event)}: every list would be told of it, or reminded.`,
        isAltered: isForMore || isAltered(event),
      };
    });
}

/** Calling off waits for nobody: whoever gives an event another title or link besides, which the notice says, does more than that. */
function isCalledOffInOtherWords(event: Event, { before, isAltered }: BeforeAndAfter): boolean {
  const stood = before.events.find((one) => identityOf(one) === identityOf(event));
  return stood !== undefined && stood.status !== 'CANCELLED' && isAltered({ ...event, status: stood.status });
}

const isProgrammeForAll = ({ agency }: State): boolean =>
  agency.programme !== undefined && programmeAudiences(agency).length === agency.lists.length;

/** Those that the load brings, and those that stand and would say something else. */
function programmesToAll(states: BeforeAndAfter): MailingToAll[] {
  const { before, after, planned, now } = states;
  if (!isProgrammeForAll(after)) return [];
  const fresh = planned.plan.announcements.map(({ year, events, whole }) => ({
    is: whole
      ? `The programme of ${year} would go to every list.`
      : `Every list would be told of what is new in ${year}: ${events.map(called).join(', ')}.`,
    isAltered: true,
  }));
  const known = new Set(planned.plan.announcements.map(programmeMailingId));
  const standing = announcementsOf(after.events, after.agency)
    .filter((one) => Date.parse(one.dueAt) > now.getTime() && !known.has(programmeMailingId(one)))
    .map(({ year, events, whole }) => ({
      is: `${whole ? 'The programme' : 'What is new in the month'} of ${year}, which goes to every list, would say something else.`,
      isAltered: !isProgrammeForAll(before) || isMonthRenamed(year, states) || events.some(states.isAltered),
    }));
  return [...fresh, ...standing];
}

/** A calendar whose file is gone keeps its name. */
function isMonthRenamed(wanted: number, { before, after }: BeforeAndAfter): boolean {
  const [old, young] = [before, after].map(({ heads }) => heads.find(({ year }) => year === wanted));
  return young !== undefined && !isDeepStrictEqual(old && saidOfMonth(old), saidOfMonth(young));
}

/** An issue goes to one list: to every list where there is but one. */
const isForAll = ({ list, sendAt }: Newsletter, { agency: { lists } }: State): boolean =>
  sendAt !== null && lists.length === 1 && lists[0]?.id === list;

function issuesToAll(states: BeforeAndAfter): MailingToAll[] {
  const { before, after, now } = states;
  const stood = new Map(
    contentsOf(before.publications, 'newsletter')
      .filter((issue) => isForAll(issue, before))
      .map((issue) => [issue.slug, issueAsWritten(issue)]),
  );
  return contentsOf(after.publications, 'newsletter')
    .filter((issue) => isForAll(issue, after) && Date.parse(issue.sendAt ?? '') > now.getTime())
    .map((issue) => ({
      is: `The newsletter issue “${issue.title}” would be sent to the only list.`,
      isAltered:
        !isDeepStrictEqual(stood.get(issue.slug), issueAsWritten(issue)) ||
        listedIn(issue, after).some(states.isAltered),
    }));
}

/** The events that an issue lists, in any language. */
const listedIn = (newsletter: Newsletter, { agency, events }: State): readonly Event[] =>
  offeredLanguages(agency).flatMap((words) => newsletterContent({ newsletter, events, agency }, words).told);

const checkInToAll = ({ before, after: { agency } }: BeforeAndAfter): MailingToAll[] =>
  agency.checkIn === null
    ? []
    : [
        {
          is: `On ${agency.checkIn.on} of each year everybody would be asked whether they still want mail.`,
          isAltered: !isDeepStrictEqual(before.agency.checkIn, agency.checkIn),
        },
      ];
