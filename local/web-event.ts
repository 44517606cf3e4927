/** Turns an HTTP request into the event that an HTTP API hands to Lambda (payload format 2.0), and the answer back. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export async function toWebEvent(request: Request): Promise<APIGatewayProxyEventV2> {
  const url = new URL(request.url);
  const body = Buffer.from(await request.arrayBuffer());
  const method = request.method;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(request.headers),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: url.hostname,
      domainPrefix: 'local',
      http: {
        method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: request.headers.get('user-agent') ?? '',
      },
      requestId: 'local',
      routeKey: '$default',
      stage: '$default',
      time: new Date().toISOString(),
      timeEpoch: Date.now(),
    },
    isBase64Encoded: true,
    ...(body.length > 0 && { body: body.toString('base64') }),
  };
}

/** The response that `web` meant. */
export function toResponse(answer: APIGatewayProxyStructuredResultV2): Response {
  const headers = new Headers(
    Object.entries(answer.headers ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
  );
  for (const cookie of answer.cookies ?? []) headers.append('set-cookie', cookie);
  const body = answer.isBase64Encoded ? Buffer.from(answer.body ?? '', 'base64') : answer.body;
  const status = answer.statusCode ?? 200;
  return new Response(WITHOUT_BODY.has(status) ? null : (body ?? null), { status, headers });
}

/** A Response refuses even an empty body with these. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 304]);
