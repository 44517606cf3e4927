/** Runs an operator's command in a process of its own, as npm does, with nothing of this machine's AWS settings. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { authorizedEnvironment } from '../permissions/this-run.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Credentials that no account knows. */
export const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' };

/** No home, so no profiles; no metadata service to be looked for. */
const NO_SETTINGS = { HOME: '/nonexistent', USERPROFILE: '/nonexistent', AWS_EC2_METADATA_DISABLED: 'true' };

/** What it printed, and how it ended, with `input` to read and called in `folder`. */
export async function runCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  { input = '', folder = ROOT }: { readonly input?: string; readonly folder?: string } = {},
) {
  const command = spawn(process.execPath, [join(ROOT, 'operator/operator.ts'), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...NO_SETTINGS, ...authorizedEnvironment(), ...environment },
  });
  command.stdin.end(input);
  const [stdout, stderr, [status]] = await Promise.all([
    text(command.stdout),
    text(command.stderr),
    once(command, 'close') as Promise<[number]>,
  ]);
  return { status, stdout, stderr };
}
