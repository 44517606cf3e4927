/** Holds every call against the caller's role, and notes what was used and what was refused. */

import type { Authorize, Need } from '../../local/endpoints/authorize.ts';
import { LOCAL_ACCOUNT } from '../../local/local-access.ts';
import { type Decision, decider } from './decide.ts';
import type { Notes } from './notes.ts';
import { inWords, LEADING_KEYS, type Role } from './role.ts';

/**
 * Who calls and is no function: the operator's commands, a deploy, Lambda and EventBridge Scheduler themselves, and a test that
 * looks at what came of something. They may do everything.
 */
const OTHERS: ReadonlySet<string> = new Set(['operator', 'deploy', 'lambda', 'scheduler', 'test']);

/** What a caller's name begins with whom an operator plays (`mailings approve --as`). */
const PLAYED = 'operator.';

/** @param during names what is being tested, for whoever reads of a refusal */
export function authorizing(
  roles: readonly Role[],
  notes: Notes,
  during: () => string = () => 'no test',
): Authorize {
  const deciders = new Map<string, (need: Need) => Promise<Decision>>(
    roles.map((role) => [role.name, decider(role)]),
  );
  const decide = async (caller: string, need: Need): Promise<Decision> =>
    (await deciders.get(functionOf(caller))?.(need)) ?? { denied: 'because nobody here is called so' };
  return async (caller, needs) => {
    if (OTHERS.has(caller) || caller.startsWith(PLAYED)) return null;
    for (const need of needs) {
      const decision = await decide(caller, need);
      if ('denied' in decision) {
        const { action, resource, context = {} } = need;
        const keys = [context[LEADING_KEYS] ?? []].flat();
        notes.refused({ caller, action, resource, keys, why: decision.denied, during: during() });
        return asAwsSays(caller, need, decision.denied);
      }
      for (const permission of decision.allowedBy) notes.used(inWords(permission));
    }
    return null;
  };
}

/** Several workers of one function sign as `<function>.<number>`. */
const functionOf = (caller: string): string => caller.split('.')[0] ?? '';

const asAwsSays = (caller: string, { action, resource }: Need, why: string): string =>
  `User: arn:aws:sts::${LOCAL_ACCOUNT}:assumed-role/${caller}/${caller} is not authorized to perform: ${action} on resource: ${resource} ${why}`;
