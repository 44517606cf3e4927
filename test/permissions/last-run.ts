/** What the last run of the tests has left of permissions. */
import { join } from 'node:path';

/** Where it lies. */
export const LAST_RUN = join(import.meta.dirname, '../../.local/permissions-used.json');

export interface LastRun {
  /** Why it says nothing of what no test uses; null where every test was run and passed. */
  readonly notWhole: string | null;
  /** Every permission that a call was allowed by, as `inWords` says it. */
  readonly used: readonly string[];
}
