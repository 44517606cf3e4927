/** The service of a story on a port of this machine, so that a browser can visit it: real handlers, and a clock to move. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { toResponse, toWebEvent } from '../../local/web-event.ts';
import { type Month, openMonth } from '../stories/month.ts';

/** Where the test's own server has axe, so that a browser may keep it from page to page. */
export const AXE_PATH = '/axe-of-the-test.js';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

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
    if (request.url.endsWith(AXE_PATH)) return axeAnswer();
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

const axeAnswer = () =>
  new Response(axe, { headers: { 'content-type': 'text/javascript', 'cache-control': 'max-age=86400' } });
