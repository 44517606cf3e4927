/** Whether a letter on a change still says what is so when it is about to be sent. */
import type { StoredEvent } from '../calendar/changes.ts';
import type { SkippedBecause } from '../letters/letter-record.ts';
import { isOfUse, type StartedMailing, stillHolds } from '../mailing/mailing.ts';
import type { Standing } from '../registrations/place.store.ts';
import type { SuppressionReason } from '../subscribers/suppression-reason.ts';

/** What is known when the letter is about to be sent. */
export interface NoticeNow {
  readonly event: StoredEvent | undefined;
  /** The notice. */
  readonly mailing: StartedMailing | undefined;
  readonly standing: Standing;
  readonly suppression: SuppressionReason | undefined;
}

/**
 * Why the letter is not sent; null when it is. A later change has a notice of its own. Nobody asks for this letter: whoever is never to be
 * mailed again, for whatever reason, does not get it.
 */
export function obstacleToNotice(
  { event, mailing, standing, suppression }: NoticeNow,
  now: Date,
): SkippedBecause | null {
  if (suppression !== undefined) return 'suppressed';
  if (!event || !mailing) return 'gone';
  if (!isOfUse(mailing, now)) return 'over';
  return standing === 'seated' && stillHolds(mailing, event) ? null : 'overtaken';
}
