/** Starts MiniStack on a free port of this machine, and stops it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { StoryFolders } from './folders.ts';
import { cleanEnvironment, REGION } from './stand-in-account.ts';

const UP_WITHIN_MS = 60_000;
const DOWN_WITHIN_MS = 5_000;

export interface MiniStack {
  /** `http://127.0.0.1:<port>`: an IP address, so that the SDK writes buckets into the path. */
  readonly url: string;
  stop(): Promise<void>;
}

interface Starting {
  readonly port: number;
  readonly functionEnvironment: Readonly<Record<string, string>>;
  readonly folders: StoryFolders;
}

/**
 * Starts MiniStack with nothing in it. Its functions are Node processes; they run on the `node` of this process's
 * PATH, with what `functionEnvironment` adds to their environment.
 */
export async function startMiniStack(
  python: string,
  { port, functionEnvironment, folders }: Starting,
): Promise<MiniStack> {
  const url = `http://127.0.0.1:${port}`;
  const log = await open(folders.ministackLog, 'w');
  const child = spawn(python, [join(import.meta.dirname, 'start_ministack.py')], {
    env: {
      ...cleanEnvironment(folders.run),
      ...functionEnvironment,
      MINISTACK_REGION: REGION,
      MINISTACK_HOST: 'localhost',
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
    },
    stdio: ['pipe', log.fd, log.fd],
  });
  await log.close();
  if (!(await isUp(url, child)))
    throw new Error(`MiniStack did not start; its log is ${folders.ministackLog}.`);
  return { url, stop: () => stop(child) };
}

async function isUp(url: string, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + UP_WITHIN_MS;
  while (child.exitCode === null && Date.now() < until) {
    if (await answers(url)) return true;
    await setTimeout(100);
  }
  await stop(child);
  return false;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/_ministack/health`)).ok;
  } catch {
    return false;
  }
}

/** It stops by itself when its input ends, as it also does when this process dies. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.stdin?.end();
  const late = setTimeout(DOWN_WITHIN_MS, 'late', { ref: false });
  if ((await Promise.race([gone, late])) !== 'late') return;
  child.kill('SIGKILL');
  await gone;
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
