/** The CDK app: one stack per stage, named after it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Annotations, App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { checkHotlines } from '../core/agency/check-hotlines.ts';
import { type Problem, printProblem, RefusedFileError } from '../core/calendar/problem.ts';
import { readEventsDataInWorker } from '../core/calendar/read-in-worker.ts';
import { AGENCY_FILE } from '../core/contract/calendar-files.ts';
import { keyPathOf, stackNameOf } from '../core/contract/deployed-stack.ts';
import { domainOf } from '../core/subscribers/address.ts';
import { acceptFindings } from '../lib/accepted-findings.ts';
import { deployedNames } from '../lib/calendars.ts';
import { NotificationStack } from '../lib/notification-stack.ts';
import { readSettings, SettingError } from './settings.ts';

try {
  await build(new App({ autoSynth: false }));
} catch (error) {
  if (!isOperatorsToMend(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function isOperatorsToMend(error: unknown): error is Error {
  return [SettingError, RefusedFileError].some((known) => error instanceof known);
}

async function build(app: App): Promise<void> {
  const { stage, agency: agencyName, production, ...settings } = readSettings(app.node.getAllContext());
  const key = { stage, agency: agencyName };
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const { agency, warnings, unsureLines } = await readFiles(settings.eventsData);
  if (production) refuse(unsureLines);
  const stack = new NotificationStack(app, stackNameOf(key), {
    ...settings,
    senderDomain: domainOf(agency.senders.mailings.address),
    keyPath: keyPathOf(key),
    terminationProtection: production,
  });
  acceptFindings(stack);
  warnOf([...warnings, ...unsureLines], stack);
  app.synth();
}

/** Reads the files as load-calendar will, so that a mistake in them shows before a deploy starts. */
async function readFiles(folder: string) {
  if (!existsSync(folder)) throw new SettingError(`There is no folder "${folder}" to read calendars from.`);
  const files = deployedNames(folder).map((name) => ({
    name,
    text: readFileSync(join(folder, name), 'utf8'),
  }));
  const agencyText = files.find(({ name }) => name === AGENCY_FILE)?.text ?? '';
  const unsureLines = checkHotlines({ file: AGENCY_FILE, text: agencyText }, new Date());
  return { ...(await readEventsDataInWorker(files)), unsureLines };
}

/** In production people in need read these numbers: none goes out that nobody has called lately. */
function refuse(unsureLines: readonly Problem[]): void {
  if (unsureLines.length === 0) return;
  throw new RefusedFileError(unsureLines.map((problem) => ({ ...problem, level: 'error' })));
}

function warnOf(warnings: readonly Problem[], stack: NotificationStack): void {
  if (warnings.length === 0) return;
  const lines = warnings.map(printProblem).join('\n');
  Annotations.of(stack).addWarningV2('events-data', `The calendars are deployed as they are, but:\n${lines}`);
}
