/** What letters are decided, written and sent with. */

import type { Agency } from '../../core/agency/agency.ts';
import type { EventStore } from '../../core/calendar/event.store.ts';
import type { LetterMessage } from '../../core/contract/letters.ts';
import type { LetterMail } from '../../core/email/letter.client.ts';
import type { LetterStore } from '../../core/letters/letter.store.ts';
import type { PendingRequestStore } from '../../core/letters/pending-request.store.ts';
import type { MailingStore } from '../../core/mailing/mailing.store.ts';
import type { PlaceStore } from '../../core/registrations/place.store.ts';
import type { LimitStore } from '../../core/runtime/limit.store.ts';
import type { Log } from '../../core/runtime/log.ts';
import type { MetricsOf } from '../../core/runtime/metrics.ts';
import type { FiguresStore } from '../../core/service-levels/figures.store.ts';
import type { SubmissionStore } from '../../core/submissions/submission.store.ts';
import type { LinkKeys } from '../../core/subscribers/link-keys.ts';
import type { SubscriberStore } from '../../core/subscribers/subscriber.store.ts';
import type { SubscriptionStore } from '../../core/subscribers/subscription.store.ts';
import type { SuppressionStore } from '../../core/subscribers/suppression.store.ts';

export interface SendLetterDependencies {
  readonly agency: () => Promise<Agency>;
  readonly linkKeys: () => Promise<LinkKeys>;
  readonly idKey: () => Promise<string>;
  readonly events: Pick<EventStore, 'event' | 'events' | 'heads'>;
  readonly mailings: Pick<MailingStore, 'find'>;
  readonly subscribers: SubscriberStore;
  readonly subscriptions: Pick<
    SubscriptionStore,
    'standings' | 'stored' | 'subscribeAsOf' | 'change' | 'leave' | 'endWish'
  >;
  readonly suppressions: Pick<SuppressionStore, 'find' | 'isMailboxSuppressed'>;
  readonly submissions: Pick<
    SubmissionStore,
    'find' | 'submitter' | 'submittedBy' | 'asSubmitted' | 'forgetSubmitter' | 'unsettled'
  >;
  readonly pending: Pick<PendingRequestStore, 'keep' | 'eraseAll' | 'waitingFor'>;
  readonly places: PlaceStore;
  readonly letters: LetterStore;
  readonly limits: LimitStore;
  readonly mail: LetterMail;
  /** Takes the time of one letter from the mailings that go out, so that it need not wait. */
  readonly makeRoomForLetter: () => Promise<void>;
  /** Puts a message on the queue that this function works through itself. */
  readonly queueLetter: (message: LetterMessage) => Promise<void>;
  readonly mayDeliverTo: (address: string) => boolean;
  readonly settings: { readonly siteUrl: string; readonly configurationSets: string };
  readonly figures: Pick<FiguresStore, 'countConfirmation'>;
  readonly metrics: MetricsOf<'send-letter'>;
  readonly log: Log;
}
