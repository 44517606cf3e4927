/** A function that has lost a right of its role for a while. */
import type { FunctionName } from '../../core/contract/functions.ts';
import { type Authorize, namedAuthorizer } from '../../local/endpoints/authorize.ts';

/** As of this run's roles, but for the right that is lost: the beginning of an action's name. */
export async function losingRight(
  { of, to }: { readonly of: FunctionName; readonly to: string },
  isLost: () => boolean,
): Promise<Authorize> {
  const authorize = await namedAuthorizer();
  return async (caller, needs) =>
    isLost() && caller === of && needs.some(({ action }) => action.startsWith(to))
      ? `${caller} is not authorized to perform ${to}.`
      : ((await authorize?.(caller, needs)) ?? null);
}
