/** What the functions print of a month in which much happens and much goes wrong: no address, no token, however it is written. */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { QUEUES, type QueueName } from '../../core/contract/functions.ts';
import { AwsError } from '../../local/endpoints/aws-call.ts';
import { localAccess } from '../../local/local-access.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { BUSY_MONTH_OPENS, type BusyMonth, PEOPLE, tellBusyMonth } from './busy-month.ts';
import { sendForm } from './form.ts';
import { linksOf } from './mail-links.ts';
import { type Month, openMonth } from './month.ts';

const PATIENCE_MS = 120_000;
/** Whoever tries the forms, and whom SES turns away. */
const INTRUDER = 'intruder.o’hara@attack.example.org';
const REFUSED = 'refused@people.example.org';

let month: Month;
let story: BusyMonth;
/** Calls to SES that are turned away from now on, with the words in which SES quotes addresses. */
let refusals = 0;
beforeAll(async () => {
  month = await openMonth(BUSY_MONTH_OPENS, {
    onCall: ({ operation }) => {
      if (refusals === 0 || !operation.startsWith('Send')) return;
      refusals -= 1;
      const quoted = `${REFUSED}, ${Object.values(PEOPLE).join(', ')}`;
      throw new AwsError('MessageRejected', `Email address is not verified: ${quoted}`, 400);
    },
  });
  story = await tellBusyMonth(month);
}, PATIENCE_MS);
afterAll(() => month?.close());

/** Every way in which a secret could stand in a line of a log. */
function spellings(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const whole = [secret, secret.toLowerCase(), encodeURIComponent(secret), encodeURI(secret)];
  // Base64 of a text within a longer one looks otherwise at each of three offsets; its inner part does not.
  const within = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  return [
    ...whole,
    ...within,
    ...within.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    bytes.toString('hex'),
  ];
}

/** A token of 43 characters, or a signature of 22 without its version. An id, of 32 hex digits, is no secret. */
const TOKEN = /^[\w-]{22,}$/;
const ID = /^[0-9a-f]{32}$/;
const tokensOf = (link: string): string[] =>
  link.split(/[/?=&#.]/).filter((part) => TOKEN.test(part) && !ID.test(part));

interface Secrets {
  /** Of everyone in the story. */
  readonly addresses: readonly string[];
  /** Whatever in a link of theirs lets somebody act. */
  readonly tokens: readonly string[];
  readonly keys: readonly string[];
}

async function secrets(): Promise<Secrets> {
  const { inbox, keys } = month.cloud;
  const mails = await Promise.all(inbox.list().map(({ id }) => inbox.get(id)));
  const links = mails.flatMap((mail) => (mail ? linksOf(mail) : [])).concat(Object.values(story.links));
  const ours = links.filter((link) => link.includes('month.example/') || link.startsWith('/'));
  const { versions } = await keys.linkKeys(KEY_PARAMETERS.linkKeys);
  return {
    addresses: [...Object.values(PEOPLE), INTRUDER, REFUSED],
    tokens: [...new Set(ours.flatMap(tokensOf))],
    keys: [await keys.idKey(KEY_PARAMETERS.idKey), ...Object.values(versions)],
  };
}

async function expectNothingSecret(): Promise<void> {
  const printed = month.printed();
  expect(printed.length).toBeGreaterThan(1000);
  expect(printed).not.toContain('@');
  expect(printed).not.toContain('%40');
  const told = Object.values(await secrets())
    .flat()
    .filter((secret) => spellings(secret).some((text) => printed.includes(text)));
  expect(told).toEqual([]);
}

it('looks for what lets somebody act: a token of every link, in mails too, and all keys', async () => {
  const { tokens, keys } = await secrets();
  for (const [name, link] of Object.entries(story.links)) {
    expect(tokensOf(link), name).toHaveLength(1);
    expect(tokens, name).toEqual(expect.arrayContaining(tokensOf(link)));
  }
  expect(tokens.length).toBeGreaterThan(Object.keys(story.links).length);
  // 32 bytes each, in base64url: one for ids, and one for links while it is young.
  expect(keys).toEqual([expect.stringMatching(/^[\w-]{43}$/), expect.stringMatching(/^[\w-]{43}$/)]);
});

it(
  'when people join, choose, register, are reminded and leave',
  async () => {
    await sendForm(month, '/sign-up', { address: INTRUDER, lists: 'month-events' });
    await sendForm(month, '/manage', { address: PEOPLE.ana });
    for (const path of Object.values(story.links)) {
      await month.ask(path);
      await month.ask(path, {
        method: 'POST',
        body: new URLSearchParams({ action: 'save', address: PEOPLE.eli }),
      });
    }
    await month.goTo('2026-01-28T12:00:00-08:00');
    await expectNothingSecret();
  },
  PATIENCE_MS,
);

it(
  'when SES turns letters and mailings away, quoting whom they are for',
  async () => {
    refusals = 4;
    await sendForm(month, '/sign-up', { address: REFUSED, lists: 'month-events' });
    await month.cloud.settle();
    await month.goTo('2026-01-29T12:00:00-08:00');
    expect(refusals).toBeLessThan(4);
    refusals = 0;
    await expectNothingSecret();
  },
  PATIENCE_MS,
);

it(
  'when messages on a queue make no sense',
  async () => {
    const { queues } = month.cloud;
    const client = new SQSClient({ ...localAccess('test'), endpoint: queues.url });
    const letter = story.links.confirmSubscription.split('/').at(-1);
    for (const name of (Object.keys(QUEUES) as QueueName[]).filter((queue) => queue !== 'feedback')) {
      for (const MessageBody of [
        `not JSON, ${INTRUDER}`,
        JSON.stringify({ purpose: INTRUDER, address: INTRUDER }),
        JSON.stringify({ purpose: 'manage', letter, address: `${INTRUDER} ${REFUSED}`, language: 'xx' }),
      ]) {
        await client.send(new SendMessageCommand({ QueueUrl: queues.queueUrl(name), MessageBody }));
      }
    }
    client.destroy();
    await month.cloud.settle();
    await expectNothingSecret();
  },
  PATIENCE_MS,
);

it(
  'whatever is sent to whichever page',
  async () => {
    const paths = [
      '/sign-up',
      '/manage',
      ...Object.values(story.links),
      '/nowhere',
      `/${story.events.open.year}/${INTRUDER}`,
    ];
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(INTRUDER, REFUSED, PEOPLE.ana, story.links.manage),
    );
    const sent = fc.record({
      path: fc
        .tuple(fc.constantFrom(...paths), fc.option(part))
        .map(([path, more]) => path + encodeURIComponent(more ?? '')),
      query: fc.option(part),
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
      type: fc.constantFrom(
        'application/x-www-form-urlencoded',
        'text/plain',
        'multipart/form-data; boundary=x',
        'application/json',
      ),
      body: fc.array(
        fc.tuple(fc.constantFrom('address', 'lists', 'language', 'action', 'made-at', 'x'), part),
      ),
      raw: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(sent, async ({ path, query, method, type, body, raw }) => {
        const text = raw ? body.flat().join('&') : new URLSearchParams(body).toString();
        const answer = await month.ask(
          `${path}${query === null ? '' : `?language=${encodeURIComponent(query)}`}`,
          {
            method,
            headers: {
              'content-type': type,
              cookie: `address=${PEOPLE.ana}`,
              'x-forwarded-for': '192.0.2.1',
            },
            ...(method !== 'GET' && { body: text }),
          },
        );
        expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
    await month.cloud.settle();
    await expectNothingSecret();
  },
  PATIENCE_MS,
);
