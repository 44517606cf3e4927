/**
 * Stands between the functions and one endpoint and decides for each request what comes of it: forwarded, answered by
 * itself, left without an answer, or cut off, before or after the endpoint has done its part.
 */
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { callerOf } from '../../local/endpoints/aws-call.ts';
import type { Endpoint } from '../../local/endpoints/endpoint.ts';

/** A request as it came over the wire. */
export interface Asked {
  /** Who signed it. */
  readonly accessKey: string;
  /** Method and path: `POST /v2/email/outbound-bulk-emails`. */
  readonly at: string;
  /** `DynamoDB_20120810.Query`, for services that name the operation so. */
  readonly target: string;
  readonly body: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** What comes of a request: an answer, silence until the caller gives up, or a connection that breaks. */
export type Result = Answered | 'silence' | 'reset';

/** What is to be changed of a request on its way to the endpoint. */
export interface Changes {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Hands the request on and gives the endpoint's answer. */
export type Forward = (changes?: Changes) => Promise<Answered>;

/** Decides about one request; it is done by the endpoint when, and as often as, `forward` is called. */
export type Treat = (asked: Asked, forward: Forward) => Promise<Result>;

export interface FaultProxy extends Endpoint {
  /** Requests that are being decided about; whoever waits in silence is not counted. */
  unfinished(): number;
}

/** Starts it on a free port, before the endpoint at `target`. */
export async function startFaultProxy(target: string, treat: Treat): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: true });
  let unfinished = 0;
  const server = createServer(async (incoming, response) => {
    unfinished += 1;
    try {
      const { asked, forward } = await read(incoming, { target, agent });
      give(response, await treat(asked, forward));
    } catch {
      // The caller is gone, or the endpoint is: neither gets an answer.
      response.destroy();
    } finally {
      unfinished -= 1;
    }
  });
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    unfinished: () => unfinished,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      agent.destroy();
    },
  };
}

async function read(incoming: IncomingMessage, { target, agent }: { target: string; agent: Agent }) {
  const body = (await buffer(incoming)).toString();
  const { method = 'GET', url = '/', headers } = incoming;
  const asked: Asked = {
    accessKey: callerOf(headers.authorization)?.accessKey ?? '',
    at: `${method} ${url}`,
    target: String(headers['x-amz-target'] ?? ''),
    body,
  };
  const forward: Forward = (changes = {}) => {
    const sent = changes.body ?? body;
    const lengths = { host: new URL(target).host, 'content-length': String(Buffer.byteLength(sent)) };
    const options = { method, agent, headers: { ...headers, ...lengths, ...changes.headers } };
    return ask(new URL(url, target), options, sent);
  };
  return { asked, forward };
}

function ask(url: URL, options: Parameters<typeof request>[1], body: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, options as object, async (answer) => {
      try {
        const text = (await buffer(answer)).toString();
        resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: text });
      } catch (error) {
        reject(error);
      }
    });
    outgoing.once('error', reject).end(body);
  });
}

function give(response: ServerResponse, result: Result): void {
  if (result === 'silence') return;
  if (result === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const { 'transfer-encoding': _chunked, 'x-amz-crc32': _checksum, ...headers } = result.headers;
  response.writeHead(result.status, { ...headers, 'content-length': Buffer.byteLength(result.body) });
  response.end(result.body);
}

/** An error as AWS's JSON services word it. */
export const awsError = (status: number, code: string, message: string): Answered => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': code },
  body: JSON.stringify({ __type: code, message }),
});
