/** Which permissions of our functions no test has used, each as a sentence for whoever takes it away or tests it. */
import type { LastRun } from './last-run.ts';
import { inWords, type Permission, permissionsOf, type Role } from './role.ts';

/** Lambda itself writes a function's log, with the function's role; there is none on one machine. */
const BY_LAMBDA_ITSELF = /^logs:/;

/** Nothing can be said of what no test uses, because not every test was run. */
export class NotWholeError extends Error {
  override readonly name = 'NotWholeError';

  constructor(why: string) {
    super(`The last run of the tests does not tell which permissions are used: ${why}. Run npm test first.`);
  }
}

/** One sentence for each; a NotWholeError where the run was not of all tests. */
export function unusedPermissions(roles: readonly Role[], { notWhole, used }: LastRun): string[] {
  if (notWhole !== null) throw new NotWholeError(notWhole);
  const known = new Set(used);
  return roles
    .flatMap(permissionsOf)
    .filter(({ action }) => !BY_LAMBDA_ITSELF.test(action))
    .filter((permission) => !known.has(inWords(permission)))
    .map((permission) => `${inWords(permission)}, and no test makes use of that.\n  ${whatToDo(permission)}`);
}

const whatToDo = (permission: Permission): string =>
  `Where the code does it, tell the story that comes there (test/stories). Where it never does, drop ${whatToDrop(permission)}, and run npx vitest run test/infra --update.`;

/** What would have to go from which file of the stack. */
function whatToDrop({ role, action, resource, keys }: Permission): string {
  const [service = '', operation = ''] = action.split(':');
  return keys !== null && service === 'dynamodb'
    ? `${keys.replace(/\*$/, '')} from ${operation} of ${role} in lib/table-access.ts`
    : `${action} on ${resource} from what lib/ grants ${role} (lib/notification-stack.ts says which constructs do)`;
}
