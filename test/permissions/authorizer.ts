/** Holds every call against the caller's role, and notes what was used and what was refused. */

import { OPERATIONS } from '../../core/contract/kept-record.ts';
import type { Authorize, Need } from '../../local/endpoints/authorize.ts';
import { LOCAL_ACCOUNT } from '../../local/local-access.ts';
import { type Decision, decider } from './decide.ts';
import type { Notes } from './notes.ts';
import { inWords, LEADING_KEYS, type Role } from './role.ts';

/** A test that looks at something itself. */
const LOOKER = 'test';

/**
 * Who calls and is no function: the operator's commands, a deploy, Lambda and EventBridge Scheduler themselves, and a test that
 * looks at what came of something. They may do everything.
 */
const OTHERS: ReadonlySet<string> = new Set(['operator', 'deploy', 'lambda', 'scheduler', LOOKER]);

/**
 * Our own law, beside IAM's, and for operators' commands, too: IAM knows no condition by which a put would have to carry that it writes
 * where nothing stands, so whether each does is seen here, at the wire.
 */
const ONLY_ADDED_TO = 'because the record of what operators did is only added to, where nothing stands';

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
  const refuse = (caller: string, need: Need, why: string): string => {
    const { action, resource, context = {} } = need;
    const keys = [context[LEADING_KEYS] ?? []].flat();
    notes.refused({ caller, action, resource, keys, why, during: during() });
    return asAwsSays(caller, need, why);
  };
  return async (caller, needs) => {
    const changing = needs.find(({ mayChange = [] }) => mayChange.includes(OPERATIONS));
    if (changing && caller !== LOOKER) return refuse(caller, changing, ONLY_ADDED_TO);
    if (OTHERS.has(caller) || caller.startsWith(PLAYED)) return null;
    for (const need of needs) {
      const decision = await decide(caller, need);
      if ('denied' in decision) return refuse(caller, need, decision.denied);
      for (const permission of decision.allowedBy) notes.used(inWords(permission));
    }
    return null;
  };
}

/** Several workers of one function sign as `<function>.<number>`. */
const functionOf = (caller: string): string => caller.split('.')[0] ?? '';

const asAwsSays = (caller: string, { action, resource }: Need, why: string): string =>
  `User: arn:aws:sts::${LOCAL_ACCOUNT}:assumed-role/${caller}/${caller} is not authorized to perform: ${action} on resource: ${resource} ${why}`;
