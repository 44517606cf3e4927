/** The local pages of mailings with as much on them as there can be, for a browser. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { eventful, NOW, oversee, running, uneventful } from '../local/mailings.fixture.ts';
import { openPages } from '../local/pages.ts';
import { AXE_PATH } from './site.ts';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

const SINCE = '2026-01-13T11:40:00Z';

/** Serves them, with axe beside them; `url` is that of the inbox. */
export async function openMailingPages(): Promise<{ readonly url: string; readonly close: () => void }> {
  const { oversight } = oversee([running(), eventful(), uneventful()], {
    alarms: [
      {
        kind: 'quota-spent',
        subject: running().report.id,
        says: 'Some wait.',
        title: running().title,
        since: SINCE,
      },
    ],
    brakes: { everything: { since: SINCE, because: 'bounces' }, mailings: [], resumedAt: null },
  });
  const app = new Hono().route('/_local', openPages({ now: NOW.toISOString(), oversight }).pages);
  app.get(AXE_PATH, (c) => c.body(axe, 200, { 'Content-Type': 'text/javascript' }));
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/_local`;
  return { url, close: () => void server.close() };
}
