import {
  type BulkEmailEntry,
  GetSuppressedDestinationCommand,
  PutSuppressedDestinationCommand,
  SendBulkEmailCommand,
  SendEmailCommand,
} from '@aws-sdk/client-sesv2';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { FeedbackMessageSchema } from '../../core/contract/messages.ts';
import type { SesOptions } from '../../local/endpoints/ses.ts';
import type { Fate } from '../../local/endpoints/ses-fate.ts';
import { bulkTo, entryFor, FROM, openSes } from './endpoints.ts';

const SENT_AT = '2026-01-12T21:00:00Z';

/** SES with whoever listens to what it tells. */
async function openTelling(fates: Readonly<Record<string, Fate>> = {}, options: Partial<SesOptions> = {}) {
  const records: string[] = [];
  const ses = await openSes({
    onEvent: (json) => records.push(json),
    fateOf: (address) => fates[address],
    ...options,
  });
  const send = async (...entries: BulkEmailEntry[]) => {
    const call = { ...bulkTo(entries), ConfigurationSetName: 'notifications-60' };
    const { BulkEmailEntryResults = [] } = await ses.client.send(new SendBulkEmailCommand(call));
    return BulkEmailEntryResults.map(({ Status, MessageId = '' }) => ({ Status, MessageId }));
  };
  return {
    ...ses,
    send,
    mailTo: (...addresses: string[]) => send(...addresses.map((address) => entryFor(address))),
    told: () => records.map((record) => JSON.parse(record)),
    names: () => records.map((record) => JSON.parse(record).eventType),
    readable: () => records.map((record) => v.parse(FeedbackMessageSchema, JSON.parse(record))),
    received: () => ses.inbox.list().flatMap(({ to }) => to),
    reasonFor: async (EmailAddress: string) => {
      const asked = ses.client.send(new GetSuppressedDestinationCommand({ EmailAddress }));
      return (await asked).SuppressedDestination?.Reason;
    },
  };
}

describe('a message that arrives', () => {
  test('is told as sent, with its tags, when and to whom', async () => {
    const { send, told, readable } = await openTelling();
    const [result] = await send({
      ...entryFor('ana@example.org'),
      ReplacementTags: [
        { Name: 'mailing', Value: 'm1' },
        { Name: 'call', Value: '3-1' },
      ],
    });

    const [event] = told();
    expect(told()).toHaveLength(1);
    expect(event).toEqual({
      eventType: 'Send',
      mail: {
        timestamp: expect.stringMatching(/^2026-01-12T21:00:0\d\.\d{3}Z$/),
        source: 'reminders@updates.example.gov',
        sourceArn: 'arn:aws:ses:us-west-2:000000000000:identity/updates.example.gov',
        sendingAccountId: '000000000000',
        messageId: result?.MessageId,
        destination: ['ana@example.org'],
        headersTruncated: false,
        headers: expect.arrayContaining([
          { name: 'From', value: FROM },
          { name: 'To', value: 'ana@example.org' },
          { name: 'Subject', value: 'Webinar' },
          { name: 'MIME-Version', value: '1.0' },
        ]),
        commonHeaders: {
          from: ['reminders@updates.example.gov'],
          to: ['ana@example.org'],
          messageId: result?.MessageId,
          subject: 'Webinar',
        },
        tags: {
          'ses:configuration-set': ['notifications-60'],
          'ses:from-domain': ['updates.example.gov'],
          'ses:source-ip': ['127.0.0.1'],
          mailing: ['m1'],
          call: ['3-1'],
        },
      },
      send: {},
    });
    expect(readable()).toMatchObject([{ eventType: 'Send' }]);
  });

  test('repeats no more of its headers than SES does', async () => {
    const { send, told } = await openTelling();
    const long = (name: string) => ({ Name: name, Value: 'x'.repeat(900) });
    const ReplacementHeaders = Array.from({ length: 15 }, (_, index) => long(`X-${index}`));
    await send({ ...entryFor('ana@example.org'), ReplacementHeaders });
    expect(told()[0].mail.headersTruncated).toBe(true);
    expect(JSON.stringify(told()[0].mail.headers).length).toBeLessThan(12_000);
  });

  test('without a configuration set is told to nobody, for there everything hangs on one', async () => {
    const { client, told, received } = await openTelling();
    await client.send(
      new SendBulkEmailCommand(
        bulkTo([entryFor('ana@example.org'), entryFor('bounce@simulator.amazonses.com')]),
      ),
    );
    expect(told()).toEqual([]);
    expect(received()).toEqual(['ana@example.org']);
  });

  test('as a letter is told alike', async () => {
    const { client, told } = await openTelling();
    const { MessageId } = await client.send(
      new SendEmailCommand({
        FromEmailAddress: FROM,
        Destination: { ToAddresses: ['Ana <complaint+letter@simulator.amazonses.com>'] },
        Content: { Simple: { Subject: { Data: 'Grüße' }, Body: { Text: { Data: 'x' } } } },
        EmailTags: [{ Name: 'letter', Value: 'l1' }],
        ConfigurationSetName: 'notifications-60',
      }),
    );
    expect(told()).toMatchObject([
      { eventType: 'Send', mail: { messageId: MessageId, tags: { letter: ['l1'] } } },
      { eventType: 'Complaint', mail: { messageId: MessageId, commonHeaders: { subject: 'Grüße' } } },
    ]);
  });
});

describe('the mailbox simulator', () => {
  const STORIES: Record<string, { next: object[]; arrives: boolean }> = {
    success: { next: [], arrives: true },
    bounce: {
      arrives: false,
      next: [
        {
          eventType: 'Bounce',
          bounce: {
            bounceType: 'Permanent',
            bounceSubType: 'General',
            bouncedRecipients: [
              { action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
            ],
          },
        },
      ],
    },
    ooto: {
      arrives: true,
      next: [{ eventType: 'Bounce', bounce: { bounceType: 'Transient', bounceSubType: 'General' } }],
    },
    complaint: {
      arrives: true,
      next: [
        { eventType: 'Complaint', complaint: { complaintSubType: null, complaintFeedbackType: 'abuse' } },
      ],
    },
    suppressionlist: {
      arrives: false,
      next: [{ eventType: 'Bounce', bounce: { bounceType: 'Permanent', bounceSubType: 'Suppressed' } }],
    },
  };

  test.for(
    Object.entries(STORIES).flatMap(([name, story]) =>
      ['', '+label', '+bounce+2'].map((label) => [`${name}${label}`, story] as const),
    ),
  )('answers %s as SES’s does, and comes on no list', async ([name, { next, arrives }]) => {
    const address = `${name}@simulator.amazonses.com`;
    const { mailTo, told, received, readable, reasonFor } = await openTelling();
    const [result] = await mailTo(address);
    expect(result?.Status).toBe('SUCCESS');
    expect(told()).toMatchObject([{ eventType: 'Send' }, ...next]);
    expect(readable()).toHaveLength(1 + next.length);
    expect(received()).toEqual(arrives ? [address] : []);
    await expect(reasonFor(address)).rejects.toThrow('does not exist');
  });
});

describe('whatever a story wants to become of an address', () => {
  const FATES: Record<Fate, { names: string[]; arrives: boolean; listed?: string }> = {
    delivered: { names: [], arrives: true },
    delayed: { names: ['DeliveryDelay'], arrives: true },
    'out-of-office': { names: ['Bounce'], arrives: true },
    complaint: { names: ['Complaint'], arrives: true, listed: 'COMPLAINT' },
    bounce: { names: ['Bounce'], arrives: false, listed: 'BOUNCE' },
    'soft-bounce': { names: ['Bounce'], arrives: false },
    'suppressed-by-ses': { names: ['Bounce'], arrives: false },
    rejected: { names: ['Reject'], arrives: false },
  };

  test.for(Object.entries(FATES))(
    '%s: happens, and is told',
    async ([fate, { names: next, arrives, listed }]) => {
      const { mailTo, names, received, readable, reasonFor } = await openTelling({
        'ana@example.org': fate as Fate,
      });
      await mailTo('ana@example.org');
      expect(names()).toEqual(['Send', ...next]);
      expect(readable()).toHaveLength(1 + next.length);
      expect(received()).toEqual(arrives ? ['ana@example.org'] : []);
      const reason = reasonFor('ana@example.org');
      await (listed
        ? expect(reason).resolves.toBe(listed)
        : expect(reason).rejects.toThrow('does not exist'));
    },
  );

  test('happens to that address of a message alone, and a virus to all', async () => {
    const { client, told, received } = await openTelling({
      'ana@example.org': 'bounce',
      'ben@example.org': 'bounce',
      'eve@example.org': 'rejected',
    });
    const mail = (...ToAddresses: string[]) =>
      client.send(
        new SendBulkEmailCommand({
          ...bulkTo([{ ...entryFor(''), Destination: { ToAddresses } }]),
          ConfigurationSetName: 'notifications-60',
        }),
      );
    await mail('ana@example.org', 'ben@example.org', 'cy@example.org');
    await mail('cy@example.org', 'eve@example.org');
    expect(received()).toEqual(['cy@example.org']);
    expect(told()).toMatchObject([
      { eventType: 'Send' },
      {
        eventType: 'Bounce',
        bounce: {
          bouncedRecipients: [{ emailAddress: 'ana@example.org' }, { emailAddress: 'ben@example.org' }],
        },
      },
      { eventType: 'Send' },
      { eventType: 'Reject', reject: { reason: 'Bad content' } },
    ]);
  });
});

describe('an address on the account’s list', () => {
  test('after a bounce: accepted, counted, sent no more, and bounced with that reason', async () => {
    const { mailTo, told, received } = await openTelling({ 'Ana@example.org': 'bounce' });
    await mailTo('Ana@example.org');
    const [again] = await mailTo('ana@example.org');
    expect(again?.Status).toBe('SUCCESS');
    expect(told().slice(2)).toMatchObject([
      { eventType: 'Send', mail: { messageId: again?.MessageId } },
      {
        eventType: 'Bounce',
        bounce: { bounceType: 'Permanent', bounceSubType: 'OnAccountSuppressionList' },
      },
    ]);
    expect(received()).toEqual([]);
  });

  test('after a complaint: the complaint is told again, as one that comes from the list', async () => {
    const { client, mailTo, told, received } = await openTelling();
    await client.send(
      new PutSuppressedDestinationCommand({ EmailAddress: 'ana@example.org', Reason: 'COMPLAINT' }),
    );
    await mailTo('ana@example.org');
    expect(told()).toMatchObject([
      { eventType: 'Send' },
      { eventType: 'Complaint', complaint: { complaintSubType: 'OnAccountSuppressionList' } },
    ]);
    expect(told()[1].complaint).not.toHaveProperty('complaintFeedbackType');
    expect(received()).toEqual([]);
  });

  test('is mailed all the same through a configuration set that heeds other reasons, and comes on the list for those alone', async () => {
    const { client, mailTo, names, received, reasonFor } = await openTelling(
      { 'ben@example.org': 'complaint', 'cy@example.org': 'bounce' },
      { reasonsOf: (set) => (set === 'notifications-60' ? ['BOUNCE'] : ['BOUNCE', 'COMPLAINT']) },
    );
    await client.send(
      new PutSuppressedDestinationCommand({ EmailAddress: 'ana@example.org', Reason: 'COMPLAINT' }),
    );
    await mailTo('ana@example.org', 'ben@example.org', 'cy@example.org');
    expect(names()).toEqual(['Send', 'Send', 'Complaint', 'Send', 'Bounce']);
    expect(received()).toEqual(['ana@example.org', 'ben@example.org']);
    await expect(reasonFor('ben@example.org')).rejects.toThrow('does not exist');
    expect(await reasonFor('cy@example.org')).toBe('BOUNCE');
  });

  test('is there with the message and the feedback that put it there', async () => {
    const { client, mailTo, told } = await openTelling({ 'ana@example.org': 'bounce' });
    const [result] = await mailTo('ana@example.org');
    const { SuppressedDestination } = await client.send(
      new GetSuppressedDestinationCommand({ EmailAddress: 'ana@example.org' }),
    );
    expect(SuppressedDestination?.Attributes).toEqual({
      MessageId: result?.MessageId,
      FeedbackId: told()[1].bounce.feedbackId,
    });
    expect(SuppressedDestination?.LastUpdateTime?.toISOString()).toMatch(/^2026-01-12T21:00/);
  });
});

test('a message that cannot be rendered is told as that, and not as sent', async () => {
  const { client, told, received, readable } = await openTelling({ 'ana@example.org': 'bounce' });
  const call = bulkTo([entryFor('ana@example.org')], {
    TemplateContent: { Subject: 's', Text: 'Hello {{name}}' },
  });
  const answer = await client.send(
    new SendBulkEmailCommand({ ...call, ConfigurationSetName: 'notifications-60' }),
  );
  expect(told()).toEqual([
    {
      eventType: 'Rendering Failure',
      mail: expect.objectContaining({
        messageId: answer.BulkEmailEntryResults?.[0]?.MessageId,
        destination: ['ana@example.org'],
        headersTruncated: false,
      }),
      failure: { errorMessage: "Attribute 'name' is not present in the rendering data." },
    },
  ]);
  expect(told()[0].mail).not.toHaveProperty('headers');
  expect(readable()).toHaveLength(1);
  expect(received()).toEqual([]);
});

test('a message that arrived can bounce or be called spam days later', async () => {
  const { endpoint, clock, mailTo, inbox, told, reasonFor } = await openTelling();
  await mailTo('ana@example.org');
  const [summary] = inbox.list();
  const eml = summary && inbox.eml(summary.id);
  if (!summary || !eml) throw new Error('Nothing arrived.');
  clock.advanceTo(new Date('2026-01-14T09:00:00Z'));
  await endpoint.turnsOut({ ...summary, at: new Date(summary.at), eml }, 'complaint');

  const [first, later] = told();
  expect(later).toMatchObject({
    eventType: 'Complaint',
    complaint: {
      complainedRecipients: [{ emailAddress: 'ana@example.org' }],
      timestamp: expect.stringMatching(/^2026-01-14T09:00/),
    },
  });
  expect(later.mail).toEqual(first.mail);
  expect(Date.parse(later.mail.timestamp) - Date.parse(SENT_AT)).toBeLessThan(60_000);
  expect(await reasonFor('ana@example.org')).toBe('COMPLAINT');
});
