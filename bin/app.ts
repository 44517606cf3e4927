/** The CDK app: one stack per stage, named after it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { Agency } from '../core/agency/agency.ts';
import { readAgency } from '../core/agency/read-agency.ts';
import { isError, RefusedFileError } from '../core/calendar/problem.ts';
import { NotificationStack } from '../lib/notification-stack.ts';
import { readSettings, SettingError } from './settings.ts';

const SERVICE = 'prevention-month';
const EVENTS_DATA = join(import.meta.dirname, '..', 'events-data');

try {
  build(new App());
} catch (error) {
  if (!(error instanceof SettingError || error instanceof RefusedFileError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function build(app: App): void {
  const { stage, production, deliverTo, siteUrl } = readSettings(app.node.getAllContext());
  new NotificationStack(app, `${SERVICE}-${stage}`, {
    eventsData: EVENTS_DATA,
    senderDomain: domainOf(agencyInForce().senders.mailings.address),
    deliverTo,
    siteUrl,
    keyPath: `/${SERVICE}/${stage}`,
    terminationProtection: production,
  });
}

function agencyInForce(): Agency {
  const file = join('events-data', 'agency.yaml');
  const { agency, problems } = readAgency({
    file,
    text: readFileSync(join(EVENTS_DATA, 'agency.yaml'), 'utf8'),
  });
  if (!agency || problems.some(isError)) throw new RefusedFileError(problems);
  return agency;
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);
