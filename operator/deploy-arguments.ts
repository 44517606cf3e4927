/** What the checks before a deploy need to know of the arguments that are meant for `cdk deploy`. */
import { parseArgs } from 'node:util';
import type { AccessOptions } from './aws-access.client.ts';

export interface DeployArguments {
  /** The settings: every `-c name=value` and `--context name=value`; the last one counts. */
  readonly context: Readonly<Record<string, string>>;
  /** `--profile` and `--region`. */
  readonly access: AccessOptions;
}

/** Reads them as the CDK's command line does; it refuses the ones that neither of us knows. */
export function readDeployArguments(args: readonly string[]): DeployArguments {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      context: { type: 'string', short: 'c', multiple: true },
      profile: { type: 'string' },
      region: { type: 'string' },
    },
  });
  const { context = [], profile, region } = values;
  return {
    context: Object.fromEntries(
      context.flatMap((pair) => (typeof pair === 'string' ? [splitPair(pair)] : [])),
    ),
    access: {
      ...(typeof profile === 'string' && { profile }),
      ...(typeof region === 'string' && { region }),
    },
  };
}

function splitPair(pair: string): [string, string] {
  const [name = '', ...value] = pair.split('=');
  return [name, value.join('=')];
}
