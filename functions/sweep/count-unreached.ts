/** Counts a mailing that never began: that it was missed, and whom it did not reach. */
import type { Log } from '../../core/runtime/log.ts';
import type { MetricsOf } from '../../core/runtime/metrics.ts';
import type { FiguresStore } from '../../core/service-levels/figures.store.ts';
import { quietly } from '../../core/service-levels/quietly.ts';
import type { SubscriptionStore } from '../../core/subscribers/subscription.store.ts';
import type { ToHaveStarted } from '../../core/sweep/to-have-started.ts';

export interface CountUnreachedDependencies {
  readonly figures: Pick<FiguresStore, 'keepMissed' | 'keepUnreached'>;
  readonly subscriptions: Pick<SubscriptionStore, 'count'>;
  readonly metrics: Pick<MetricsOf<'sweep'>, 'add'>;
  readonly log: Log;
}

/** Once, however many sweeps find it, and whether `start-mailing` has found that it was missed or not. */
export const countUnreached = (
  { mailing: id, message, audiences }: ToHaveStarted,
  { figures, subscriptions, metrics, log }: CountUnreachedDependencies,
): Promise<void> =>
  quietly(async () => {
    await figures.keepMissed(message);
    // Whoever wants digests is counted nowhere: of those that are due, somebody is known to.
    const counts = audiences ? await Promise.all(audiences.map(subscriptions.count)) : [1];
    const lost = counts.reduce((sum, count) => sum + count, 0);
    if ((await figures.keepUnreached({ id, dueAt: message.dueAt }, lost)) && lost > 0)
      metrics.add('LostOrDoubled', lost);
  }, log);
