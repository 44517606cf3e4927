import { BadRequestException, SendEmailCommand, TooManyRequestsException } from '@aws-sdk/client-sesv2';
import { describe, expect, test } from 'vitest';
import { FROM, openSes } from './endpoints.ts';

const Destination = { ToAddresses: ['Ana Maria <ana@example.org>'], BccAddresses: ['archive@example.gov'] };
const simple = {
  Subject: { Data: 'Confirme su suscripción' },
  Body: { Text: { Data: 'Hola' }, Html: { Data: '<p>Hola</p>' } },
  Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
};

describe('a letter', () => {
  test('of plain parts arrives, its blind copy unnamed', async () => {
    const { client, inbox } = await openSes();
    const answer = await client.send(
      new SendEmailCommand({ FromEmailAddress: FROM, Destination, Content: { Simple: simple } }),
    );

    const [summary] = inbox.list();
    expect(summary).toMatchObject({
      messageId: answer.MessageId,
      subject: 'Confirme su suscripción',
      to: ['ana@example.org', 'archive@example.gov'],
      from: 'reminders@updates.example.gov',
    });
    const message = await inbox.get(summary?.id ?? '');
    expect(message).toMatchObject({ text: 'Hola\n', html: '<p>Hola</p>\n' });
    expect(inbox.eml(summary?.id ?? '')?.toString()).not.toContain('archive@example.gov');
    expect(message?.headers).toContainEqual(['Auto-Submitted', 'auto-generated']);
  });

  test('from an inline template is filled in', async () => {
    const { client, inbox } = await openSes();
    const Template = {
      TemplateContent: { Subject: 'Hello {{name}}', Text: '{{name}}' },
      TemplateData: '{"name":"Ana"}',
    };
    await client.send(new SendEmailCommand({ FromEmailAddress: FROM, Destination, Content: { Template } }));
    expect(inbox.list()[0]?.subject).toBe('Hello Ana');
  });

  test('composed by us keeps its parts; SES writes Date and Message-ID and drops Bcc', async () => {
    const { client, inbox } = await openSes();
    const raw = [
      'From: CDSS <reminders@updates.example.gov>',
      'To: ana@example.org',
      'Bcc: archive@example.gov',
      'Subject: =?UTF-8?Q?Invitaci=C3=B3n?=',
      'Message-ID: <ours@example.gov>',
      'Date: Thu, 01 Jan 1970 00:00:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: text/calendar; charset=utf-8; method=REQUEST',
      '',
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
      '',
    ].join('\n');
    const answer = await client.send(new SendEmailCommand({ Content: { Raw: { Data: Buffer.from(raw) } } }));

    const [summary] = inbox.list();
    expect(summary).toMatchObject({ to: ['ana@example.org', 'archive@example.gov'], subject: 'Invitación' });
    const eml = inbox.eml(summary?.id ?? '')?.toString() ?? '';
    expect(eml).toContain('Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n');
    expect(eml).toContain(`Message-ID: <${answer.MessageId}@email.amazonses.com>\r\n`);
    expect(eml).toContain('Date: Mon, 12 Jan 2026 21:00:');
    expect(eml.match(/^(Message-ID|Date|Bcc):/gim)).toHaveLength(2);
    expect(eml.endsWith('\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n')).toBe(true);
  });

  test('over the rate is refused', async () => {
    const { client } = await openSes({ maxSendRate: 1, realTime: () => 0 });
    const letter = {
      FromEmailAddress: FROM,
      Destination: { ToAddresses: ['ana@example.org'] },
      Content: { Simple: simple },
    };
    await client.send(new SendEmailCommand(letter));
    await expect(client.send(new SendEmailCommand(letter))).rejects.toThrow(TooManyRequestsException);
  });

  const REFUSED = {
    'without From': { Destination, Content: { Simple: simple } },
    'to nobody': { FromEmailAddress: FROM, Content: { Simple: simple } },
    'to an address with an accent': {
      FromEmailAddress: FROM,
      Destination: { ToAddresses: ['josé@example.org'] },
      Content: { Simple: simple },
    },
    'with a line of 999 characters': {
      Content: { Raw: { Data: Buffer.from(`From: a@example.gov\nTo: b@example.org\n\n${'x'.repeat(999)}`) } },
    },
    'of two kinds at once': {
      FromEmailAddress: FROM,
      Destination,
      Content: { Simple: simple, Raw: { Data: Buffer.from('x') } },
    },
  };
  test.for(Object.entries(REFUSED))('%s is refused', async ([, letter]) => {
    const { client, inbox } = await openSes();
    await expect(client.send(new SendEmailCommand(letter))).rejects.toThrow(BadRequestException);
    expect(inbox.list()).toEqual([]);
  });
});
