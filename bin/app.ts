/** The CDK app: one stack per stage, named after it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { RefusedFileError } from '../core/calendar/problem.ts';
import { readEventsData } from '../core/calendar/read-events-data.ts';
import { deployedNames } from '../lib/calendars.ts';
import { NotificationStack } from '../lib/notification-stack.ts';
import { readSettings, SettingError } from './settings.ts';

const SERVICE = 'prevention-month';
const EVENTS_DATA = join(import.meta.dirname, '..', 'events-data');

try {
  build(new App({ autoSynth: false }));
} catch (error) {
  if (!(error instanceof SettingError || error instanceof RefusedFileError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function build(app: App): void {
  const { stage, production, deliverTo, siteUrl } = readSettings(app.node.getAllContext());
  new NotificationStack(app, `${SERVICE}-${stage}`, {
    eventsData: EVENTS_DATA,
    senderDomain: domainOf(readFiles().agency.senders.mailings.address),
    deliverTo,
    siteUrl,
    keyPath: `/${SERVICE}/${stage}`,
    terminationProtection: production,
  });
  app.synth();
}

/** Reads the files as load-calendar will, so that a mistake in them shows before a deploy starts. */
function readFiles() {
  return readEventsData(
    deployedNames(EVENTS_DATA).map((name) => ({ name, text: readFileSync(join(EVENTS_DATA, name), 'utf8') })),
  );
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
