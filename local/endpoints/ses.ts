/**
 * Amazon SES v2 on one machine: SendBulkEmail, SendEmail, GetAccount and the suppression list for the real SDK. What SES
 * would deliver lands in the inbox; what it would refuse is refused with its exceptions and per-entry statuses; what
 * becomes of a message is told as it would tell it.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/Welcome.html
 */
import type { Clock } from '../clock.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Authorize } from './authorize.ts';
import type { OnCall } from './aws-call.ts';
import { restOperations } from './aws-rest.ts';
import { inJson, startAwsServer } from './aws-server.ts';
import type { Endpoint } from './endpoint.ts';
import { sendBulkEmail } from './ses-bulk.ts';
import type { ToldMail } from './ses-events.ts';
import type { FateOf } from './ses-fate.ts';
import { createFeedback, type LaterFate, type OnEvent, type ReasonsOf } from './ses-feedback.ts';
import { bulkNeeds, singleNeeds } from './ses-needs.ts';
import { createOutgoing, type OnSend, type UnsentMail } from './ses-outgoing.ts';
import { createDailyQuota, createRate } from './ses-quota.ts';
import { sendEmail } from './ses-single.ts';
import { suppressionOperations } from './ses-suppression.ts';
import { openSuppressionList, REASONS } from './ses-suppression-list.ts';

export interface SesOptions {
  readonly clock: Clock;
  readonly inbox: Inbox;
  /** Hears of every message that was accepted, also of those that could not be rendered. */
  readonly onSend?: OnSend;
  /** Gets what SES publishes of each message that has a configuration set, one JSON record at a time. */
  readonly onEvent?: OnEvent;
  /** What becomes of mail to an address, where the mailbox simulator does not say. */
  readonly fateOf?: FateOf;
  readonly reasonsOf?: ReasonsOf;
  /** Where the account's suppression list survives a restart; without it, the list is kept in memory. */
  readonly suppressionFile?: string | null;
  /** Recipients a second of real time, short bursts apart. */
  readonly maxSendRate?: number;
  /** Recipients in 24 hours of the clock; -1 is no limit. */
  readonly max24HourSend?: number;
  readonly onCall?: OnCall;
  readonly authorize?: Authorize | undefined;
  /** Milliseconds of real time, for the rate. */
  readonly realTime?: () => number;
}

export interface Ses extends Endpoint {
  /** Messages accepted and then not sent because a template variable had no value, oldest first. */
  unsent(): readonly UnsentMail[];
  /** Tells of a message that arrived that it bounced after all, or that its reader calls it spam. */
  turnsOut(mail: ToldMail, fate: LaterFate): Promise<void>;
}

/** Starts SES on a free port. */
export async function startSes(options: SesOptions): Promise<Ses> {
  const {
    clock,
    maxSendRate = 1000,
    max24HourSend = 5_000_000,
    realTime = () => performance.now(),
    suppressionFile = null,
  } = options;
  const list = openSuppressionList({ clock, file: suppressionFile });
  const feedback = createFeedback({ ...options, list });
  const quota = createDailyQuota(max24HourSend, clock.now);
  const outgoing = createOutgoing({ ...options, feedback, quota, rate: createRate(maxSendRate, realTime) });
  const account = () => ({
    DedicatedIpAutoWarmupEnabled: false,
    EnforcementStatus: 'HEALTHY',
    ProductionAccessEnabled: true,
    SendingEnabled: true,
    SendQuota: { Max24HourSend: max24HourSend, MaxSendRate: maxSendRate, SentLast24Hours: quota.sent() },
    SuppressionAttributes: { SuppressedReasons: REASONS },
  });
  const server = await startAwsServer({
    name: 'ses',
    writing: inJson('application/json'),
    onCall: options.onCall,
    authorize: options.authorize,
    find: restOperations({
      SendBulkEmail: {
        at: 'POST /v2/email/outbound-bulk-emails',
        needs: bulkNeeds,
        run: ({ body }) => sendBulkEmail(body, outgoing),
      },
      SendEmail: {
        at: 'POST /v2/email/outbound-emails',
        needs: singleNeeds,
        run: ({ body }) => sendEmail(body, outgoing),
      },
      GetAccount: { at: 'GET /v2/email/account', run: account },
      ...suppressionOperations(list),
    }),
  });
  return { ...server, unsent: outgoing.unsent, turnsOut: feedback.turnsOut };
}
