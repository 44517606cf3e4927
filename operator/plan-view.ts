/** Everything that `plan` says: what would change, who would be told, at what cost, and what is worth a second look. */
import { isDeepStrictEqual } from 'node:util';
import type { Agency } from '../core/agency/agency.ts';
import type { NeededApproval } from '../core/approvals/to-everybody.ts';
import type { StoredEvent } from '../core/calendar/changes.ts';
import type { InForce, Load } from '../core/calendar/decide-load.ts';
import type { StoredHead } from '../core/calendar/event.store.ts';
import type { Problem } from '../core/calendar/problem.ts';
import type { EventsData } from '../core/calendar/read-events-data.ts';
import type { StackKey } from '../core/contract/deployed-stack.ts';
import type { PendingNotice } from '../core/notices/pending-notice.ts';
import { reasonsToAsk } from '../core/plan/acceptance.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { PlannedLoad } from '../core/plan/plan-load.ts';
import type { PlannedPublication } from '../core/plan/planned-publications.ts';
import { messagesCost } from './cost/messages-cost.ts';
import { shippedPrices } from './cost/prices.ts';
import type { Warning } from './plan-warnings.ts';

/** Against what is compared what. */
export interface Compared {
  /** Null for the service on this machine. */
  readonly key: StackKey | null;
  /** The folder. */
  readonly eventsData: string;
  readonly now: Date;
}

/** A calendar that is new, gone, or says something else of the month; its events are told one by one. */
export interface CalendarChange {
  readonly year: number;
  readonly fate: 'added' | 'changed' | 'gone';
}

/** A change that was loaded before, that people have yet to be told of, and that this plan leaves, whatever else of the event it changes. */
export interface WaitingNotice {
  readonly event: StoredEvent;
  readonly notice: PendingNotice;
}

export interface PlanView extends Compared {
  readonly agency: Agency;
  readonly plan: Plan;
  /** Whether nothing is in force yet. */
  readonly isFirst: boolean;
  readonly calendars: readonly CalendarChange[];
  readonly publications: readonly PlannedPublication[];
  readonly waiting: readonly WaitingNotice[];
  /** US dollars for the mail about these changes, at most. */
  readonly usd: number;
  /** Of the files. */
  readonly problems: readonly Problem[];
  /** Of the plan. */
  readonly warnings: readonly Warning[];
  /** Why it stops until it is accepted: sentences; none where it does not. */
  readonly needsConsent: readonly string[];
  /** What has to be approved by two operators, and who has; null where nothing has. */
  readonly approval: (NeededApproval & { readonly approvers: readonly string[] }) | null;
}

/** What there is to say of `planned`; `warnings` are those of the plan. */
export function planView(
  planned: PlannedLoad,
  { agency, warnings: problems }: Pick<EventsData, 'agency' | 'warnings'>,
  { warnings, approval, ...compared }: Compared & Pick<PlanView, 'warnings' | 'approval'>,
): PlanView {
  const { plan, publications, inForce, load } = planned;
  return {
    ...{ ...compared, agency, plan, publications, problems, warnings, approval },
    isFirst: inForce.agency === undefined,
    calendars: calendarChanges(load, inForce),
    waiting: waitingNotices(planned),
    usd: messagesCost(plan.people, shippedPrices().prices),
    needsConsent: reasonsToAsk(plan, agency),
  };
}

function calendarChanges({ putHeads, deleteYears }: Load, { heads }: InForce): CalendarChange[] {
  const written = putHeads.flatMap((head): CalendarChange[] => {
    const before = heads.find(({ year }) => year === head.year);
    if (!before) return [{ year: head.year, fate: 'added' }];
    return saysTheSame(before, head) ? [] : [{ year: head.year, fate: 'changed' }];
  });
  return [...written, ...deleteYears.map((year) => ({ year, fate: 'gone' as const }))].toSorted(
    (one, other) => one.year - other.year,
  );
}

const saysTheSame = (one: StoredHead, other: StoredHead): boolean =>
  isDeepStrictEqual({ ...one, changedAt: other.changedAt }, other);

const waitingNotices = ({ waiting }: PlannedLoad): WaitingNotice[] =>
  waiting.map((event) => ({ event, notice: event.notice }));
