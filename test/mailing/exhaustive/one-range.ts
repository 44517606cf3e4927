/** One range of a mailing: its people, those who work on it, what SES took, and what it tells of that later. */
import type { SESv2Client, SendBulkEmailCommandInput } from '@aws-sdk/client-sesv2';
import { vi } from 'vitest';
import type { FeedbackMessage, RangeMessage } from '../../../core/contract/messages.ts';
import { openSes } from '../../../core/email/ses.client.ts';
import { feedbackStore } from '../../../core/feedback/feedback.store.ts';
import { reputationStore } from '../../../core/feedback/reputation.store.ts';
import { brakeStore } from '../../../core/mailing/brake.store.ts';
import { ledgerStore } from '../../../core/mailing/ledger.store.ts';
import { mailingStore } from '../../../core/mailing/mailing.store.ts';
import type { StartedMailing, Variant } from '../../../core/mailing/mailing.ts';
import { paceStore } from '../../../core/mailing/pace.store.ts';
import { rangeStore } from '../../../core/mailing/range.store.ts';
import type { Table } from '../../../core/runtime/table.client.ts';
import { subscriptionStore } from '../../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../../core/subscribers/suppression.store.ts';
import { recordFeedback } from '../../../functions/record-feedback/record-feedback.ts';
import { sendRange } from '../../../functions/send-range/send-range.ts';
import { mendMailings } from '../../../functions/sweep/mend-mailings.ts';
import { agency, SITE_URL } from '../../email/sample.ts';
import { memoryTable } from '../../memory-table/memory-table.ts';
import { countingElsewhere } from '../../service-levels/counting-elsewhere.ts';
import { type GatedWorker, gatedSes, gatedTable, SHARED } from './gated-worker.ts';

/** Epoch seconds beyond all tests. */
const NEVER = 4_000_000_000;
export const START = Date.parse('2026-01-12T21:00:00Z');

const VARIANTS: readonly Variant[] = [
  { language: 'en', style: 'discreet' },
  { language: 'es', style: 'discreet' },
];

export const MAILING: StartedMailing = {
  about: 'reminder',
  id: '2026-0123456789abcdef-01234567-20260113T210000Z',
  year: 2026,
  reminder: { year: 2026, source: 'calendar', eventId: '0123456789abcdef', offset: '-P1D' },
  uid: 'webinar@example.org',
  eventKind: 'WEBINAR',
  startsAt: '2026-01-13T21:00:00Z',
  dueAt: '2026-01-12T21:00:00Z',
  useUntil: '2026-01-13T21:00:00Z',
  audiences: ['month-events'],
  variants: VARIANTS,
  ranges: 1,
  people: 15,
  startedAt: '2026-01-12T21:00:00Z',
  expiresAt: NEVER,
};
export const RANGE: RangeMessage = { mailing: MAILING.id, range: 0 };

/** How many read English, how many Spanish, how fast the account is, and whether SES tells of a copy as soon as it took it. */
export interface Crowd {
  readonly en: number;
  readonly es: number;
  /** Messages a second. */
  readonly rate: number;
  readonly early: boolean;
}

/** A copy that SES took. */
export interface Accepted {
  readonly recipient: string;
  readonly messageId: string;
  readonly call: string;
  readonly at: number;
}

/** What a sweep finds on the queues, and where it puts ranges. */
interface Mending {
  readonly isAllFeedbackRecorded: boolean;
  readonly queueRanges: (messages: readonly RangeMessage[]) => void;
}

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const LINK_KEYS = { current: '1', versions: { 1: Buffer.alloc(32, 1).toString('base64url') } };

/** The ids of a crowd, by language. */
export const idsOf = ({
  en,
  es,
}: Pick<Crowd, 'en' | 'es'>): readonly (readonly [id: string, language: string])[] =>
  Array.from({ length: en + es }, (_, index) => [
    index.toString(16).padStart(32, '0'),
    index < en ? 'en' : 'es',
  ]);

/** Milliseconds by the one clock that all read. */
export const moveClock = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

/** The range before anybody has had it in hand, and its mailing just started. */
export async function openRange(crowd: Crowd, gated = SHARED) {
  vi.setSystemTime(START);
  const table = memoryTable();
  const mailings = mailingStore(table);
  await mailings.start(MAILING);
  await mailings.reopen(MAILING.id, NEVER);
  for (const variant of VARIANTS)
    await mailings.keepContent(MAILING, variant, { subject: 's', html: 'h', text: 't', attachment: null });
  for (const [id, language] of idsOf(crowd))
    await subscriptionStore(table).subscribeFirstTime(
      { id, address: `${id}@example.org`, language, style: 'discreet' },
      'month-events',
    );
  const accepted: Accepted[] = [];
  const quota = async () => ({ rate: crowd.rate, most: -1, sent: accepted.length });
  const accept = ({ BulkEmailEntries, DefaultEmailTags }: SendBulkEmailCommandInput) =>
    (BulkEmailEntries ?? []).map(({ ReplacementTags }) => {
      const messageId = `m${accepted.length}`;
      const tagOf = (tags: typeof ReplacementTags, name: string) =>
        tags?.find(({ Name }) => Name === name)?.Value ?? '';
      accepted.push({
        messageId,
        recipient: tagOf(ReplacementTags, 'recipient'),
        call: tagOf(DefaultEmailTags, 'call'),
        at: Date.now(),
      });
      return messageId;
    });
  const takingSes = {
    send: async ({ input }: { input: SendBulkEmailCommandInput }) => ({
      BulkEmailEntryResults: accept(input).map((MessageId) => ({ Status: 'SUCCESS', MessageId })),
    }),
  } as unknown as SESv2Client;
  const queue: RangeMessage[] = [];
  const working = (steps: Table, ses: SESv2Client) =>
    sendRange(RANGE, {
      agency: async () => agency,
      linkKeys: async () => LINK_KEYS,
      mailings: mailingStore(steps),
      joining: async () => ({ address: null, seated: new Set() }),
      ledger: ledgerStore(steps),
      ranges: rangeStore(steps),
      subscriptions: subscriptionStore(steps),
      suppressions: suppressionStore(steps),
      subscribers: { answeredAt: async () => new Map() },
      queueErasure: async () => {},
      queueLetters: async () => {},
      ses: openSes(ses),
      pace: paceStore(steps, quota),
      brakes: brakeStore(steps),
      feedback: feedbackStore(steps),
      queueAgain: async (message) => void queue.push(message),
      pause: async (milliseconds) => void moveClock(milliseconds),
      mayDeliverTo: () => true,
      stillHolds: async () => true,
      settings: { siteUrl: SITE_URL, configurationSets: 'test' },
      ...countingElsewhere(),
      log: silent,
    });
  const mending = (steps: Table, { isAllFeedbackRecorded, queueRanges }: Mending) =>
    mendMailings(
      {
        mailings: mailingStore(steps),
        ranges: rangeStore(steps),
        ledger: ledgerStore(steps),
        feedback: feedbackStore(steps),
        brakes: brakeStore(steps),
        pace: paceStore(steps, quota),
        queueRanges: async (messages) => queueRanges(messages),
        isRangesQueueEmpty: async () => queue.length === 0,
        isAllFeedbackRecorded: async () => isAllFeedbackRecorded,
        ...countingElsewhere(),
        log: silent,
      },
      new Date(),
    );
  return {
    table,
    accepted,
    mailings,
    ledger: ledgerStore(table),
    /** Sends as one worker does that is alone, over this table and this SES. */
    work: working,
    /** SES as it takes every call. */
    takingSes,
    /** Sends as a worker does whose calls wait at their gates. */
    send: (worker: GatedWorker) => working(gatedTable(table, worker, gated), gatedSes(accept, worker)),
    /** Sweeps, and hands what it queues to a worker of whom nothing is lost; something SES told may lie on its way. */
    sweep: async ({ isAllFeedbackRecorded }: { readonly isAllFeedbackRecorded: boolean }) => {
      await mending(table, {
        isAllFeedbackRecorded,
        queueRanges: (messages) => void queue.push(...messages),
      });
      while (queue.shift()) await working(table, takingSes);
    },
    /** Sweeps as one does whose calls wait at their gates. */
    sweepBeside: (worker: GatedWorker, queueRanges: Mending['queueRanges']) =>
      mending(gatedTable(table, worker, gated), { isAllFeedbackRecorded: true, queueRanges }),
    hear: (messages: readonly FeedbackMessage[]) =>
      recordFeedback(messages, {
        feedback: feedbackStore(table),
        reputation: reputationStore(table),
        suppressions: suppressionStore(table),
        mailings,
        brakes: brakeStore(table),
        ...countingElsewhere(),
        log: silent,
      }),
  };
}

export type OpenRange = Awaited<ReturnType<typeof openRange>>;

/** What SES tells of a copy that it took. */
export const sendEvent = ({ recipient, messageId, call, at }: Accepted): FeedbackMessage => ({
  eventType: 'Send',
  mail: {
    timestamp: new Date(at).toISOString(),
    messageId,
    tags: { mailing: [MAILING.id], call: [call], recipient: [recipient] },
  },
});

/** What SES tells of a letter that it has just taken. */
export const letterEvent = (): FeedbackMessage => ({
  eventType: 'Send',
  mail: { timestamp: new Date().toISOString(), messageId: 'letter', tags: {} },
});
