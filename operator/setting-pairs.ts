/** The settings on the command line of `deploy`. */
import { OperatorError } from '../local/operator-error.ts';

/**
 * Every `-c name=value`, the last one of a name counting, with `--stage` and `--agency` as other words for `-c stage=…` and
 * `-c agency=…`.
 *
 * @throws OperatorError for what is no `name=value`, and where the two name different stages or agencies
 */
export function readSettingPairs({
  stage,
  agency,
  context = [],
}: {
  readonly stage?: string;
  readonly agency?: string;
  readonly context?: readonly string[];
}): Readonly<Record<string, string>> {
  const settings: Record<string, string> = Object.fromEntries(context.map(splitPair));
  const words = { ...(stage !== undefined && { stage }), ...(agency !== undefined && { agency }) };
  for (const [name, word] of Object.entries(words)) refuseOther(name, word, settings[name]);
  return { ...settings, ...words };
}

function refuseOther(name: string, word: string, setting: string | undefined): void {
  if (setting === undefined || setting === word) return;
  throw new OperatorError(`--${name} says ${word} and -c says ${name}=${setting}: name one ${name}.`);
}

function splitPair(pair: string): [string, string] {
  const [name = '', ...value] = pair.split('=');
  if (name !== '' && value.join('=') !== '') return [name, value.join('=')];
  throw new OperatorError(`"-c ${pair}" sets nothing: write it as -c name=value, such as -c stage=staging.`);
}
