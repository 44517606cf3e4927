/** Which stack the settings of a deploy mean. */
import {
  AGENCY_NAME_RULE,
  isAgencyName,
  STAGES,
  type StackKey,
  stackNameOf,
} from '../core/contract/deployed-stack.ts';
import { OperatorError } from '../local/operator-error.ts';

/**
 * The app refuses the same words, and can't be run before there are files.
 *
 * @throws OperatorError for a stage or an agency that none can have
 */
export function stackKeyOf({ stage: named, agency = null }: Readonly<Record<string, unknown>>): StackKey {
  const stage = STAGES.find((known) => known === named);
  if (!stage) throw new OperatorError(`There is no stage "${named}": choose one of ${STAGES.join(', ')}.`);
  if (agency === null || agency === '') return { stage, agency: null };
  if (isAgencyName(String(agency))) return { stage, agency: String(agency) };
  throw new OperatorError(`agency is "${agency}": write its short name in ${AGENCY_NAME_RULE}.`);
}

/** How what is printed for programs begins; null is what could not be found out. */
export const stackAsJson = (
  key: StackKey,
  { account, region }: { readonly account: string | null; readonly region: string | null },
) => ({ stack: stackNameOf(key), ...key, account, region });
