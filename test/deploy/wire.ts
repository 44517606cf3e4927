/** A wire between the deployed functions and MiniStack: passes everything on unchanged, keeps it, and can be cut. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A request with its answer. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly request: string;
  readonly status: number;
  readonly answer: string;
}

export interface Wire {
  /** Where functions are to look for a service. */
  readonly url: string;
  readonly exchanges: readonly Exchange[];
  /** From now on, requests of this method whose path begins so are refused for want of rights, as AWS does it. */
  refuse(method: string, path: string): void;
  /** Refuses nothing any more. */
  mend(): void;
  close(): Promise<void>;
}

/** What a refused function is told. */
export const REFUSAL = 'The wire is cut.';

/** Opens a wire to the MiniStack at `ministack`. */
export async function openWire(ministack: string): Promise<Wire> {
  const exchanges: Exchange[] = [];
  let refused: ((method: string, path: string) => boolean) | null = null;
  const server = createServer(async (incoming, response) => {
    const { method = 'GET', url: path = '/', headers } = incoming;
    const request = await buffer(incoming);
    if (refused?.(method, path)) {
      const answer = JSON.stringify({ Message: REFUSAL });
      exchanges.push({ method, path, request: request.toString(), status: 403, answer });
      response.writeHead(403, { 'x-amzn-errortype': 'AccessDeniedException' }).end(answer);
      return;
    }
    const { host: _host, connection: _connection, ...kept } = headers;
    const passed = await fetch(`${ministack}${path}`, {
      method,
      headers: kept as Record<string, string>,
      body: request.length > 0 ? request : null,
    });
    const answer = await passed.text();
    exchanges.push({ method, path, request: request.toString(), status: passed.status, answer });
    const type = Object.fromEntries(
      ['content-type', 'x-amzn-errortype'].map((name) => [name, passed.headers.get(name) ?? '']),
    );
    response.writeHead(passed.status, type).end(answer);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    exchanges,
    refuse: (method, path) => {
      refused = (asked, where) => asked === method && where.startsWith(path);
    },
    mend: () => {
      refused = null;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
