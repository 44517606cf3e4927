/**
 * Which mailings go to every list of the agency, and which of them a load would bring about or change: with `approvals` in the agency file
 * a second operator approves them before anything is written. What calls off is not held up, nor is what was promised before.
 */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Agency } from '../agency/agency.ts';
import { type InForce, identityOf, type Load, type Wanted } from '../calendar/decide-load.ts';
import type { Event } from '../calendar/event.ts';
import { listsHearing } from '../mailing/audience.ts';
import type { Newsletter } from '../newsletters/newsletter.ts';
import type { Plan } from '../plan/plan.ts';
import { called } from '../plan/plan-warning.ts';
import { programmeAudiences } from '../programme/announcement.ts';

/** What has to be approved. */
export interface NeededApproval {
  /** Sentences. */
  readonly mailings: readonly string[];
  /** Names all mailings to every list as the files have them: to approve it is to approve exactly those. */
  readonly hash: string;
}

/** A load before it is carried out. */
export interface PlannedMailings {
  readonly wanted: Wanted;
  readonly inForce: InForce;
  readonly load: Load;
  readonly plan: Pick<Plan, 'announcements'>;
}

type Rules = Pick<Agency, 'lists' | 'programme' | 'checkIn' | 'approvals'>;

const asks = (agency: Pick<Agency, 'approvals'> | undefined): boolean => agency?.approvals?.mailings ?? false;

/** Null where nothing has to be approved. A first load finds nobody on any list, so it is asked about nothing. */
export function neededApproval(planned: PlannedMailings, now: Date): NeededApproval | null {
  const { agency: before } = planned.inForce;
  const { agency } = planned.wanted;
  if (!before || !(asks(before) || asks(agency))) return null;
  const mailings = [
    ...(asks(agency) ? [] : ['From now on no mailing to every list would have to be approved.']),
    ...eventsToAll(planned, before, now).map(
      (event) => `${called(event)}: every list would be told of it, or reminded.`,
    ),
    ...announcementsToAll(planned),
    ...issuesToAll(planned, now),
    ...(isCheckInChanged(before, agency)
      ? [`On ${agency.checkIn?.on} of each year everybody would be asked whether they still want mail.`]
      : []),
  ];
  return mailings.length === 0 ? null : { mailings, hash: hashOf(planned.wanted) };
}

const toEveryList = (event: Pick<Event, 'kind' | 'topics'>, agency: Pick<Agency, 'lists'>): boolean =>
  listsHearing(event, agency).length === agency.lists.length;

/** Those that are new or say something else, and those that every list hears of by a change of the lists; with somebody still to be told. */
function eventsToAll(
  { wanted: { agency }, inForce, load }: PlannedMailings,
  before: Rules,
  now: Date,
): Event[] {
  const isAhead = ({ status, reminders }: Event) =>
    status !== 'CANCELLED' && reminders.some(({ useUntil }) => Date.parse(useUntil) > now.getTime());
  const written = new Set(load.putEvents.map(identityOf));
  const gone = new Set(load.deleteEvents.map(identityOf));
  const standing = inForce.events.filter((event) => {
    const identity = identityOf(event);
    return !written.has(identity) && !gone.has(identity) && !toEveryList(event, before);
  });
  return [...load.putEvents, ...standing].filter((event) => isAhead(event) && toEveryList(event, agency));
}

const isProgrammeForAll = (agency: Rules): boolean =>
  agency.programme !== undefined && programmeAudiences(agency).length === agency.lists.length;

const announcementsToAll = ({ wanted: { agency }, plan }: PlannedMailings): string[] =>
  isProgrammeForAll(agency)
    ? plan.announcements.map(({ year, events, whole }) =>
        whole
          ? `The programme of ${year} would go to every list.`
          : `Every list would be told of what is new in ${year}: ${events.map(called).join(', ')}.`,
      )
    : [];

/** An issue goes to one list: to every list where there is but one. */
const isForAll = ({ list, sendAt }: Newsletter, { lists }: Rules): boolean =>
  sendAt !== null && lists.length === 1 && lists[0]?.id === list;

const issuesToAll = ({ wanted: { agency }, load }: PlannedMailings, now: Date): string[] =>
  load.putPublications.flatMap((one) =>
    one.kind === 'newsletter' &&
    isForAll(one.content, agency) &&
    Date.parse(one.content.sendAt ?? '') > now.getTime()
      ? `The newsletter issue “${one.content.title}” would be sent to the only list.`
      : [],
  );

const isCheckInChanged = (before: Rules, { checkIn }: Rules): boolean =>
  checkIn !== null && !isDeepStrictEqual(before.checkIn, checkIn);

const HASH_DIGITS = 10;

/** Of the files alone: the same whoever plans it, when, and with which zone data; and while a load that was cut short is finished. */
function hashOf({ agency, calendars, publications }: Wanted): string {
  const events = calendars.flatMap((calendar) => calendar.events);
  const all = [
    asks(agency),
    agency.checkIn,
    isProgrammeForAll(agency) ? [agency.programme, events.map(saidOf)] : null,
    events.filter((event) => toEveryList(event, agency)).map(saidOf),
    publications.flatMap((one) =>
      one.kind === 'newsletter' && isForAll(one.content, agency) ? [saidIn(one.content)] : [],
    ),
  ];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, HASH_DIGITS);
}

function saidOf({ zoneData: _, startsAt: __, endsAt: ___, reminders, ...event }: Event): object {
  return { ...event, reminders: reminders.map(({ offset }) => offset) };
}

const saidIn = ({ zoneData: _, sendAt: __, issuedAt: ___, ...issue }: Newsletter): object => issue;
