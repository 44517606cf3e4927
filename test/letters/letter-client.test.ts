/** What becomes of a letter by what SES answers. */
import { createServer } from 'node:net';
import { GetSuppressedDestinationCommand, PutSuppressedDestinationCommand } from '@aws-sdk/client-sesv2';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type LetterCall, LetterNotSentError, openLetterMail } from '../../core/email/letter.client.ts';
import { AwsError } from '../../local/endpoints/aws-call.ts';
import { openSes } from '../local/endpoints.ts';

afterEach(() => vi.unstubAllEnvs());

/** The client that send-letter uses, led by the environment to whatever listens at `url`. */
function mailAt(url: string) {
  vi.stubEnv('AWS_ENDPOINT_URL_SESV2', url);
  vi.stubEnv('AWS_REGION', 'us-west-2');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'send-letter');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  return openLetterMail();
}

const call: LetterCall = {
  to: 'ana@example.org',
  message: Buffer.from(
    'From: DOE <account@updates.example.org>\r\nTo: ana@example.org\r\nSubject: Hello\r\n\r\nHello\r\n',
  ),
  configurationSet: 'test-letters',
  tags: { letter: 'd'.repeat(32), purpose: 'manage' },
};

describe('a letter', () => {
  it('arrives with its tags, and nothing in them says to whom', async () => {
    const sent: unknown[] = [];
    const { endpoint, inbox } = await openSes({ onSend: ({ tags }) => sent.push(tags) });
    expect(await mailAt(endpoint.url).send(call)).toEqual({ state: 'sent' });
    expect(inbox.list().map(({ to, subject }) => [to, subject])).toEqual([[['ana@example.org'], 'Hello']]);
    expect(sent).toEqual([{ ...call.tags, 'ses:configuration-set': 'test-letters' }]);
  });

  it.each([
    ['BadRequestException', 400],
    ['ValidationException', 400],
  ])('is given up after %s, without the address in the reason', async (code, status) => {
    const { endpoint } = await openSes({
      onCall: () => {
        throw new AwsError(code, 'Domain of ana@example.org is malformed', status);
      },
    });
    const outcome = await mailAt(endpoint.url).send(call);
    expect(outcome).toEqual({ state: 'refused', reason: `${code}: Domain of <address> is malformed` });
  });

  it.each([
    ['TooManyRequestsException', 429],
    ['LimitExceededException', 400],
    ['AccessDeniedException', 403],
    ['MessageRejected', 400],
    ['MailFromDomainNotVerifiedException', 400],
    ['SendingPausedException', 400],
    ['AccountSuspendedException', 400],
    ['NotFoundException', 404],
    ['InternalFailure', 500],
    ['ServiceUnavailable', 503],
  ])('comes back to its queue after %s', async (code, status) => {
    const { endpoint } = await openSes({
      onCall: () => {
        throw new AwsError(code, 'not now, ana@example.org', status);
      },
    });
    const sending = mailAt(endpoint.url).send(call);
    await expect(sending).rejects.toThrow(LetterNotSentError);
    await expect(sending).rejects.not.toThrow('@');
  });

  it('comes back to its queue when nobody answers, or the answer is cut off', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    await expect(mailAt(`http://127.0.0.1:${port}`).send(call)).rejects.toThrow(LetterNotSentError);
  });
});

describe('the account’s suppression list', () => {
  it('lets an address go, once or twice, whether it was there or not', async () => {
    const { endpoint, client } = await openSes();
    const mail = mailAt(endpoint.url);
    const EmailAddress = 'Ana+news@example.org';
    await client.send(new PutSuppressedDestinationCommand({ EmailAddress, Reason: 'COMPLAINT' }));
    const ask = () => client.send(new GetSuppressedDestinationCommand({ EmailAddress }));
    expect((await ask()).SuppressedDestination?.Reason).toBe('COMPLAINT');
    await mail.allowAgain('ana+news@example.org');
    await mail.allowAgain('ana+news@example.org');
    await expect(ask()).rejects.toThrow('does not exist');
  });

  it('says so when it could not be changed', async () => {
    const { endpoint } = await openSes({
      onCall: () => {
        throw new AwsError('TooManyRequestsException', 'slow down', 429);
      },
    });
    await expect(mailAt(endpoint.url).allowAgain('ana@example.org')).rejects.toThrow('slow down');
  });
});
