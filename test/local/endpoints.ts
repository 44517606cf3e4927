/** Endpoints and real SDK clients for stories about them; whatever was opened is closed after each test. */
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { type BulkEmailEntry, SESv2Client, type SendBulkEmailCommandInput } from '@aws-sdk/client-sesv2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { onTestFinished } from 'vitest';
import { createClock } from '../../local/clock.ts';
import { type CloudFormationOptions, startCloudFormation } from '../../local/endpoints/cloudformation.ts';
import { type SchedulerOptions, startScheduler } from '../../local/endpoints/scheduler.ts';
import { type SesOptions, startSes } from '../../local/endpoints/ses.ts';
import { type SsmOptions, startSsm } from '../../local/endpoints/ssm.ts';
import { openInbox } from '../../local/inbox/inbox.ts';

/** A clock that starts at `instant`. */
export const clockAt = (instant: string) => createClock(Date.parse(instant) - Date.now());

const accessAs = (accessKeyId: string, endpoint: string) => ({
  endpoint,
  region: 'us-west-2',
  maxAttempts: 1,
  credentials: { accessKeyId, secretAccessKey: 'local' },
});

export async function openSes(options: Partial<SesOptions> = {}) {
  const inbox = openInbox({ folder: null });
  const clock = clockAt('2026-01-12T21:00:00Z');
  const endpoint = await startSes({ clock, inbox, ...options });
  const client = new SESv2Client(accessAs('send-range', endpoint.url));
  onTestFinished(async () => {
    client.destroy();
    await endpoint.close();
  });
  return { endpoint, client, inbox: options.inbox ?? inbox, clock: options.clock ?? clock };
}

export async function openScheduler(options: Partial<SchedulerOptions> = {}) {
  const clock = options.clock ?? clockAt('2026-01-05T00:00:00Z');
  const endpoint = await startScheduler({ clock, file: null, deliver: async () => {}, ...options });
  const client = new SchedulerClient(accessAs('load-calendar', endpoint.url));
  onTestFinished(async () => {
    client.destroy();
    await endpoint.close();
  });
  return { endpoint, client, clock };
}

export async function openSsm(options: SsmOptions = { file: null }) {
  const endpoint = await startSsm(options);
  const client = new SSMClient(accessAs('web', endpoint.url));
  onTestFinished(async () => {
    client.destroy();
    await endpoint.close();
  });
  return { endpoint, client };
}

export async function openCloudFormation(options: Partial<CloudFormationOptions> = {}) {
  const clock = options.clock ?? clockAt('2026-01-05T00:00:00Z');
  const endpoint = await startCloudFormation({ clock, ...options });
  const client = new CloudFormationClient(accessAs('load-calendar', endpoint.url));
  onTestFinished(async () => {
    client.destroy();
    await endpoint.close();
  });
  return { endpoint, client, clock };
}

export const FROM = 'CDSS <reminders@updates.example.gov>';

/** One person's entry, with data for the template's variables. */
export const entryFor = (address: string, data: Record<string, unknown> = {}): BulkEmailEntry => ({
  Destination: { ToAddresses: [address] },
  ReplacementEmailContent: { ReplacementTemplate: { ReplacementTemplateData: JSON.stringify(data) } },
});

/** A bulk call to `entries`; `template` changes what it says. */
export const bulkTo = (
  entries: BulkEmailEntry[],
  template: NonNullable<SendBulkEmailCommandInput['DefaultContent']>['Template'] = {},
): SendBulkEmailCommandInput => ({
  FromEmailAddress: FROM,
  DefaultContent: {
    Template: {
      TemplateContent: { Subject: 'Webinar', Text: 'Tomorrow', Html: '<p>Tomorrow</p>' },
      ...template,
    },
  },
  BulkEmailEntries: entries,
});
