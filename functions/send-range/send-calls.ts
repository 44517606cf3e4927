/** Makes SES calls at the same time, with the ledger written before them and again after. */
import type { Agency } from '../../core/agency/agency.ts';
import { configurationSetName } from '../../core/contract/configuration-sets.ts';
import type { EventRef, RangeMessage } from '../../core/contract/messages.ts';
import { wantsJoinLink } from '../../core/email/personal-join.ts';
import type { BulkCall, Outcome, Ses } from '../../core/email/ses.client.ts';
import { deliveryMinutes } from '../../core/mailing/give-up.ts';
import type { LedgerStore } from '../../core/mailing/ledger.store.ts';
import type { LedgerCall, LedgerEntry } from '../../core/mailing/ledger.ts';
import type { MailingStore } from '../../core/mailing/mailing.store.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import type { Recipient } from '../../core/mailing/merge-people.ts';
import type { WaitsFor } from '../../core/mailing/range.store.ts';
import type { LinkKeys } from '../../core/subscribers/link-keys.ts';
import { bulkCall, type Joining } from './bulk-call.ts';
import type { Group } from './groups.ts';

export interface CallDependencies {
  readonly agency: () => Promise<Agency>;
  readonly linkKeys: () => Promise<LinkKeys>;
  readonly mailings: Pick<MailingStore, 'content'>;
  /** Who has a place at an event, and the link to join that is for them alone. */
  readonly joining: (event: EventRef) => Promise<Joining>;
  readonly ledger: Pick<LedgerStore, 'put'>;
  readonly ses: Pick<Ses, 'sendBulk'>;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly settings: { readonly siteUrl: string; readonly configurationSets: string };
}

export interface CallContext {
  readonly message: RangeMessage;
  readonly mailing: StartedMailing;
  /** The number of the first of these calls; the others count on from it. */
  readonly firstCall: number;
  /** Epoch milliseconds: when the account has time for them. */
  readonly notBefore: number;
  readonly dependencies: CallDependencies;
}

/** What came of calls: what the ledger now says of them, and what the range has to wait for before it goes on, if anything. */
export interface Made {
  readonly calls: readonly LedgerCall[];
  readonly waitsFor: WaitsFor | null;
}

/**
 * One call per group. They are written down together: where the first write fails nobody has been sent to, and nothing throws
 * between a call and its record.
 */
export async function sendCalls(groups: readonly Group[], context: CallContext): Promise<Made> {
  const { message, mailing, firstCall, dependencies } = context;
  const plans = await Promise.all(groups.map((group, index) => plan(group, firstCall + index, context)));
  const put = (calls: readonly LedgerCall[]) => dependencies.ledger.put(message, calls, mailing.expiresAt);
  await put(plans.map((one) => toLedger(one, () => SENDING)));
  const early = context.notBefore - Date.now();
  if (early > 0) await dependencies.pause(early);
  const answers = await Promise.all(plans.map(({ bulk }) => dependencies.ses.sendBulk(bulk)));
  const calls = plans.map((one, index) => toLedger(one, (copy) => answers[index]?.[copy] ?? UNANSWERED));
  await put(calls);
  return { calls, waitsFor: waitsForAmong(answers.flat()) };
}

const SENDING = { state: 'sending' } as const;
const UNANSWERED = { state: 'uncertain', reason: 'no outcome for this person' } as const;

const waitsForAmong = (outcomes: readonly Outcome[]): WaitsFor | null =>
  outcomes.flatMap((outcome) => (outcome.state === 'pending' && outcome.waitsFor) || [])[0] ?? null;

/** One call as it is going to be made. */
interface Plan {
  readonly call: number;
  readonly at: string;
  readonly people: readonly Recipient[];
  readonly bulk: BulkCall;
}

/** What the range waits for is the range's own matter, and stands in no entry. */
const toLedger = (
  { call, at, people }: Plan,
  known: (index: number) => typeof SENDING | Outcome,
): LedgerCall => ({
  call,
  at,
  entries: people.map(({ id }, index): LedgerEntry => {
    const { waitsFor: _waitsFor, ...fate } = { waitsFor: null, ...known(index) };
    return { id, ...fate };
  }),
});

/** Reads all that the call needs before the ledger says that it is being made: what fails here leaves no doubt. */
async function plan({ variant, people }: Group, call: number, context: CallContext): Promise<Plan> {
  const { message, mailing, dependencies } = context;
  const { mailings, settings, agency, linkKeys } = dependencies;
  const now = new Date();
  const content = await mailings.content(mailing.id, variant);
  const isPrivate = mailing.about === 'reminder' && wantsJoinLink(content);
  const bulk = bulkCall(people, {
    siteUrl: settings.siteUrl,
    configurationSet: configurationSetName(
      settings.configurationSets,
      deliveryMinutes(mailing.useUntil, now),
    ),
    agency: await agency(),
    linkKeys: await linkKeys(),
    language: variant.language,
    content,
    joining: isPrivate ? await dependencies.joining(mailing.reminder) : null,
    tags: {
      mailing: mailing.id,
      variant: `${variant.language}-${variant.style}`,
      call: `${message.range}-${call}`,
    },
  });
  return { call, at: now.toISOString(), people, bulk };
}
