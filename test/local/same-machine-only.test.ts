import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../local/clock.ts';
import { type Endpoints, startEndpoints } from '../../local/start-endpoints.ts';

let endpoints: Endpoints;
beforeAll(async () => {
  endpoints = await startEndpoints({ folder: null, clock: createClock(0) });
});
afterAll(async () => {
  const { cloudFormation, dynamoDb, queues, scheduler, ses, ssm } = endpoints;
  await Promise.all(
    [cloudFormation, dynamoDb, queues, scheduler, ses, ssm].map((endpoint) => endpoint.close()),
  );
});

const NAMES = ['cloudFormation', 'dynamoDb', 'queues', 'scheduler', 'ses', 'ssm'] as const;
const headers = { 'x-amz-target': 'AmazonSQS.ListQueues', 'content-type': 'application/x-amz-json-1.0' };
const ask = (url: string, more: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: '{}', headers: { ...headers, ...more } });

describe.each(NAMES)('the endpoint %s', (name) => {
  it('refuses what a page in a browser asks', async () => {
    const answer = await ask(endpoints[name].url, { origin: 'http://evil.example' });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('does not answer at an address that other machines reach', async () => {
    const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    const outside = addresses.filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of outside) {
      await expect(ask(endpoints[name].url.replace('127.0.0.1', address))).rejects.toThrow('fetch failed');
    }
  });
});

it('a name that was made to point here is refused', async () => {
  const { request } = await import('node:http');
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const asked = request(
      `${endpoints.ssm.url}/`,
      { method: 'POST', headers: { host: 'evil.example' } },
      (answer) => resolve(answer.statusCode),
    );
    asked.on('error', reject).end('{}');
  });
  expect(status).toBe(403);
});
