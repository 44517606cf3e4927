/** The CDK app: one stack per stage, named after it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { RefusedFileError } from '../core/calendar/problem.ts';
import { readEventsData } from '../core/calendar/read-events-data.ts';
import { keyPathOf, stackNameOf } from '../core/contract/deployed-stack.ts';
import { deployedNames } from '../lib/calendars.ts';
import { NotificationStack } from '../lib/notification-stack.ts';
import { readSettings, SettingError } from './settings.ts';

try {
  build(new App({ autoSynth: false }));
} catch (error) {
  if (!isOperatorsToMend(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function isOperatorsToMend(error: unknown): error is Error {
  return [SettingError, RefusedFileError].some((known) => error instanceof known);
}

function build(app: App): void {
  const { stage, production, ...settings } = readSettings(app.node.getAllContext());
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  new NotificationStack(app, stackNameOf(stage), {
    ...settings,
    senderDomain: domainOf(readFiles(settings.eventsData).agency.senders.mailings.address),
    keyPath: keyPathOf(stage),
    terminationProtection: production,
  });
  app.synth();
}

/** Reads the files as load-calendar will, so that a mistake in them shows before a deploy starts. */
function readFiles(folder: string) {
  if (!existsSync(folder)) throw new SettingError(`There is no folder "${folder}" to read calendars from.`);
  return readEventsData(
    deployedNames(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
  );
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
