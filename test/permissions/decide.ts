/**
 * Decides on one call as IAM does. What a role's patterns can't tell apart is decided once: an evaluation takes longer than
 * most calls.
 */
import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { Need } from '../../local/endpoints/authorize.ts';
import { LOCAL_ACCOUNT } from '../../local/local-access.ts';
import { LEADING_KEYS, type Permission, permissionsOf, type Role } from './role.ts';

/** Which permissions allow it; or why nothing does. */
export type Decision = { readonly allowedBy: readonly Permission[] } | { readonly denied: string };

/** Decides for whoever has this role. */
export function decider(role: Role): (need: Need) => Promise<Decision> {
  const decided = new Map<string, Promise<Decision>>();
  const patterns = patternsOf(role);
  return (need) => {
    const alike = likeness(need, patterns);
    const decision = decided.get(alike) ?? simulate(role, need);
    decided.set(alike, decision);
    return decision;
  };
}

interface Pattern {
  readonly text: string;
  readonly matches: (value: string) => boolean;
}

/** As IAM reads them: `*` is any text, `?` any character. */
const pattern = (text: string): Pattern => {
  const escaped = text.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  const expression = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
  return { text, matches: (value) => expression.test(value) };
};

function patternsOf({ statements }: Role): readonly Pattern[] {
  const values = statements.flatMap(({ Resource, Condition = {} }) => [
    ...Resource,
    ...Object.values(Condition).flatMap((keys) => Object.values(keys).flat()),
  ]);
  return [...new Set(values)].map(pattern);
}

/** The same for two calls when every pattern of the role that matches one of their values matches the other's. */
function likeness({ action, resource, context = {} }: Need, patterns: readonly Pattern[]): string {
  const like = (value: string) => patterns.map(({ matches }) => Number(matches(value))).join('');
  const likes = (values: string | readonly string[]) => [...new Set([values].flat().map(like))].toSorted();
  const conditions = Object.entries(context).map(([key, values]) => [key, likes(values)]);
  return JSON.stringify([action, typeOf(resource), like(resource), conditions]);
}

/** What kind of resource it is, which decides what can be done to it. */
const typeOf = (resource: string): string => resource.split(/[:/]/).slice(0, 6).join(':');

async function simulate(role: Role, { action, resource, context = {} }: Need): Promise<Decision> {
  const policy = { Version: '2012-10-17', Statement: role.statements };
  const result = await runSimulation(
    {
      request: {
        principal: `arn:aws:sts::${LOCAL_ACCOUNT}:assumed-role/${role.name}/${role.name}`,
        action,
        resource: { resource, accountId: LOCAL_ACCOUNT },
        contextVariables: context as Record<string, string | string[]>,
      },
      identityPolicies: [{ name: role.name, policy }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (result.resultType === 'error')
    return { denied: `it can't be decided: ${JSON.stringify(result.errors)}` };
  if (result.overallResult === 'Allowed') return { allowedBy: allowing(role, { action, resource, context }) };
  return {
    denied:
      result.overallResult === 'ExplicitlyDenied'
        ? 'with an explicit deny in an identity-based policy'
        : `because no identity-based policy allows the ${action} action`,
  };
}

/** The permissions of the role that the call, which is allowed, has made use of. */
function allowing(role: Role, { action, resource, context = {} }: Need): Permission[] {
  const keys = [context[LEADING_KEYS] ?? []].flat();
  return permissionsOf(role).filter(
    (permission) =>
      permission.action.toLowerCase() === action.toLowerCase() &&
      pattern(permission.resource).matches(resource) &&
      (permission.keys === null || keys.some(pattern(permission.keys).matches)),
  );
}
