/**
 * Operations of a service of the query protocol: named by a field of the form that a request brings, and answered in XML.
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
import { randomUUID } from 'node:crypto';
import { html } from 'hono/html';
import type { Need } from './authorize.ts';
import type { Caller } from './aws-call.ts';
import type { AwsOperation, AwsRequest, Writing } from './aws-server.ts';

/** XML that is finished; text in it is escaped. */
export type Xml = ReturnType<typeof html>;

export interface QueryOperation {
  readonly run: (input: URLSearchParams, caller: Caller) => Xml;
  /** What has to be allowed before it is run. */
  readonly needs: (input: URLSearchParams, caller: Caller) => readonly Need[];
}

/** A finder of operations, by the names under which they stand. */
export function queryOperations(
  operations: Readonly<Record<string, QueryOperation>>,
): (request: AwsRequest) => AwsOperation | null {
  const known = new Map(Object.entries(operations));
  return ({ body, caller }) => {
    const input = new URLSearchParams(body);
    const name = input.get('Action') ?? '';
    const found = known.get(name);
    if (found === undefined) return null;
    const { run, needs } = found;
    return { name, run: () => run(input, caller), needs: () => needs(input, caller) };
  };
}

/** How such a service writes; `namespace` is that of its version of the API. */
export const inXml = (namespace: string): Writing => ({
  contentType: 'text/xml',
  result: (operation, result) => `<${operation}Response xmlns="${namespace}">
<${operation}Result>${result}</${operation}Result>
<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>
</${operation}Response>`,
  exception: ({ code, message }) => `<ErrorResponse xmlns="${namespace}">
${html`<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`}
<RequestId>${randomUUID()}</RequestId>
</ErrorResponse>`,
});
