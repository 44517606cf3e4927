import {
  BadRequestException,
  NotFoundException,
  SendBulkEmailCommand,
  type SendBulkEmailCommandInput,
  type Template,
} from '@aws-sdk/client-sesv2';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../local/endpoints/aws-call.ts';
import { AwsError } from '../../local/endpoints/aws-call.ts';
import { bulkTo, entryFor, openSes } from './endpoints.ts';

const ana = entryFor('ana@example.org');
const headers = (count: number) => Array.from({ length: count }, (_, i) => ({ Name: `X-${i}`, Value: 'x' }));
const withTemplate = (template: Template) => bulkTo([ana], template);

const REFUSED: Record<string, SendBulkEmailCommandInput> = {
  'more than 50 entries': bulkTo(Array.from({ length: 51 }, () => ana)),
  'no entry': bulkTo([]),
  'no From': { ...bulkTo([ana]), FromEmailAddress: undefined },
  'a From name that is not an encoded word': {
    ...bulkTo([ana]),
    FromEmailAddress: 'Agéncia <a@example.gov>',
  },
  'more than 15 headers': withTemplate({ Headers: headers(16) }),
  'a header twice': withTemplate({ Headers: [...headers(1), ...headers(1)] }),
  'a header name with a colon': withTemplate({ Headers: [{ Name: 'X:', Value: 'x' }] }),
  'a header name of 127 characters': withTemplate({ Headers: [{ Name: 'x'.repeat(127), Value: 'x' }] }),
  'a header value of 996 characters': withTemplate({ Headers: [{ Name: 'X', Value: 'x'.repeat(996) }] }),
  'a header value with an accent': withTemplate({ Headers: [{ Name: 'X', Value: 'é' }] }),
  'a header value over two lines': withTemplate({
    Headers: [{ Name: 'X', Value: 'a\r\nBcc: b@example.org' }],
  }),
  'a header of SES’s own': withTemplate({ Headers: [{ Name: 'Subject', Value: 'x' }] }),
  'a tag with an address': {
    ...bulkTo([ana]),
    DefaultEmailTags: [{ Name: 'to', Value: 'ana@example.org' }],
  },
  'template data that is not JSON': withTemplate({ TemplateData: '{name: Ana}' }),
  'template data that is a list': withTemplate({ TemplateData: '[]' }),
  'template data over 262,144 characters': withTemplate({ TemplateData: `{"a":"${'x'.repeat(262_144)}"}` }),
  'an entry’s data over 262,144 characters': bulkTo([
    entryFor('ana@example.org', { a: 'x'.repeat(262_144) }),
  ]),
  'a request over 1 MB': withTemplate({
    Attachments: [{ FileName: 'a', RawContent: Buffer.alloc(800_000) }],
  }),
  'a block in the template': withTemplate({
    TemplateContent: { Subject: 's', Text: '{{#each a}}x{{/each}}' },
  }),
  'a nested attribute': withTemplate({ TemplateContent: { Subject: 's', Text: '{{a.b}}' } }),
  'braces that do not close': withTemplate({ TemplateContent: { Subject: 's', Text: '{{a' } }),
  'no text and no HTML': withTemplate({ TemplateContent: { Subject: 's' } }),
};

describe('SES refuses', () => {
  test.for(Object.entries(REFUSED))('%s', async ([, call]) => {
    const { client, inbox } = await openSes();
    await expect(client.send(new SendBulkEmailCommand(call))).rejects.toThrow(BadRequestException);
    expect(inbox.list()).toEqual([]);
  });

  test('a template that it would have to have stored', async () => {
    const { client } = await openSes();
    const call = bulkTo([ana], { TemplateContent: undefined, TemplateName: 'reminder' });
    await expect(client.send(new SendBulkEmailCommand(call))).rejects.toThrow(NotFoundException);
  });

  test('an entry that it cannot send to, and serves the others', async () => {
    const { client, inbox } = await openSes();
    const answer = await client.send(
      new SendBulkEmailCommand(
        bulkTo([
          entryFor('josé@example.org'),
          ana,
          entryFor('ana@bücher.example'),
          { Destination: { ToAddresses: [] } },
          entryFor('ana@example.org, ben@example.org'),
          entryFor('nobody'),
          { ...ana, ReplacementTags: [{ Name: 'to', Value: 'ana@example.org' }] },
          {
            ...ana,
            ReplacementEmailContent: { ReplacementTemplate: { ReplacementTemplateData: '{' } },
          },
          entryFor('ben@xn--bcher-kva.example'),
        ]),
      ),
    );
    const fault = 'INVALID_PARAMETER';
    expect(answer.BulkEmailEntryResults?.map(({ Status }) => Status)).toEqual([
      fault,
      'SUCCESS',
      fault,
      fault,
      fault,
      fault,
      fault,
      fault,
      'SUCCESS',
    ]);
    expect(inbox.list().flatMap(({ to }) => to)).toEqual(['ana@example.org', 'ben@xn--bcher-kva.example']);
  });
});

describe('SES takes what is just within its limits', () => {
  const TAKEN: Record<string, SendBulkEmailCommandInput> = {
    '50 entries': bulkTo(Array.from({ length: 50 }, () => ana)),
    '15 headers': withTemplate({ Headers: headers(15) }),
    'a header of 996 characters': withTemplate({ Headers: [{ Name: 'X', Value: 'x'.repeat(995) }] }),
    'a From name as an encoded word': {
      ...bulkTo([ana]),
      FromEmailAddress: '=?UTF-8?B?QWfDqW5jaWE=?= <a@example.gov>',
    },
  };
  test.for(Object.entries(TAKEN))('%s', async ([, call]) => {
    const { client, inbox } = await openSes();
    await client.send(new SendBulkEmailCommand(call));
    expect(inbox.list()).toHaveLength(call.BulkEmailEntries?.length ?? 0);
  });

  test('and reads the encoded word of a name', async () => {
    const { client, inbox } = await openSes();
    const from = '=?UTF-8?B?QWfDqW5jaWE=?= <a@example.gov>';
    await client.send(new SendBulkEmailCommand({ ...bulkTo([ana]), FromEmailAddress: from }));
    expect(await inbox.get(inbox.list()[0]?.id ?? '')).toMatchObject({
      from: 'a@example.gov',
      sender: 'Agéncia <a@example.gov>',
    });
  });
});

describe('whoever watches the calls', () => {
  test('hears service, operation and access key, and can refuse', async () => {
    const heard: Call[] = [];
    const { client } = await openSes({
      onCall: (call) => {
        heard.push(call);
        if (heard.length > 1) throw new AwsError('AccessDeniedException', 'no', 403);
      },
    });
    await client.send(new SendBulkEmailCommand(bulkTo([ana])));
    expect(heard).toEqual([{ service: 'ses', operation: 'SendBulkEmail', accessKey: 'send-range' }]);
    await expect(client.send(new SendBulkEmailCommand(bulkTo([ana])))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 403 },
    });
  });

  test('an unsigned request and an unknown operation are turned away', async () => {
    const { endpoint } = await openSes();
    expect((await fetch(`${endpoint.url}/v2/email/account`)).status).toBe(403);
    const headers = { authorization: 'AWS4-HMAC-SHA256 Credential=a/20260101/us-west-2/ses/aws4_request' };
    const answer = await fetch(`${endpoint.url}/v2/email/identities`, { headers });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
  });
});
