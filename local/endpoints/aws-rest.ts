/** Operations of a REST service, found by method and path. */
import type { Need } from './authorize.ts';
import type { AwsOperation, AwsRequest } from './aws-server.ts';

/** A request, and the values of the labels in its path. */
export interface RestRequest extends AwsRequest {
  readonly label: (name: string) => string;
}

export interface RestOperation {
  /** Method and path with its labels: `PUT /schedules/{Name}`. */
  readonly at: string;
  readonly run: (request: RestRequest) => unknown;
  /** What has to be allowed before it is run; by default, what it is called, on everything. */
  readonly needs?: (request: RestRequest) => readonly Need[];
}

/** A finder of operations, by the names under which they stand. */
export function restOperations(
  operations: Readonly<Record<string, RestOperation>>,
): (request: AwsRequest) => AwsOperation | null {
  const routes = Object.entries(operations).map(([name, { at, ...operation }]) => ({
    ...{ name, ...operation },
    ...route(at),
  }));
  return (request) => {
    for (const { name, method, expression, run, needs } of routes) {
      const labels = method === request.method ? expression.exec(request.path)?.groups : undefined;
      if (labels === undefined) continue;
      const rest = { ...request, label: reader(labels) };
      return { name, run: () => run(rest), needs: needs && (() => needs(rest)) };
    }
    return null;
  };
}

function route(at: string): { method: string; expression: RegExp } {
  const [method = '', path = ''] = at.split(' ');
  // An empty group at the end, so that a path without labels has groups too.
  return { method, expression: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}(?<end>)$`) };
}

const reader = (labels: Record<string, string>) => (name: string) => decodeURIComponent(labels[name] ?? '');
