/** What a function may do, as its role in the synthesized template says it, in the names of the one-machine cloud. */
import type { FunctionName } from '../../core/contract/functions.ts';

/** One statement of a policy, every ARN written out. */
export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Conditions;
}

/** Values by operator and key: `{ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['LIST#*'] } }`. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export interface Role {
  readonly name: FunctionName;
  readonly statements: readonly Statement[];
}

/** The smallest thing that a role allows: one action on one resource, of a table one kind of key. */
export interface Permission {
  readonly role: FunctionName;
  readonly action: string;
  readonly resource: string;
  /** Null where the role may use keys of any kind, or where there are none. */
  readonly keys: string | null;
}

/** The condition by which a table's items are told apart. */
export const LEADING_KEYS = 'dynamodb:LeadingKeys';

const keysOf = ({ Condition = {} }: Statement): readonly (string | null)[] => {
  const narrowed = Object.values(Condition).flatMap((values) => values[LEADING_KEYS] ?? []);
  return narrowed.length > 0 ? narrowed : [null];
};

/** All that the role allows, each once. */
export function permissionsOf({ name: role, statements }: Role): Permission[] {
  const all = statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap((statement) =>
      statement.Action.flatMap((action) =>
        statement.Resource.flatMap((resource) =>
          keysOf(statement).map((keys) => ({ role, action, resource, keys })),
        ),
      ),
    );
  return [...new Map(all.map((permission) => [inWords(permission), permission])).values()];
}

/** `web may dynamodb:GetItem on arn:aws:… with keys LIST#*`, of one permission always the same. */
export const inWords = ({ role, action, resource, keys }: Permission): string =>
  `${role} may ${action} on ${resource}${keys === null ? '' : ` with keys ${keys}`}`;
