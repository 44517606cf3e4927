import { SendBulkEmailCommand } from '@aws-sdk/client-sesv2';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SentMail } from '../../local/endpoints/ses-outgoing.ts';
import { bulkTo, entryFor, FROM, openSes } from './endpoints.ts';

const ICS = 'BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n';

describe('a bulk mail', () => {
  test('reaches everyone with their own words, and each result names its message', async () => {
    const { client, inbox } = await openSes();
    const content = { Subject: 'For {{name}}', Text: 'Hello {{name}}', Html: '<p>{{name}}, {{place}}</p>' };

    const { BulkEmailEntryResults: results } = await client.send(
      new SendBulkEmailCommand(
        bulkTo(
          [
            entryFor('ana@example.org', { name: 'Ana' }),
            entryFor('ben@example.org', { name: 'Ben', place: 'here' }),
          ],
          {
            TemplateContent: content,
            TemplateData: JSON.stringify({ place: 'Sacramento' }),
          },
        ),
      ),
    );

    expect(results?.map(({ Status }) => Status)).toEqual(['SUCCESS', 'SUCCESS']);
    const [first, second] = inbox.list();
    expect([first?.messageId, second?.messageId]).toEqual(results?.map(({ MessageId }) => MessageId));
    expect([first?.subject, second?.subject]).toEqual(['For Ana', 'For Ben']);
    expect(first?.to).toEqual(['ana@example.org']);
    expect(await inbox.get(first?.id ?? '')).toMatchObject({
      text: 'Hello Ana\n',
      html: '<p>Ana, Sacramento</p>\n',
    });
    expect(await inbox.get(second?.id ?? '')).toMatchObject({ html: '<p>Ben, here</p>\n' });
  });

  test('carries each header once, the entry’s before the template’s', async () => {
    const { client, inbox } = await openSes();
    const call = bulkTo(
      [
        {
          ...entryFor('ana@example.org'),
          ReplacementHeaders: [
            { Name: 'list-id', Value: '<rpb.example.gov>' },
            { Name: 'List-Unsubscribe', Value: `<https://example.gov/unsubscribe/${'x'.repeat(800)}>` },
          ],
        },
      ],
      {
        Headers: [
          { Name: 'List-Id', Value: '<month-events.example.gov>' },
          { Name: 'Auto-Submitted', Value: 'auto-generated' },
        ],
      },
    );
    await client.send(new SendBulkEmailCommand({ ...call, ReplyToAddresses: ['ctrt@example.gov'] }));

    const message = await inbox.get(inbox.list()[0]?.id ?? '');
    const named = (name: string) =>
      message?.headers.filter(([header]) => header.toLowerCase() === name).map(([, value]) => value);
    expect(named('list-id')).toEqual(['<rpb.example.gov>']);
    expect(named('auto-submitted')).toEqual(['auto-generated']);
    expect(named('list-unsubscribe')).toEqual([`<https://example.gov/unsubscribe/${'x'.repeat(800)}>`]);
    expect(named('from')).toEqual([FROM]);
    expect(named('to')).toEqual(['ana@example.org']);
    expect(named('reply-to')).toEqual(['ctrt@example.gov']);
    expect(named('message-id')).toEqual([`<${message?.messageId}@email.amazonses.com>`]);
    expect(named('date')).toHaveLength(1);
    expect(Date.parse(named('date')?.[0] ?? '')).toBe(
      Math.floor(Date.parse(message?.at ?? '') / 1000) * 1000,
    );
  });

  test('brings its attachment with type and method as they were given', async () => {
    const { client, inbox } = await openSes();
    const attachment = {
      FileName: 'event.ics',
      ContentType: 'text/calendar; charset=utf-8; method=PUBLISH',
      RawContent: Buffer.from(ICS),
    };
    await client.send(
      new SendBulkEmailCommand(bulkTo([entryFor('ana@example.org')], { Attachments: [attachment] })),
    );

    const { id = '' } = inbox.list()[0] ?? {};
    expect((await inbox.get(id))?.attachments).toEqual([
      {
        fileName: 'event.ics',
        contentType: 'text/calendar; method=PUBLISH',
        size: ICS.length,
        content: ICS,
        encoding: 'utf8',
      },
    ]);
    expect(inbox.eml(id)?.toString()).toContain('Content-Type: text/calendar; charset=utf-8; method=PUBLISH');
  });

  test('is as RFC 5322 and MIME want it: CRLF, no line over 998, a boundary of 70 at most', async () => {
    const { client, inbox } = await openSes();
    const content = {
      Subject: 'x',
      Text: `a\nb\r\nc ${'long '.repeat(400)}`,
      Html: `<p>é</p>\n<p>${'x'.repeat(2000)}</p>`,
    };
    await client.send(
      new SendBulkEmailCommand(bulkTo([entryFor('ana@example.org')], { TemplateContent: content })),
    );

    const eml = inbox.eml(inbox.list()[0]?.id ?? '')?.toString('latin1') ?? '';
    expect(eml.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...eml.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(998);
    expect(/boundary="([^"]+)"/.exec(eml)?.[1]?.length).toBeLessThanOrEqual(70);
  });

  test('is tagged by the entry before the default, and each acceptance is told', async () => {
    const heard: SentMail[] = [];
    const { client, inbox } = await openSes({ onSend: (mail) => heard.push(mail) });
    const tag = (Name: string, Value: string) => ({ Name, Value });
    await client.send(
      new SendBulkEmailCommand({
        ...bulkTo([
          { ...entryFor('ana@example.org'), ReplacementTags: [tag('person', 'p1'), tag('kind', 'own')] },
        ]),
        DefaultEmailTags: [tag('mailing', 'm1'), tag('kind', 'default')],
        ConfigurationSetName: 'notifications',
      }),
    );

    const tags = {
      mailing: 'm1',
      person: 'p1',
      kind: 'own',
      'ses:configuration-set': 'notifications',
    };
    expect(inbox.list()[0]?.tags).toEqual(tags);
    expect(heard).toMatchObject([{ outcome: 'sent', tags, to: ['ana@example.org'] }]);
  });

  test('with a variable that has no value is accepted, and goes to nobody', async () => {
    const heard: SentMail[] = [];
    const { client, inbox, endpoint } = await openSes({ onSend: (mail) => heard.push(mail) });
    const answer = await client.send(
      new SendBulkEmailCommand(
        bulkTo(
          [entryFor('ana@example.org'), entryFor('ben@example.org', { link: 'https://example.gov/b' })],
          {
            TemplateContent: { Subject: 'Webinar', Text: '{{link}}' },
          },
        ),
      ),
    );

    expect(answer.BulkEmailEntryResults?.map(({ Status }) => Status)).toEqual(['SUCCESS', 'SUCCESS']);
    expect(inbox.list().map(({ to }) => to)).toEqual([['ben@example.org']]);
    expect(endpoint.unsent()).toMatchObject([
      { messageId: answer.BulkEmailEntryResults?.[0]?.MessageId, reason: expect.stringContaining("'link'") },
    ]);
    expect(heard.map(({ outcome }) => outcome)).toEqual(['rendering-failed', 'sent']);
  });

  test('whatever the words, they arrive as they are: nothing is escaped, nothing is read as a template again', async () => {
    const { client, inbox } = await openSes({ maxSendRate: 1_000_000 });
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((text) =>
        `${text} {{nobody}} <script>&amp; \u{1F499}`.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, ' ').trim(),
      );
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        inbox.clear();
        await client.send(
          new SendBulkEmailCommand(
            bulkTo([entryFor('ana@example.org', { text })], {
              TemplateContent: { Subject: 'a {{text}} z', Text: 'a {{text}} z', Html: 'a {{{text}}} z' },
            }),
          ),
        );
        const message = await inbox.get(inbox.list()[0]?.id ?? '');
        expect(message?.text?.trimEnd()).toBe(`a ${text} z`);
        expect(message?.html?.trimEnd()).toBe(`a ${text} z`);
        expect(message?.subject).toBe(`a ${text} z`);
      }),
      { numRuns: 40 },
    );
  });
});
