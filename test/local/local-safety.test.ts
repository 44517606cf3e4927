import { request } from 'node:http';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { describe, expect, onTestFinished, test } from 'vitest';
import { arrival } from './arrivals.ts';
import { openPages } from './pages.ts';

const PATHS = [
  '/_local',
  '/_local/upcoming',
  '/_local/time',
  '/_local/emails',
  '/_local/schedules',
  '/_local/clock',
  '/_local/style.css',
  '/_local/nowhere',
];

describe('the local pages answer', () => {
  test.for(PATHS)('%s only by a name of this machine', async (path) => {
    const { ask } = openPages();
    const status = async (host: string) => (await ask(path, { headers: { host } })).status;
    expect(await status('rebound.example.com')).toBe(403);
    expect(await status('localhost.example.com:3000')).toBe(403);
    expect(await status('127.0.0.1.example.com')).toBe(403);
    expect(await status('')).toBe(403);
    for (const host of ['localhost', 'localhost:3000', '127.0.0.1', '127.0.0.1:3000']) {
      expect(await status(host)).not.toBe(403);
    }
  });

  test('with headers that keep them to themselves, and no cookie', async () => {
    const { ask, inbox } = openPages();
    const id = inbox.add(arrival({ subject: 'Webinar', to: 'ana@example.org' }));
    for (const path of [...PATHS, `/_local/mail/${id}`, `/_local/emails/${id}`, `/_local/emails/${id}.eml`]) {
      const { headers } = await ask(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  test('through a real server with the name that the browser sent', async () => {
    const { pages } = openPages();
    const app = new Hono().route('/_local', pages);
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const status = (host: string) =>
      new Promise((resolve, reject) => {
        request({ host: '127.0.0.1', port, path: '/_local', headers: { host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on('error', reject)
          .end();
      });
    expect(await status(`localhost:${port}`)).toBe(200);
    expect(await status('rebound.example.com')).toBe(403);
  });
});

describe('a button', () => {
  const press = async (headers: Record<string, string>) => {
    const { ask, moves } = openPages();
    const answers = await Promise.all([
      ask('/_local/time/forward', { method: 'POST', headers, body: new URLSearchParams({ by: 'PT1H' }) }),
      ask('/_local/clock', { method: 'POST', headers, body: '{"advanceBy":"PT1H"}' }),
    ]);
    return { statuses: answers.map(({ status }) => status), moves: moves.length };
  };

  test.for([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' },
    { origin: 'https://example.com' },
    { origin: 'http://localhost:4000' },
    { origin: 'null' },
  ])('pressed by another site does nothing: %o', async (headers) => {
    expect(await press({ host: 'localhost:3000', ...headers } as Record<string, string>)).toEqual({
      statuses: [403, 403],
      moves: 0,
    });
  });

  test.for([
    { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' },
    { origin: 'http://localhost:3000' },
    {},
  ])('pressed here, or by a program, acts: %o', async (headers) => {
    expect(await press({ host: 'localhost:3000', ...headers } as Record<string, string>)).toEqual({
      statuses: [303, 200],
      moves: 2,
    });
  });

  test('does nothing when it is only followed as a link', async () => {
    const { ask, moves } = openPages();
    for (const path of ['next-reminder', 'forward?by=PT1H', 'replay?year=2026'])
      await ask(`/_local/time/${path}`);
    expect(moves).toEqual([]);
  });

  test('takes no body of a size that no form has', async () => {
    const { ask, moves } = openPages();
    const answer = await ask('/_local/clock', {
      method: 'POST',
      body: `{"advanceBy":"PT1H"${' '.repeat(70_000)}}`,
    });
    expect(answer.status).toBe(413);
    expect(moves).toEqual([]);
  });
});
