/** A gate before an endpoint that is not ours: has each request allowed before the endpoint hears of it. */
import { once } from 'node:events';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Authorize, Need } from './authorize.ts';
import { callerOf } from './aws-call.ts';
import type { AwsRequest } from './aws-server.ts';

export interface Gate {
  readonly authorize: Authorize;
  /** What has to be allowed of this request. */
  readonly needsOf: (asked: AwsRequest) => readonly Need[] | Promise<readonly Need[]>;
  /** Answers as the service does to whoever may not. */
  readonly refuse: (response: ServerResponse, message: string, asked: AwsRequest) => void;
}

/** Asks `gate` about each signed request, before any other listener of `server` sees it; without a gate, all pass. */
export function gated<AnyServer extends Server>(server: AnyServer, gate: Gate | undefined): AnyServer {
  if (gate === undefined) return server;
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
    try {
      const refused = await refusedBy(gate, request, response);
      if (!refused) for (const listener of listeners) listener.call(server, request, response);
    } catch (error) {
      // Whoever hung up gets no answer; whatever we could not read must not pass either.
      response.destroy(error as Error);
    }
  });
  return server;
}

async function refusedBy(gate: Gate, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const { method = 'GET', headers } = request;
  const caller = callerOf(headers.authorization);
  // The service itself refuses what nobody has signed.
  if (caller === null) return false;
  const [path = '/', query] = (request.url ?? '/').split('?');
  const body = headers['x-amz-target'] === undefined ? '' : await peek(request);
  const asked = { method, path, query: new URLSearchParams(query), headers, body, caller };
  const message = await gate.authorize(caller.accessKey, await gate.needsOf(asked));
  if (message !== null) gate.refuse(response, message, asked);
  return message !== null;
}

/** Reads the body and puts it back, so that whoever is asked next reads it from its beginning. */
async function peek(request: IncomingMessage): Promise<string> {
  const length = Number(request.headers['content-length'] ?? 0);
  const chunks: Buffer[] = [];
  for (let read = 0; read < length; ) {
    const chunk = request.read() as Buffer | null;
    if (chunk === null) await once(request, 'readable');
    else read += chunks[chunks.push(chunk) - 1]?.length ?? 0;
  }
  const body = Buffer.concat(chunks);
  if (body.length > 0) request.unshift(body);
  return body.toString();
}
