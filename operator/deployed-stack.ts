/** Whether a deployed stack can be worked on, and where its store is. */
import { SENDING_OUTPUTS, STORE_OUTPUTS } from '../core/contract/deployed-stack.ts';
import { OperatorError } from '../local/operator-error.ts';

/** A stack as CloudFormation describes it, and where it is. */
export interface DeployedStack {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** Such as `UPDATE_COMPLETE`; null when there is no such stack. */
  readonly status: string | null;
  readonly outputs: Readonly<Record<string, string | undefined>>;
}

/** Names of what holds the store. */
export type StoreNames = Record<keyof typeof STORE_OUTPUTS, string>;

/** The stack with account and region, for sentences. */
export const placeOf = ({ name, account, region }: Omit<DeployedStack, 'status' | 'outputs'>): string =>
  `stack ${name} (account ${account}, region ${region})`;

/**
 * The names in the outputs. A stack that is being updated has them too, and whoever must never be mailed again can't
 * wait for a deploy.
 *
 * @throws OperatorError when there is no such stack, or it is not there as a whole
 */
export function storeNamesOf(stack: DeployedStack): StoreNames {
  refuseUnfinished(stack);
  const { tableName, idKeyParameter } = STORE_OUTPUTS;
  return { tableName: outputOf(stack, tableName), idKeyParameter: outputOf(stack, idKeyParameter) };
}

/** Where links lead, and whom the stage may mail: `everyone`, or addresses by comma, perhaps none; refused as `storeNamesOf` does. */
export function sendingOutputsOf(stack: DeployedStack): Record<keyof typeof SENDING_OUTPUTS, string> {
  refuseUnfinished(stack);
  const deliverTo = outputOf(stack, SENDING_OUTPUTS.deliverTo);
  return {
    siteUrl: outputOf(stack, SENDING_OUTPUTS.siteUrl),
    deliverTo: deliverTo === 'nobody' ? '' : deliverTo,
  };
}

function refuseUnfinished(stack: DeployedStack): void {
  const refusal = stack.status === null ? absent(stack) : unfinished(stack, stack.status);
  if (refusal) throw new OperatorError(refusal);
}

const absent = ({ name, account, region }: DeployedStack): string =>
  `There is no stack ${name} in account ${account}, region ${region}: ` +
  'choose its account and region with AWS_PROFILE and AWS_REGION, or deploy it first (docs/operating.md says how).';

/** True when a stack of this status is there as a whole, though it may be changing. */
export const isDeployed = (status: string): boolean => /^(UPDATE|IMPORT)_|^CREATE_COMPLETE$/.test(status);

function unfinished(stack: DeployedStack, status: string): string | null {
  const is = `The ${placeOf(stack)} is ${status}`;
  if (isDeployed(status)) return null;
  if (/^(CREATE|REVIEW)_IN_PROGRESS$/.test(status)) {
    return `${is}, so it is not complete yet: wait until its deploy has ended, then run this again.`;
  }
  if (status.startsWith('DELETE_')) return `${is}: it is going, or gone in part; deploy it again first.`;
  return `${is}: its first deploy failed; mend what its events name in CloudFormation and deploy again first.`;
}

function outputOf(stack: DeployedStack, name: string): string {
  const value = stack.outputs[name];
  if (value) return value;
  throw new OperatorError(
    `The ${placeOf(stack)} has no output ${name}, so it is older than this command: deploy it again.`,
  );
}
