/** What the pages work with: stores and keys, and the queue on which they put letters. */

import type { AgencyStore } from '../../core/agency/agency.store.ts';
import type { EventStore } from '../../core/calendar/event.store.ts';
import type { InForceReading } from '../../core/calendar/in-force.ts';
import type { LetterMessage } from '../../core/contract/letters.ts';
import type { PendingRequestStore } from '../../core/letters/pending-request.store.ts';
import type { OperationStore } from '../../core/operations/operation.store.ts';
import type { PlaceStore } from '../../core/registrations/place.store.ts';
import type { LimitStore } from '../../core/runtime/limit.store.ts';
import type { Log } from '../../core/runtime/log.ts';
import type { FiguresStore } from '../../core/service-levels/figures.store.ts';
import type { SignatureBlockStore } from '../../core/signature-block/signature-block.store.ts';
import type { CommunityResourceStore } from '../../core/submissions/community-resource.store.ts';
import type { Flyers } from '../../core/submissions/flyer.client.ts';
import type { FlyerJudgement } from '../../core/submissions/flyer.ts';
import type { PublishingStores } from '../../core/submissions/publish-submission.ts';
import type { SubmissionStore } from '../../core/submissions/submission.store.ts';
import type { LinkKeys } from '../../core/subscribers/link-keys.ts';
import type { SubscriberStore } from '../../core/subscribers/subscriber.store.ts';
import type { SubscriptionStore } from '../../core/subscribers/subscription.store.ts';
import type { SuppressionStore } from '../../core/subscribers/suppression.store.ts';

export interface WebDependencies extends Pick<InForceReading, 'version' | 'publications'> {
  readonly agencies: Pick<AgencyStore, 'read'>;
  readonly events: Pick<EventStore, 'heads' | 'events' | 'event'>;
  readonly subscribers: SubscriberStore;
  readonly subscriptions: SubscriptionStore;
  readonly suppressions: SuppressionStore;
  readonly pending: PendingRequestStore;
  readonly places: PlaceStore;
  readonly limits: LimitStore;
  readonly signatureBlocks: Pick<SignatureBlockStore, 'find'>;
  readonly submissions: SubmissionStore;
  /** Keeps what a moderator sets out to do. */
  readonly operations: Pick<OperationStore, 'note'>;
  readonly communityResources: CommunityResourceStore;
  readonly figures: Pick<FiguresStore, 'counted'>;
  readonly flyers: Flyers;
  /** Judges a flyer by its content, within limits of time and memory. */
  readonly checkFlyer: (file: Uint8Array) => Promise<FlyerJudgement>;
  /** Where the calendars stand, not as they are remembered: for whoever adds an event to one. */
  readonly inForce: PublishingStores;
  readonly linkKeys: () => Promise<LinkKeys>;
  readonly idKey: () => Promise<string>;
  /** Asks `send-letter` for a letter; it decides whether one is sent. */
  readonly queueLetter: (message: LetterMessage) => Promise<void>;
  /** Address of our pages, without a final slash; never read from a request. */
  readonly siteUrl: string;
  readonly log: Log;
  /** The time by which what is published is dated. */
  readonly now: () => Date;
}
