import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readEventsDataFolder } from '../../local/events-data.ts';
import { type Service, startService } from '../../local/service.ts';

let folder: string;
let service: Service | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'service-'));
});
afterEach(async () => {
  await service?.close();
  service = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function start(files = () => readEventsDataFolder('events-data')): Promise<Service> {
  service = await startService({
    folder,
    port: 0,
    files,
    at: null,
    accepted: null,
    forwarder: null,
    log: () => undefined,
  });
  return service;
}

const local = (path: string) => `${service?.siteUrl}/_local${path}`;
async function read<T>(path: string): Promise<T> {
  return (await (await fetch(local(path))).json()) as T;
}
const clock = async () => (await read<{ now: string }>('/clock')).now;
const press = (path: string, fields: Record<string, string> = {}) =>
  fetch(local(path), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

it('replay, next reminder, read the mail; stop, start again, and all of it is still there', async () => {
  await start();
  expect((await press('/time/replay', { year: '2026' })).status).toBe(303);
  expect(await clock()).toMatch(/^2026-01-05T17:00:/);
  await press('/time/next-reminder');
  const emails = await read<{ at: string }[]>('/emails');
  // The calendar came as the replay began: the first that people hear is the month's programme.
  expect(emails.map(({ at }) => at.slice(0, 16))).toEqual(Array(3).fill('2026-01-05T18:00'));
  const schedules = await read('/schedules');

  await service?.close();
  await start();
  expect(await clock()).toMatch(/^2026-01-05T18:0/);
  expect(await read('/emails')).toEqual(emails);
  expect(await read('/schedules')).toEqual(schedules);
});

it('three people pressing replay at once wait for one another', async () => {
  await start();
  const answers = await Promise.all(['2026', '2025', '2026'].map((year) => press('/time/replay', { year })));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(await clock()).toMatch(/^2026-01-05T17:00:/);
});

it('a second start on the same folder is refused, and says where the first one is', async () => {
  const { siteUrl } = await start();
  const first = service;
  await expect(start()).rejects.toThrow(`runs already, at ${siteUrl}`);
  service = first;
});

it('a calendar that is refused at the first start stores nothing, and says why', async () => {
  const files = async () => [
    ...(await readEventsDataFolder('events-data')).filter(({ name }) => name === 'agency.yaml'),
    { name: '2026.ics', text: 'hello' },
  ];
  await expect(start(files)).rejects.toThrow(/2026\.ics:1: error: /);
});
