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
import type { LinkKeys } from '../../core/subscribers/keys.client.ts';
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
  readonly mayDeliverTo: (address: string) => boolean;
  readonly settings: { readonly siteUrl: string; readonly configurationSets: string };
}

export interface CallContext {
  readonly message: RangeMessage;
  readonly mailing: StartedMailing;
  /** The number of the first of these calls; the others count on from it. */
  readonly firstCall: number;
  readonly dependencies: CallDependencies;
}

/**
 * One call per group; gives back what the ledger now says of them. They are written down together: where the first write
 * fails nobody has been sent to, and nothing throws between a call and its record.
 */
export async function sendCalls(groups: readonly Group[], context: CallContext): Promise<LedgerCall[]> {
  const { message, firstCall, dependencies } = context;
  const plans = await Promise.all(groups.map((group, index) => plan(group, firstCall + index, context)));
  await dependencies.ledger.put(
    message,
    plans.map((one) => toLedger(one, () => SENDING)),
  );
  const answered = await Promise.all(
    plans.map(async (one) => {
      const outcomes = one.bulk ? await dependencies.ses.sendBulk(one.bulk) : [];
      return toLedger(one, (index) => outcomes[index] ?? UNANSWERED);
    }),
  );
  if (plans.some(({ bulk }) => bulk)) await dependencies.ledger.put(message, answered);
  return answered;
}

const SENDING = { state: 'sending' } as const;
const UNANSWERED = { state: 'uncertain', reason: 'no outcome for this person' } as const;

/** One call as it is going to be made: `people` are those it goes to, and `bulk` is there when there are any. */
interface Plan {
  readonly call: number;
  readonly at: string;
  readonly people: readonly Recipient[];
  readonly skipped: readonly LedgerEntry[];
  readonly bulk: BulkCall | undefined;
}

const toLedger = (
  { call, at, people, skipped }: Plan,
  known: (index: number) => typeof SENDING | Outcome,
): LedgerCall => ({
  call,
  at,
  entries: [...people.map(({ id }, index): LedgerEntry => ({ id, ...known(index) })), ...skipped],
});

/** Reads all that the call needs before the ledger says that it is being made: what fails here leaves no doubt. */
async function plan({ variant, people }: Group, call: number, context: CallContext): Promise<Plan> {
  const now = new Date();
  const late = now.getTime() >= Date.parse(context.mailing.useUntil);
  const mayGet = ({ address }: Recipient) => !late && context.dependencies.mayDeliverTo(address);
  const allowed = people.filter(mayGet);
  const skipped = people
    .filter((person) => !mayGet(person))
    .map(({ id }): LedgerEntry => ({ id, state: 'skipped', reason: late ? 'too-late' : 'not-allowed' }));
  const bulk =
    allowed.length === 0
      ? undefined
      : await prepareCall({ variant, people: allowed }, { ...context, call, now });
  return { call, at: now.toISOString(), people: allowed, skipped, bulk };
}

async function prepareCall(
  { variant, people }: Group,
  { message, mailing, dependencies, call, now }: CallContext & { readonly call: number; readonly now: Date },
): Promise<BulkCall> {
  const { mailings, settings, agency, linkKeys } = dependencies;
  const content = await mailings.content(mailing.id, variant);
  const isPrivate = mailing.about === 'reminder' && wantsJoinLink(content);
  return bulkCall(people, {
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
}
