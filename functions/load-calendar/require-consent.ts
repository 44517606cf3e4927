/** Stops a load that an operator has to accept first, before anything is written. */
import { createHash } from 'node:crypto';
import type { Agency } from '../../core/agency/agency.ts';
import type { NamedText } from '../../core/calendar/deployed-files.client.ts';
import type { InForceStore } from '../../core/calendar/in-force.store.ts';
import { reasonsToAsk, UnacceptedPlanError } from '../../core/plan/acceptance.ts';
import type { Plan } from '../../core/plan/plan.ts';

export interface Consenting {
  readonly agency: Agency;
  readonly files: readonly NamedText[];
  /** The hash that the operator has accepted, if any. */
  readonly accepted: string | null;
}

export interface ConsentDependencies {
  readonly versions: Pick<InForceStore, 'noteAccepted' | 'wasAccepted'>;
  /** Whether a deploy that has failed is being taken back. */
  readonly isRollingBack: () => Promise<boolean>;
}

/**
 * No-op for a plan that may be carried out unasked, and for one that is accepted; for the rest of one that was accepted and cut
 * short; and for the way back of a deploy that has failed, which nobody is asked about.
 *
 * @throws UnacceptedPlanError
 */
export async function requireConsent(
  plan: Plan,
  { agency, files, accepted }: Consenting,
  { versions, isRollingBack }: ConsentDependencies,
): Promise<void> {
  const reasons = reasonsToAsk(plan, agency);
  if (reasons.length === 0) return;
  const digest = digestOf(files);
  if (accepted === plan.hash) return versions.noteAccepted({ hash: accepted, digest });
  if (accepted !== null && (await versions.wasAccepted({ hash: accepted, digest }))) return;
  if (await isRollingBack()) return;
  throw new UnacceptedPlanError(reasons, plan, accepted);
}

const digestOf = (files: readonly NamedText[]): string =>
  createHash('sha256')
    .update(JSON.stringify(files.map(({ name, text }) => [name, text]).toSorted()))
    .digest('hex')
    .slice(0, 32);
