/**
 * Keeps an endpoint for the programs of this machine: its store may hold real addresses. A browser sends `Origin`
 * with what another page asks for, and a foreign `Host` when a name was made to point here (DNS rebinding); the
 * AWS SDK sends neither.
 */
import { type RequestListener, Server } from 'node:http';

const OUR_HOSTS = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

/** Answers 403 to whatever a page in a browser may have asked, before any other listener of `server` sees it. */
export function forThisMachineOnly<AnyServer extends Server>(server: AnyServer): AnyServer {
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const { origin, host } = request.headers;
    if (origin === undefined && OUR_HOSTS.test(host ?? '')) {
      for (const listener of listeners) listener.call(server, request, response);
      return;
    }
    response.writeHead(403).end();
  });
  return server;
}

/**
 * Runs `start`, which makes its own server and lets it listen on every address, so that the server listens on
 * 127.0.0.1 only and answers this machine only.
 *
 * @param guarded puts before the server whatever else is to stand there
 */
export async function listeningOnLoopback<Started>(
  start: () => Promise<Started>,
  guarded: (server: Server) => Server = (server) => server,
): Promise<Started> {
  const listen = Server.prototype.listen;
  Server.prototype.listen = function (this: Server, ...input: unknown[]) {
    const [first, ...others] = input;
    const asked = typeof first === 'object' && first !== null ? { ...first, host: '127.0.0.1' } : first;
    return listen.apply(forThisMachineOnly(guarded(this)), [asked, ...others] as unknown as Parameters<
      typeof listen
    >);
  } as typeof listen;
  try {
    return await start();
  } finally {
    Server.prototype.listen = listen;
  }
}
