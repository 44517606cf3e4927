/** Once a day: whoever SES itself holds back for a bounce or a complaint is suppressed here too, for its events may get lost. */
import pMap from 'p-map';
import type { accountSuppressions, SuppressedPage } from '../../core/feedback/account-suppression.client.ts';
import type { Log } from '../../core/runtime/log.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import type { SuppressionStore } from '../../core/subscribers/suppression.store.ts';
import type { SweepStore } from '../../core/sweep/sweep.store.ts';

export interface ReconcileDependencies {
  readonly sweeps: SweepStore;
  readonly suppressions: Pick<SuppressionStore, 'suppress'>;
  readonly accountSuppressions: (...page: Parameters<typeof accountSuppressions>) => Promise<SuppressedPage>;
  readonly idKey: () => Promise<string>;
  readonly log: Log;
}

const DAY_MS = 24 * 60 * 60_000;
/** Milliseconds that two looks overlap: SES's list follows its events within hours. */
const OVERLAP_MS = 2 * DAY_MS;
/** Milliseconds of one sweep for this: a long list is read by several, one after the other. */
const LONGEST_MS = 30_000;
const AT_ONCE = { concurrency: 8 };

/** No-op when the last one was less than a day ago; one that was not done is gone on with. */
export async function reconcileSuppressions(dependencies: ReconcileDependencies, now: Date): Promise<void> {
  const { sweeps, suppressions, accountSuppressions, idKey, log } = dependencies;
  const { at, goesOnFrom } = (await sweeps.remembered()).last('suppressions');
  if (goesOnFrom === null && at && now.getTime() - at.getTime() < DAY_MS) return;
  const since = new Date(at ? at.getTime() - OVERLAP_MS : 0);
  const key = await idKey();
  const ends = Date.now() + LONGEST_MS;
  let from = goesOnFrom;
  let added = 0;
  do {
    const page = await accountSuppressions({ since, from });
    const news = await pMap(
      page.people,
      ({ address, reason }) => suppressions.suppress(subscriberId(address, key), reason),
      AT_ONCE,
    );
    added += news.filter(Boolean).length;
    from = page.next;
    if (from !== null) await sweeps.goOn('suppressions', from);
  } while (from !== null && Date.now() < ends);
  if (added > 0) log.warn('suppressions that no event had told of', { added });
  if (from === null) await sweeps.done('suppressions', now);
}
