/** The service of a story on a port of this machine, so that a browser can visit it: real handlers, and a clock to move. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { toResponse, toWebEvent } from '../../local/web-event.ts';
import { type Month, openMonth } from '../stories/month.ts';

export interface Site {
  /** Where the pages are, without a final slash; links in mail begin with it. */
  readonly url: string;
  readonly month: Month;
  close(): Promise<void>;
}

/** Opens the month at `at`, with nothing loaded, on a free port. */
export async function openSite(at: string): Promise<Site> {
  const { promise: month, resolve } = Promise.withResolvers<Month>();
  const answer = async (request: Request) => {
    const { cloud } = await month;
    const answered = await cloud.invokeWeb(await toWebEvent(request));
    return toResponse(answered as Parameters<typeof toResponse>[0]);
  };
  const server = serve({ fetch: answer, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  resolve(openMonth(at, { siteUrl: url }));
  const opened = await month;
  return {
    url,
    month: opened,
    close: async () => {
      server.close();
      await opened.close();
    },
  };
}
