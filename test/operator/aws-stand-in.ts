/** What the operator's commands ask of AWS before they write: STS, CloudFormation, SSM and SES on the wire. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** An account as the commands find it. */
export interface AccountState {
  /** Null: no `cdk bootstrap` was ever run. */
  readonly bootstrapVersion: number | null;
  /** An earlier stack has left its id key. */
  readonly keyKept: boolean;
  /** Null: there is no stack. */
  readonly stack: {
    readonly status: string;
    readonly outputs?: Readonly<Record<string, string>>;
    /** The domain whose identity it made. */
    readonly identity?: string;
    /** Mailboxes that it tells of alarms, each with what SNS says in place of an ARN, or `confirmed`; `gone` is listed no more. */
    readonly alarmsTo?: Readonly<Record<string, 'confirmed' | 'PendingConfirmation' | 'Deleted' | 'gone'>>;
  } | null;
  /** Null: SES knows no domain. */
  readonly identity: {
    readonly verified: boolean;
    readonly tokens: readonly string[];
    readonly mailFrom?: string;
  } | null;
  readonly sandbox: boolean;
  readonly paused: boolean;
  /** Messages in 24 hours, and a second. */
  readonly quota: { readonly most: number; readonly rate: number };
  /** Who calls, behind the account in their ARN. */
  readonly caller: string;
  /** Operations that are refused, each with AWS's code and message. */
  readonly refuse: Readonly<Record<string, readonly [code: string, message: string]>>;
}

export const ACCOUNT = '123456789012';
const ALARM_TOPIC = `arn:aws:sns:us-west-2:${ACCOUNT}:alarms`;

/** Bootstrapped, empty, out of the sandbox. */
const NEW_ACCOUNT: AccountState = {
  bootstrapVersion: 30,
  keyKept: false,
  stack: null,
  identity: null,
  sandbox: false,
  paused: false,
  quota: { most: 50_000, rate: 14 },
  caller: 'user/op',
  refuse: {},
};

interface Answer {
  readonly status: number;
  readonly body: string;
}

class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Starts an account until the test has ended; the URL for `AWS_ENDPOINT_URL`, and the operations it was asked for. */
export async function startAccount(state: Partial<AccountState> = {}) {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const operation = operationOf(request, body);
    asked.push(operation);
    const { status, body: answer } = answerOf(operation, body, { ...NEW_ACCOUNT, ...state });
    response.writeHead(status).end(answer);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close().closeAllConnections());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** Query protocol: in the body; JSON: in a header; REST: in method and path. */
function operationOf({ method, url, headers }: IncomingMessage, body: string): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.split('.').at(-1) ?? '';
  if (method === 'POST') return new URLSearchParams(body).get('Action') ?? '';
  return url?.startsWith('/v2/email/identities/') ? 'GetEmailIdentity' : 'GetAccount';
}

const ANSWERS: Readonly<Record<string, (state: AccountState, body: string) => string>> = {
  GetCallerIdentity: ({ caller }) =>
    xml('GetCallerIdentity', `<Account>${ACCOUNT}</Account><Arn>arn:aws:iam::${ACCOUNT}:${caller}</Arn>`),
  DescribeStacks: ({ stack }) => {
    const { status, outputs = {} } = existing(stack);
    const members = Object.entries(outputs).map(
      ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
    );
    return xml(
      'DescribeStacks',
      `<Stacks><member><StackName>any</StackName><CreationTime>2026-11-21T00:00:00Z</CreationTime>` +
        `<StackStatus>${status}</StackStatus><Outputs>${members.join('')}</Outputs></member></Stacks>`,
    );
  },
  ListStackResources: ({ stack }) => {
    const { identity, alarmsTo = {} } = existing(stack);
    const mailboxes = Object.keys(alarmsTo);
    const made = [
      ['AWS::SES::EmailIdentity', identity],
      ...(mailboxes.length > 0 ? [['AWS::SNS::Topic', ALARM_TOPIC]] : []),
      ...mailboxes.map(() => ['AWS::SNS::Subscription', 'pending confirmation']),
    ];
    const members = made.map(
      ([type, id]) =>
        `<member><ResourceType>${type}</ResourceType><PhysicalResourceId>${id}</PhysicalResourceId></member>`,
    );
    return xml('ListStackResources', `<StackResourceSummaries>${members.join('')}</StackResourceSummaries>`);
  },
  ListSubscriptionsByTopic: ({ stack }) => {
    const members = Object.entries(existing(stack).alarmsTo ?? {})
      .filter(([, state]) => state !== 'gone')
      .map(
        ([mailbox, state]) =>
          `<member><TopicArn>${ALARM_TOPIC}</TopicArn><Protocol>email</Protocol><Endpoint>${mailbox}</Endpoint>` +
          `<SubscriptionArn>${state === 'confirmed' ? `${ALARM_TOPIC}:${mailbox.length}` : state}</SubscriptionArn></member>`,
      );
    return xml('ListSubscriptionsByTopic', `<Subscriptions>${members.join('')}</Subscriptions>`);
  },
  GetParameter: ({ bootstrapVersion, keyKept }, body) => {
    const value = body.includes('id-key') ? keyKept && 'encrypted' : bootstrapVersion;
    if (!value) throw new Refusal('ParameterNotFound', 'No such parameter');
    return JSON.stringify({ Parameter: { Value: String(value) } });
  },
  GetEmailIdentity: ({ identity }) => {
    if (!identity) throw new Refusal('NotFoundException', 'No such identity');
    const { verified, tokens, mailFrom } = identity;
    return JSON.stringify({
      VerifiedForSendingStatus: verified,
      DkimAttributes: { Tokens: tokens },
      ...(mailFrom && {
        MailFromAttributes: { MailFromDomain: mailFrom, MailFromDomainStatus: 'SUCCESS' },
      }),
    });
  },
  GetAccount: ({ sandbox, paused, quota }) =>
    JSON.stringify({
      ProductionAccessEnabled: !sandbox,
      SendingEnabled: !paused,
      SendQuota: { Max24HourSend: quota.most, MaxSendRate: quota.rate, SentLast24Hours: 0 },
    }),
};

function existing(stack: AccountState['stack']) {
  if (stack) return stack;
  throw new Refusal('ValidationError', 'Stack with id any does not exist');
}

const xml = (operation: string, result: string): string =>
  `<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`;

function answerOf(operation: string, body: string, state: AccountState): Answer {
  try {
    const refused = state.refuse[operation];
    if (refused) throw new Refusal(...refused);
    return { status: 200, body: ANSWERS[operation]?.(state, body) ?? '' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: 400, body: inWordsOf(operation, error) };
  }
}

const QUERY = ['GetCallerIdentity', 'DescribeStacks', 'ListStackResources', 'ListSubscriptionsByTopic'];

const inWordsOf = (operation: string, { code, message }: Refusal): string =>
  QUERY.includes(operation)
    ? `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`
    : JSON.stringify({ __type: code, message });
