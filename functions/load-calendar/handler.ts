/**
 * load-calendar: files of a deploy -> events, reminders, and one schedule per future reminder and per change to be told. Runs on each
 * deploy whose calendars or agency changed, and when the stack goes; a no-op when nothing changed.
 */
import * as v from 'valibot';
import { agencyStore } from '../../core/agency/agency.store.ts';
import { openApprovals } from '../../core/approvals/approval.client.ts';
import { readDeployedFiles } from '../../core/calendar/deployed-files.client.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { inForceStore } from '../../core/calendar/in-force.store.ts';
import { isRollingBack } from '../../core/calendar/stack-status.client.ts';
import { approvalsBeside } from '../../core/contract/deployed-stack.ts';
import { FUNCTIONS } from '../../core/contract/functions.ts';
import type { LetterMessage } from '../../core/contract/letters.ts';
import { type DeployEvent, DeployEventSchema } from '../../core/contract/messages.ts';
import { digestReadersStore } from '../../core/digest/digest-readers.store.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { publicationStore } from '../../core/publications/publication.store.ts';
import { readEnvironment } from '../../core/runtime/environment.ts';
import { createLog, describeError } from '../../core/runtime/log.ts';
import { sendAll } from '../../core/runtime/queue.client.ts';
import { openTable } from '../../core/runtime/table.client.ts';
import { openSchedules } from '../../core/schedules/scheduler.client.ts';
import { signatureBlockStore } from '../../core/signature-block/signature-block.store.ts';
import { openKeys } from '../../core/subscribers/keys.client.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { LoadFailedError } from './failure.ts';
import { inWords } from './in-words.ts';
import { type LoadReport, loadCalendar, unloadCalendar } from './load-calendar.ts';

const environment = readEnvironment(FUNCTIONS['load-calendar'].environment);
const log = createLog('load-calendar');
const table = openTable(environment.TABLE_NAME);
const target = {
  queueArn: environment.DUE_QUEUE_ARN,
  roleArn: environment.SCHEDULE_ROLE_ARN,
  deadLetterArn: environment.SCHEDULE_DLQ_ARN,
};
const dependencies = {
  agencies: agencyStore(table),
  events: eventStore(table),
  versions: inForceStore(table),
  publications: publicationStore(table),
  mailings: mailingStore(table),
  signatureBlocks: signatureBlockStore(table),
  subscriptions: subscriptionStore(table),
  schedules: openSchedules(environment.SCHEDULE_GROUP, target),
  target,
  digests: digestReadersStore(table),
  approvals: openApprovals(approvalsBeside(environment.ID_KEY_PARAMETER)),
  queueFilling: (messages: readonly LetterMessage[]) => sendAll(environment.LETTERS_QUEUE_URL, messages),
};
const keys = openKeys();

/** What a deploy gets to know: the counts, and the same in words for the stack's output `CalendarsLoaded`. */
export type Loaded = LoadReport & { readonly did: string };

/** The physical id never changes: another one would make CloudFormation delete what is live after an update. */
const PHYSICAL_ID = 'calendar';

interface Answer {
  readonly PhysicalResourceId: string;
  readonly Data: Loaded | { readonly schedulesDeleted: number };
}

export async function handler(event: unknown): Promise<Answer> {
  try {
    return await answer(v.parse(DeployEventSchema, event));
  } catch (error) {
    log.error('calendar not loaded', { error: describeError(error) });
    throw new LoadFailedError(error);
  }
}

async function answer({ RequestType, ResourceProperties, StackId }: DeployEvent): Promise<Answer> {
  if (RequestType === 'Delete') {
    return { PhysicalResourceId: PHYSICAL_ID, Data: await unloadCalendar(dependencies) };
  }
  await keys.ensure({ idKey: environment.ID_KEY_PARAMETER, linkKeys: environment.LINK_KEY_PARAMETER });
  const { files, accept: accepted = null } = ResourceProperties;
  const deployed = {
    files: await readDeployedFiles(files),
    accepted,
    isRollingBack: () => isRollingBack(StackId),
  };
  const report = await loadCalendar(deployed, dependencies);
  log.info('calendar loaded', { ...report });
  return { PhysicalResourceId: PHYSICAL_ID, Data: { ...report, did: inWords(report) } };
}
