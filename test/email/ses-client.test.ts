import { createServer } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type BulkCall, type Copy, openSes } from '../../core/email/ses.client.ts';
import { AwsError, type OnCall } from '../../local/endpoints/aws-call.ts';
import { openSes as openLocalSes } from '../local/endpoints.ts';

afterEach(() => vi.unstubAllEnvs());

/** The client that the functions use, led by the environment to whatever listens at `url`. */
function sesAt(url: string) {
  vi.stubEnv('AWS_ENDPOINT_URL_SESV2', url);
  vi.stubEnv('AWS_REGION', 'us-west-2');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'send-range');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  return openSes();
}

const copyFor = (name: string, headers: Copy['headers'] = []): Copy => ({
  address: `${name}@example.org`,
  data: {},
  headers,
  tags: { recipient: name },
});

const callTo = (...copies: readonly Copy[]): BulkCall => ({
  from: 'DOE <events@updates.example.org>',
  replyTo: 'desk@example.org',
  configurationSet: 'mailings',
  content: {
    subject: 'Webinar',
    text: 'Tomorrow',
    html: '<p>Tomorrow</p>',
    attachment: { fileName: 'event.ics', contentType: 'text/calendar', content: 'BEGIN:VCALENDAR' },
  },
  headers: [],
  data: {},
  tags: { mailing: 'webinar' },
  copies,
});

const states = (outcomes: readonly { readonly state: string }[]) => outcomes.map(({ state }) => state);

/** A local SES that counts the bulk calls it gets; `answer` may throw instead of taking one. */
async function openCounted(answer: OnCall = () => undefined) {
  let calls = 0;
  const { endpoint, inbox } = await openLocalSes({
    onCall: (call) => {
      calls += 1;
      answer(call);
    },
  });
  return { ses: sesAt(endpoint.url), inbox, calls: () => calls };
}

describe('what is known of each copy', () => {
  it.each([
    ['TooManyRequestsException', 429, 'pending'],
    ['AccessDeniedException', 403, 'pending'],
    ['MessageRejected', 400, 'pending'],
    ['NotFoundException', 404, 'pending'],
    ['InternalServiceError', 500, 'uncertain'],
  ])('after %s with status %i it is %s, and the call was made once', async (code, status, state) => {
    const { ses, inbox, calls } = await openCounted(() => {
      throw new AwsError(code, 'Not now.', status);
    });
    const outcomes = await ses.sendBulk(callTo(copyFor('ana'), copyFor('bo')));
    expect(states(outcomes)).toEqual([state, state]);
    for (const outcome of outcomes) expect(outcome).toHaveProperty('reason', expect.stringContaining(code));
    expect(calls()).toBe(1);
    expect(inbox.list()).toEqual([]);
  });

  it('after an answer it is sent, under the message id that SES gave, in one call', async () => {
    const { ses, inbox, calls } = await openCounted();
    const outcomes = await ses.sendBulk(callTo(copyFor('ana'), copyFor('bo')));
    expect(states(outcomes)).toEqual(['sent', 'sent']);
    const ids = inbox.list().map(({ tags }) => tags['recipient']);
    expect(ids.toSorted()).toEqual(['ana', 'bo']);
    expect(new Set(outcomes.map((outcome) => 'messageId' in outcome && outcome.messageId)).size).toBe(2);
    expect(calls()).toBe(1);
  });

  it.each([0, 1, 2, 3, 4])(
    'when SES calls copy %i of five malformed, that one failed and the others are sent once',
    async (bad) => {
      const { ses, inbox } = await openCounted();
      const copies = [0, 1, 2, 3, 4].map((index) =>
        copyFor(`p${index}`, index === bad ? [{ name: 'X-Long', value: 'x'.repeat(1000) }] : []),
      );
      const outcomes = await ses.sendBulk(callTo(...copies));
      expect(states(outcomes)).toEqual(copies.map((_, index) => (index === bad ? 'failed' : 'sent')));
      const arrived = inbox.list().flatMap(({ to }) => to);
      expect(arrived.toSorted()).toEqual(
        copies.filter((_, index) => index !== bad).map(({ address }) => address),
      );
    },
  );

  it('when looking for the malformed copy takes too long, whoever was not sent to is pending', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const { ses, inbox } = await openCounted(() => vi.setSystemTime(Date.now() + 4_000));
    const malformed = copyFor('p4', [{ name: 'X-Long', value: 'x'.repeat(1000) }]);
    const outcomes = await ses.sendBulk(
      callTo(...['p0', 'p1', 'p2', 'p3'].map((name) => copyFor(name)), malformed),
    );
    expect(states(outcomes)).toEqual(['sent', 'sent', 'sent', 'pending', 'pending']);
    expect(inbox.list()).toHaveLength(3);
  });

  it('when nothing listens, it is pending: nobody can have been sent to', async () => {
    const outcomes = await sesAt(`http://127.0.0.1:${await closedPort()}`).sendBulk(
      callTo(copyFor('ana'), copyFor('bo')),
    );
    expect(states(outcomes)).toEqual(['pending', 'pending']);
  });
});

/** A port of this machine that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The server had no port.');
  return address.port;
}
