/** Loads what a deploy brought: the files are read and checked whole before the first write. */
import { allEvents } from '../../core/calendar/all-events.ts';
import type { NamedText } from '../../core/calendar/deployed-files.client.ts';
import { putInForce } from '../../core/calendar/put-in-force.ts';
import { readEventsDataInWorker } from '../../core/calendar/read-in-worker.ts';
import type { LetterMessage } from '../../core/contract/letters.ts';
import { type PlanStores, planLoad } from '../../core/plan/plan-load.ts';
import { fillingsOf } from '../../core/registrations/fillings.ts';
import {
  reconcileSchedules,
  removeSchedules,
  type ScheduleGroup,
  type SchedulesReconciled,
} from '../../core/schedules/reconcile-schedules.ts';
import { followAgency } from '../../core/submissions/follow-agency.ts';
import { type DrawingDependencies, drawSignatureBlocks } from './draw-signature-blocks.ts';
import { type ApprovalDependencies, requireApproval } from './require-approval.ts';
import { type ConsentDependencies, requireConsent } from './require-consent.ts';

export interface LoadDependencies extends PlanStores, ScheduleGroup, DrawingDependencies {
  readonly approvals: ApprovalDependencies['approvals'];
  /** Asks `send-letter` to give free places to those who wait. */
  readonly queueFilling: (messages: readonly LetterMessage[]) => Promise<void>;
}

/** What a deploy brings. */
export interface Deployed {
  readonly files: readonly NamedText[];
  /** The hash of the plan that an operator has accepted, if any. */
  readonly accepted: string | null;
  readonly isRollingBack: ConsentDependencies['isRollingBack'];
}

/** What a load did, in counts; returned to the deploy as outputs. */
export interface LoadReport extends SchedulesReconciled {
  readonly calendars: number;
  readonly events: number;
  readonly eventsWritten: number;
  readonly eventsDeleted: number;
  /** Pictures for e-mail signatures. */
  readonly signatureBlocksDrawn: number;
  /** People who will be told of changes or of new events, at most. */
  readonly toBeTold: number;
  /** Newsletter issues that went out, and whose files name another moment or list now. */
  readonly issuesLeft: number;
  readonly warnings: number;
}

/**
 * Brings table and schedules in line with `files`. A refused file is a RefusedFileError, a plan that must be accepted an
 * UnacceptedPlanError, mailings that must be approved an UnapprovedMailingsError, before anything is written; a load that was cut short is finished by running it again.
 */
export async function loadCalendar(
  { files, accepted, isRollingBack }: Deployed,
  dependencies: LoadDependencies,
): Promise<LoadReport> {
  const { versions, approvals } = dependencies;
  const wanted = await readEventsDataInWorker(files);
  const now = new Date();
  const planned = await planLoad(wanted, dependencies, now);
  const { load, plan, issuesLeft } = planned;
  await requireConsent(plan, { agency: wanted.agency, files, accepted }, { versions, isRollingBack });
  await requireApproval(planned, now, { approvals, isRollingBack });
  const signatureBlocksDrawn = await drawSignatureBlocks(wanted, dependencies, now);
  await putInForce(load, dependencies, () => followAgency(wanted.agency, dependencies.events, new Date()));
  const present = await dependencies.schedules.names();
  // Not the years of the files alone: of one whose file is gone, events may be ahead.
  const events = await allEvents(dependencies.events);
  const publications = await dependencies.publications.all();
  const schedules = { events, agency: wanted.agency, publications, present, now: new Date() };
  const reconciled = await reconcileSchedules(schedules, dependencies);
  await dependencies.queueFilling(fillingsOf(events, new Date()));
  return {
    calendars: wanted.calendars.length,
    events: events.length,
    eventsWritten: load.putEvents.length,
    eventsDeleted: load.deleteEvents.length,
    signatureBlocksDrawn,
    toBeTold: plan.people,
    ...reconciled,
    issuesLeft: issuesLeft.length,
    warnings: wanted.warnings.length,
  };
}

/** Deletes our schedules, for a stack that goes; the table is kept. */
export async function unloadCalendar({
  schedules,
}: Pick<LoadDependencies, 'schedules'>): Promise<{ schedulesDeleted: number }> {
  return { schedulesDeleted: await removeSchedules(schedules) };
}
