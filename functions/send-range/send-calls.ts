/** Makes SES calls at the same time, with the ledger written before them and again after. */
import type { Agency } from '../../core/agency/agency.ts';
import { configurationSetName } from '../../core/contract/configuration-sets.ts';
import type { RangeMessage } from '../../core/contract/messages.ts';
import type { BulkCall, Ses } from '../../core/email/ses.client.ts';
import { deliveryMinutes } from '../../core/mailing/give-up.ts';
import type { LedgerStore } from '../../core/mailing/ledger.store.ts';
import { type LedgerCall, type LedgerEntry, nextCall } from '../../core/mailing/ledger.ts';
import type { MailingStore } from '../../core/mailing/mailing.store.ts';
import { type StartedMailing, variantFor } from '../../core/mailing/mailing.ts';
import type { Recipient } from '../../core/mailing/merge-people.ts';
import type { LinkKeys } from '../../core/subscribers/keys.client.ts';
import { bulkCall } from './bulk-call.ts';

export interface CallDependencies {
  readonly agency: () => Promise<Agency>;
  readonly linkKeys: () => Promise<LinkKeys>;
  readonly mailings: Pick<MailingStore, 'content'>;
  readonly ledger: Pick<LedgerStore, 'put'>;
  readonly ses: Pick<Ses, 'sendBulk'>;
  readonly mayDeliverTo: (address: string) => boolean;
  readonly settings: { readonly siteUrl: string; readonly configurationSets: string };
}

/** A range in the hands of this worker; `calls` grows by each call that is made. */
export interface Work<Dependencies = CallDependencies> {
  readonly message: RangeMessage;
  readonly mailing: StartedMailing;
  readonly calls: LedgerCall[];
  readonly dependencies: Dependencies;
}

/** One call as it is going to be made: `people` are those it goes to, and `bulk` is there when there are any. */
interface Plan {
  readonly call: number;
  readonly at: string;
  readonly people: readonly Recipient[];
  readonly skipped: readonly LedgerEntry[];
  readonly bulk: BulkCall | undefined;
}

/** One call per group, of at most fifty people who read the same words; `calls` then says what became of them. */
export async function sendGroups(groups: readonly (readonly Recipient[])[], work: Work): Promise<void> {
  const { message, calls, dependencies } = work;
  const first = nextCall(calls);
  const plans = await Promise.all(groups.map((group, index) => plan(group, first + index, work)));
  const begun = plans.map((one) => toLedger(one, () => SENDING));
  await dependencies.ledger.put(message, begun);
  const answered = await Promise.all(
    plans.map(async (one) => {
      const outcomes = one.bulk ? await dependencies.ses.sendBulk(one.bulk) : [];
      return toLedger(one, (index) => outcomes[index] ?? UNANSWERED);
    }),
  );
  const made = answered.filter((_, index) => plans[index]?.bulk);
  await dependencies.ledger.put(message, made);
  calls.push(...answered);
}

const SENDING = { state: 'sending' } as const;
const UNANSWERED = { state: 'uncertain', reason: 'no outcome for this person' } as const;

type Known = typeof SENDING | Awaited<ReturnType<Ses['sendBulk']>>[number];

const toLedger = ({ call, at, people, skipped }: Plan, known: (index: number) => Known): LedgerCall => ({
  call,
  at,
  entries: [...people.map(({ id }, index): LedgerEntry => ({ id, ...known(index) })), ...skipped],
});

/** Reads all that the call needs before the ledger says that it is being made: what fails here leaves no doubt. */
async function plan(group: readonly Recipient[], call: number, work: Work): Promise<Plan> {
  const now = new Date();
  const late = now.getTime() >= Date.parse(work.mailing.useUntil);
  const mayGet = ({ address }: Recipient) => !late && work.dependencies.mayDeliverTo(address);
  const people = group.filter(mayGet);
  const skipped = group
    .filter((person) => !mayGet(person))
    .map(({ id }): LedgerEntry => ({ id, state: 'skipped', reason: late ? 'too-late' : 'not-allowed' }));
  const bulk = people.length > 0 ? await prepareCall(people, call, work) : undefined;
  return { call, at: now.toISOString(), people, skipped, bulk };
}

async function prepareCall(
  people: readonly Recipient[],
  call: number,
  { message, mailing, dependencies }: Work,
): Promise<BulkCall> {
  const { mailings, settings, agency, linkKeys } = dependencies;
  const { language, style } = variantFor(people[0] as Recipient, mailing);
  return bulkCall(people, {
    siteUrl: settings.siteUrl,
    configurationSet: configurationSetName(
      settings.configurationSets,
      deliveryMinutes(mailing.useUntil, new Date()),
    ),
    agency: await agency(),
    linkKeys: await linkKeys(),
    language,
    content: await mailings.content(mailing.id, { language, style }),
    tags: { mailing: mailing.id, variant: `${language}-${style}`, call: `${message.range}-${call}` },
  });
}
