/** Reads a function's environment once, at the edge. */
import { ENVIRONMENT, type EnvironmentName } from '../contract/functions.ts';

/** An environment variable that a function declares is not set. */
export class MissingEnvironmentError extends Error {
  constructor(names: readonly EnvironmentName[]) {
    const lines = names.map((name) => `${name} (${ENVIRONMENT[name]})`);
    super(`Not set in the environment: ${lines.join('; ')}. Set it where the function is deployed.`);
    this.name = 'MissingEnvironmentError';
  }
}

/** The one variable that may be empty: an empty allow-list means that nobody is mailed. */
const MAY_BE_EMPTY: ReadonlySet<EnvironmentName> = new Set(['DELIVER_TO']);

/** The values of `names`; an unset one, or an empty one that may not be, is a MissingEnvironmentError. */
export function readEnvironment<const Name extends EnvironmentName>(
  names: readonly Name[],
  environment: NodeJS.ProcessEnv = process.env,
): Readonly<Record<Name, string>> {
  const missing = names.filter((name) => !environment[name] && !MAY_BE_EMPTY.has(name));
  if (missing.length > 0) throw new MissingEnvironmentError(missing);
  return Object.fromEntries(names.map((name) => [name, environment[name] ?? ''])) as Record<Name, string>;
}
