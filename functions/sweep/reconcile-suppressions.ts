/** Once a day: whoever SES itself holds back for a bounce or a complaint is suppressed here too, for its events may get lost. */
import type { SuppressedAddress } from '../../core/feedback/account-suppression.client.ts';
import type { Log } from '../../core/runtime/log.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import type { SuppressionStore } from '../../core/subscribers/suppression.store.ts';
import type { SweepStore } from '../../core/sweep/sweep.store.ts';

export interface ReconcileDependencies {
  readonly sweeps: SweepStore;
  readonly suppressions: Pick<SuppressionStore, 'suppress'>;
  readonly accountSuppressions: (since: Date) => AsyncIterable<SuppressedAddress>;
  readonly idKey: () => Promise<string>;
  readonly log: Log;
}

const DAY_MS = 24 * 60 * 60_000;
/** Days that two looks overlap: SES's list follows its events within hours. */
const OVERLAP_MS = 2 * DAY_MS;

/** No-op when the last one was less than a day ago. */
export async function reconcileSuppressions(dependencies: ReconcileDependencies, now: Date): Promise<void> {
  const { sweeps, suppressions, accountSuppressions, idKey, log } = dependencies;
  const last = await sweeps.lastDone('suppressions');
  if (last && now.getTime() - last.getTime() < DAY_MS) return;
  const since = new Date(last ? last.getTime() - OVERLAP_MS : 0);
  const key = await idKey();
  let added = 0;
  for await (const { address, reason } of accountSuppressions(since)) {
    if (await suppressions.suppress(subscriberId(address, key), reason)) added += 1;
  }
  if (added > 0) log.warn('suppressions that no event had told of', { added });
  await sweeps.done('suppressions', now);
}
