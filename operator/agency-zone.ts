/** By which clock an operator is told of instants. */
import { agencyStore } from '../core/agency/agency.store.ts';
import type { Store } from './open-store.ts';

/** The zone in which the agency lives; UTC before anything was loaded. */
export const timeZoneOf = async ({ table }: Pick<Store, 'table'>): Promise<string> =>
  (await agencyStore(table).find())?.timeZone ?? 'UTC';
