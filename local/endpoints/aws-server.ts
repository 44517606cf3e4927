/** One AWS service over HTTP on 127.0.0.1: reads requests, asks the service for an answer, writes it as AWS does. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Authorize, Need } from './authorize.ts';
import { AwsError, type Caller, callerOf, type OnCall } from './aws-call.ts';
import type { Endpoint } from './endpoint.ts';
import { forThisMachineOnly } from './same-machine-only.ts';

export interface AwsRequest {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Before the endpoints that are not ours: empty for what is no JSON. */
  readonly body: string;
  readonly caller: Caller;
}

/** The operation that a request asks for, and how to run it; what it returns is answered as the service writes. */
export interface AwsOperation {
  readonly name: string;
  readonly run: () => unknown;
  /** What has to be allowed before it is run; by default, what it is called, on everything. */
  readonly needs?: (() => readonly Need[]) | undefined;
}

/** How a service writes its answers. */
export interface Writing {
  readonly contentType: string;
  readonly result: (operation: string, result: unknown) => string;
  readonly exception: (error: AwsError) => string;
}

/** As JSON, of this type. */
export const inJson = (contentType: 'application/json' | 'application/x-amz-json-1.1'): Writing => ({
  contentType,
  result: (_operation, result) => JSON.stringify(result ?? {}),
  exception: ({ code, message }) => JSON.stringify({ __type: code, message, Message: message }),
});

export interface AwsService {
  /** As in IAM actions: `ses`. */
  readonly name: string;
  readonly writing: Writing;
  /** Finds the operation, or null when the service has none such here. */
  readonly find: (request: AwsRequest) => AwsOperation | null;
  readonly onCall?: OnCall | undefined;
  readonly authorize?: Authorize | undefined;
  /** How it answers whoever may not. */
  readonly refusedAs?: Pick<AwsError, 'code' | 'status'>;
}

/** Starts the service on a free port. */
export async function startAwsServer(service: AwsService): Promise<Endpoint> {
  const server = forThisMachineOnly(
    createServer((request, response) => void serve(service, request, response)),
  );
  // The SDK keeps connections open. If we closed an idle one just as it sends, the caller could not know
  // whether its request was heard: an uncertainty that AWS rarely shows and tests should not.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  service: AwsService,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { contentType, exception } = service.writing;
  const respond = (status: number, body: string, headers: Record<string, string> = {}) => {
    response.writeHead(status, {
      'content-type': contentType,
      'x-amzn-requestid': randomUUID(),
      ...headers,
    });
    response.end(body);
  };
  try {
    respond(200, await answer(service, await read(incoming)));
  } catch (error) {
    const known = asAwsError(error);
    respond(known.status, exception(known), { 'x-amzn-errortype': known.code });
  }
}

async function read(incoming: IncomingMessage): Promise<AwsRequest> {
  const caller = callerOf(incoming.headers.authorization);
  // Not by URL, which would read a name such as `.` as a step in the path.
  const [path = '/', query] = (incoming.url ?? '/').split('?');
  const body = await text(incoming);
  if (caller === null) {
    throw new AwsError('MissingAuthenticationTokenException', 'The request is not signed.', 403);
  }
  const { method = 'GET', headers } = incoming;
  return { method, path, query: new URLSearchParams(query), headers, body, caller };
}

async function answer(service: AwsService, request: AwsRequest): Promise<string> {
  const operation = service.find(request);
  if (operation === null) {
    const what = `${request.method} ${request.path}`;
    throw new AwsError(
      'UnknownOperationException',
      `${service.name} has no such operation here: ${what}`,
      404,
    );
  }
  const { accessKey } = request.caller;
  await refuseUnlessAllowed(service, operation, accessKey);
  await service.onCall?.({ service: service.name, operation: operation.name, accessKey });
  return service.writing.result(operation.name, await operation.run());
}

/** As IAM does, before anything else is looked at. */
async function refuseUnlessAllowed(
  { name, authorize, refusedAs = { code: 'AccessDeniedException', status: 403 } }: AwsService,
  operation: AwsOperation,
  accessKey: string,
): Promise<void> {
  if (authorize === undefined) return;
  const needs = operation.needs?.() ?? [{ action: `${name}:${operation.name}`, resource: '*' }];
  const message = await authorize(accessKey, needs);
  if (message !== null) throw new AwsError(refusedAs.code, message, refusedAs.status);
}

function asAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  console.error(error);
  return new AwsError('InternalFailure', error instanceof Error ? error.message : String(error), 500);
}
