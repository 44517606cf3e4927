/** The files of a folder against what is in force in a store, and what of that two operators have to approve; nothing is written. */
import { agencyStore } from '../core/agency/agency.store.ts';
import { type NeededApproval, neededApproval } from '../core/approvals/to-everybody.ts';
import type { Wanted } from '../core/calendar/decide-load.ts';
import { eventStore } from '../core/calendar/event.store.ts';
import { inForceStore } from '../core/calendar/in-force.store.ts';
import { mailingStore } from '../core/mailing/mailing.store.ts';
import { type PlannedLoad, planLoad } from '../core/plan/plan-load.ts';
import { publicationStore } from '../core/publications/publication.store.ts';
import { subscriptionStore } from '../core/subscribers/subscription.store.ts';
import type { Store } from './open-store.ts';

export interface PlannedFiles {
  readonly planned: PlannedLoad;
  readonly needed: NeededApproval | null;
}

/** As a deploy at `now` would plan it. */
export async function planFiles(
  wanted: Wanted,
  { table }: Pick<Store, 'table'>,
  now: Date,
): Promise<PlannedFiles> {
  const stores = {
    ...{ agencies: agencyStore(table), events: eventStore(table), versions: inForceStore(table) },
    ...{ mailings: mailingStore(table), subscriptions: subscriptionStore(table) },
    publications: publicationStore(table),
  };
  const planned = await planLoad(wanted, stores, now);
  return { planned, needed: neededApproval(planned, now) };
}
