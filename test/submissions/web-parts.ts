/** What the pages need beside everything else to take what people submit. */
import { agencyStore } from '../../core/agency/agency.store.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { inForceStore } from '../../core/calendar/in-force.store.ts';
import { operationStore } from '../../core/operations/operation.store.ts';
import { publicationStore } from '../../core/publications/publication.store.ts';
import type { Table } from '../../core/runtime/table.client.ts';
import { communityResourceStore } from '../../core/submissions/community-resource.store.ts';
import { openFlyers } from '../../core/submissions/flyer.client.ts';
import { checkFlyerInThread } from '../../core/submissions/flyer-check.ts';
import { submissionStore } from '../../core/submissions/submission.store.ts';

/** Of a table without a bucket: nobody submits a flyer there. */
export const submissionsIn = (table: Table) => ({
  operations: operationStore(table),
  submissions: submissionStore(table),
  communityResources: communityResourceStore(table),
  inForce: {
    agencies: agencyStore(table),
    events: eventStore(table),
    versions: inForceStore(table),
    publications: publicationStore(table),
  },
  flyers: openFlyers('none'),
  checkFlyer: checkFlyerInThread,
  now: () => new Date(),
});
