/** A plan for programs: a shape that they rely on, told in docs/operating.md. */
import { APPROVERS } from '../core/approvals/unapproved.ts';
import type { Event } from '../core/calendar/event.ts';
import type { Compared } from '../core/notices/material-facts.ts';
import type { EventFate, PlannedEvent } from '../core/plan/plan.ts';
import { FATES, isJoinPrivate } from './plan-event-text.ts';
import { remindersOf } from './plan-totals.ts';
import type { PlanView } from './plan-view.ts';

/** Fields are added, never taken away. */
export function planAsJson(view: PlanView) {
  const { plan, agency } = view;
  return {
    ...{
      hash: plan.hash,
      stage: view.key?.stage ?? null,
      agency: view.key?.agency ?? null,
      eventsData: view.eventsData,
    },
    ...{ now: view.now.toISOString(), isFirst: view.isFirst, needsConsent: view.needsConsent },
    approval: view.approval && {
      ...view.approval,
      isEnough: view.approval.approvers.length >= APPROVERS,
    },
    totals: {
      events: eventTotals(view),
      reminders: remindersOf(plan.events),
      ...{ people: plan.people, mostUnasked: agency.notices.most, usd: Number(view.usd.toFixed(6)) },
    },
    ...{ agencyChanges: plan.agencyChanges, calendars: view.calendars },
    publications: view.publications.map(({ fate, publication: { kind, name }, sending }) => ({
      ...{ fate, kind, name, sending },
    })),
    issuesTakenBack: plan.issuesTakenBack,
    events: plan.events.map(eventAsJson),
    announcements: plan.announcements.map(({ year, dueAt, whole, people, isCaused, events }) => ({
      ...{ year, dueAt, whole, people, isCaused },
      events: events.map(named),
    })),
    waiting: view.waiting.map(({ event, notice: { at, dueAt } }) => ({
      ...named(event),
      changedAt: at,
      dueAt,
    })),
    warnings: [
      ...view.problems.map(({ file, line, message }) => ({ kind: 'file', file, line, says: message })),
      ...view.warnings,
    ],
  };
}

/** The json of files that were refused. */
export const refusedAsJson = (problems: PlanView['problems']) => ({ refused: true, problems });

function eventTotals({ plan: { events, unchanged } }: PlanView) {
  const fates = Object.keys(FATES) as EventFate[];
  const amounts = fates.map((fate) => [fate, events.filter((event) => event.fate === fate).length]);
  return { ...(Object.fromEntries(amounts) as Record<EventFate, number>), unchanged };
}

const named = ({ id, year, uid, recurrenceId, kind, summary }: Event) => ({
  ...{ id, year, uid, recurrenceId, kind, title: summary },
});

function eventAsJson(planned: PlannedEvent) {
  const { fate, event, before, material, cosmetic, reminders, notice } = planned;
  const isPrivate = isJoinPrivate(planned);
  const facts = (of: Compared) => factsAsJson(of, isPrivate);
  return {
    fate,
    ...named(event),
    before: before && facts(before),
    after: fate === 'forgotten' ? null : facts(event),
    ...{ material, cosmetic, reminders },
    notice: notice && {
      ...{ dueAt: notice.dueAt, people: notice.people, changes: notice.changes },
      from: facts(notice.from),
    },
  };
}

/** The link to join an event with limited places stands in no list: it is `withheld`. */
function factsAsJson(
  { status, allDay, start, end, timeZone, startsAt, endsAt, location, conference }: Compared,
  isPrivate: boolean,
) {
  return {
    ...{ status, allDay, start, end, timeZone, startsAt, endsAt, location },
    conference: isPrivate && conference !== null ? 'withheld' : conference,
  };
}
