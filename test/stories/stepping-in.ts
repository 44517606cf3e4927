/** Lets a story step in between two calls of the functions: somebody else's button, or a connection that breaks. */
import type { CloudOptions } from '../../local/cloud.ts';
import { namedAuthorizer } from '../../local/endpoints/authorize.ts';

/** What an endpoint is about to be asked for. */
export interface WireCall {
  /** The access key: a function's name, as a rule. */
  readonly caller: string;
  /** `dynamodb:PutItem`. */
  readonly action: string;
  /** The partition keys of a call to the table; none for any other. */
  readonly keys: readonly string[];
}

/**
 * For `openMonth`: `before` hears of each call, which waits for it; what it throws breaks the connection. The call is then held against
 * its function's role as any other.
 */
export const steppingIn = (
  before: (call: WireCall) => Promise<void> | void,
): Pick<CloudOptions, 'authorize'> => ({
  authorize: async (caller, needs) => {
    for (const { action, context = {} } of needs)
      await before({ caller, action, keys: [context['dynamodb:LeadingKeys'] ?? []].flat() });
    const decide = await namedAuthorizer();
    return decide ? decide(caller, needs) : null;
  },
});
