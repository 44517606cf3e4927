/** The settings on the command line of `deploy`. */
import { OperatorError } from '../local/operator-error.ts';

/**
 * Every `-c name=value`, the last one of a name counting, with `--stage` as another word for `-c stage=…`.
 *
 * @throws OperatorError for what is no `name=value`, and where the two name different stages
 */
export function readSettingPairs({
  stage,
  context,
}: {
  readonly stage?: string;
  readonly context: readonly string[];
}): Readonly<Record<string, string>> {
  const settings: Record<string, string> = Object.fromEntries(context.map(splitPair));
  if (stage === undefined) return settings;
  if (settings['stage'] !== undefined && settings['stage'] !== stage) {
    throw new OperatorError(`--stage says ${stage} and -c says stage=${settings['stage']}: name one stage.`);
  }
  return { ...settings, stage };
}

function splitPair(pair: string): [string, string] {
  const [name = '', ...value] = pair.split('=');
  if (name !== '' && value.join('=') !== '') return [name, value.join('=')];
  throw new OperatorError(`"-c ${pair}" sets nothing: write it as -c name=value, such as -c stage=staging.`);
}
