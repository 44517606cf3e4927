/** web: the HTTP API's one function. Pages for people, feeds for their calendars, and the one-click POST of their mailbox. */
import { handle } from 'hono/aws-lambda';
import { agencyStore } from '../../core/agency/agency.store.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { inForceStore } from '../../core/calendar/in-force.store.ts';
import { rememberInForce } from '../../core/calendar/in-force.ts';
import { FUNCTIONS } from '../../core/contract/functions.ts';
import { pendingRequestStore } from '../../core/letters/pending-request.store.ts';
import { operationStore } from '../../core/operations/operation.store.ts';
import { publicationStore } from '../../core/publications/publication.store.ts';
import { placeStore } from '../../core/registrations/place.store.ts';
import { readEnvironment } from '../../core/runtime/environment.ts';
import { limitStore } from '../../core/runtime/limit.store.ts';
import { createLog } from '../../core/runtime/log.ts';
import { sendAll } from '../../core/runtime/queue.client.ts';
import { REMEMBERED_MS, rememberFor } from '../../core/runtime/remember.ts';
import { openTable } from '../../core/runtime/table.client.ts';
import { figuresStore } from '../../core/service-levels/figures.store.ts';
import { signatureBlockStore } from '../../core/signature-block/signature-block.store.ts';
import { communityResourceStore } from '../../core/submissions/community-resource.store.ts';
import { checkFlyerInThread } from '../../core/submissions/flyer-check.ts';
import { flyersWhenAsked } from '../../core/submissions/flyers-when-asked.client.ts';
import { submissionStore } from '../../core/submissions/submission.store.ts';
import { openKeys } from '../../core/subscribers/keys.client.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { web } from './web.ts';

const environment = readEnvironment(FUNCTIONS.web.environment);
const table = openTable(environment.TABLE_NAME);
const keys = openKeys();
const inForce = {
  agencies: agencyStore(table),
  events: eventStore(table),
  versions: inForceStore(table),
  publications: publicationStore(table),
};

export const handler = handle(
  web({
    ...rememberInForce(inForce),
    inForce,
    subscribers: subscriberStore(table),
    subscriptions: subscriptionStore(table),
    suppressions: suppressionStore(table),
    pending: pendingRequestStore(table),
    limits: limitStore(table),
    signatureBlocks: signatureBlockStore(table),
    places: placeStore(table),
    submissions: submissionStore(table),
    operations: operationStore(table),
    communityResources: communityResourceStore(table),
    figures: figuresStore(table),
    flyers: flyersWhenAsked(environment.FLYERS_BUCKET),
    checkFlyer: checkFlyerInThread,
    // Parameter Store answers 40 reads a second, and a mailing brings more clicks than that. A new version of the link key
    // is therefore stored for longer before it becomes the current one (`COMING_MINUTES`).
    linkKeys: rememberFor(REMEMBERED_MS, () => keys.linkKeys(environment.LINK_KEY_PARAMETER)),
    idKey: rememberFor(REMEMBERED_MS, () => keys.idKey(environment.ID_KEY_PARAMETER)),
    queueLetter: (message) => sendAll(environment.LETTERS_QUEUE_URL, [message]),
    siteUrl: environment.SITE_URL,
    log: createLog('web'),
    now: () => new Date(),
  }),
);
