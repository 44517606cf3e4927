/** Which stack a command works on: the options of all commands that work on a deployed one. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  AGENCY_NAME_RULE,
  isAgencyName,
  STAGES,
  type StackKey,
  type Stage,
} from '../core/contract/deployed-stack.ts';
import { OperatorError } from '../local/operator-error.ts';

/** What is said of it on the command line. */
export interface StackOptions {
  readonly stage?: Stage;
  readonly agency?: string;
}

/** Adds `--stage` and `--agency`. */
export const addStackOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '--stage <stage>',
        'on the deployed stack of this stage, in the account and region of AWS_PROFILE and AWS_REGION ' +
          '(default: the service on this machine)',
      ).choices(STAGES),
    )
    .addOption(agencyOption());

/** `--agency`: the short name of one of several agencies in an account. */
export const agencyOption = (): Option =>
  new Option('--agency <name>', 'the agency that was deployed under this short name (-c agency=…)').argParser(
    readAgencyName,
  );

function readAgencyName(name: string): string {
  if (isAgencyName(name)) return name;
  throw new InvalidArgumentError(`Write its short name: ${AGENCY_NAME_RULE}.`);
}

/**
 * The deployed stack that was chosen, or null for the service on this machine.
 *
 * @throws OperatorError for an agency without a stage: nothing on this machine is called after an agency
 */
export function chosenStack({ stage, agency }: StackOptions): StackKey | null {
  if (stage !== undefined) return { stage, agency: agency ?? null };
  if (agency === undefined) return null;
  throw new OperatorError(
    `--agency ${agency} names a deployed agency: name the stage too, such as --stage staging. Nothing has been done.`,
  );
}

/**
 * A command to copy that works on the same stack as the one that prints it, such as `npm run queues -- redrive letters --stage production`: pasted
 * without its stage it would work on this machine, and the stage would stay as it is.
 *
 * @param stack null: the service on this machine
 */
export function commandOn(stack: StackKey | null, script: string, ...words: readonly string[]): string {
  const all = [...words, ...(stack === null ? [] : [wordsFor(stack)])];
  return [`npm run ${script}`, ...(all.length > 0 ? ['--', ...all] : [])].join(' ');
}

/** The words that choose this stack again, such as `--stage staging --agency placer`. */
export const wordsFor = ({ stage, agency }: StackKey): string =>
  [`--stage ${stage}`, ...(agency === null ? [] : [`--agency ${agency}`])].join(' ');
