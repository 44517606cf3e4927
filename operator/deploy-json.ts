/** For programs: what a check before a deploy has found, and whether it was deployed. */
import type { StackKey } from '../core/contract/deployed-stack.ts';
import type { AwsAccess } from './aws-access.client.ts';
import { type NamedFinding, stopsDeploy, type Wishes } from './preflight.ts';
import { stackAsJson } from './stack-key.ts';

export interface CheckedDeploy {
  readonly key: StackKey;
  readonly access: Pick<AwsAccess, 'account' | 'region'>;
  readonly findings: readonly NamedFinding[];
}

/** It begins as `setup --json` does, and findings have the ids of its items. Fields are added, never taken away. */
export const deployAsJson = (
  { key, access, findings }: CheckedDeploy,
  { deployed, ...wishes }: Wishes & { readonly deployed: boolean },
) => ({
  ...stackAsJson(key, access),
  findings: findings.map((finding) => ({
    id: finding.id,
    severity: finding.severity,
    stops: stopsDeploy(finding, wishes),
    sentence: finding.sentence,
  })),
  deployed,
});
