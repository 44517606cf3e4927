/** Runs the commands that an operator types, against the stand-in. */
import { type ExecFileException, execFile } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { COMMANDS_LOG, ROOT } from './folders.ts';
import { operatorEnvironment } from './stand-in-account.ts';

const run = promisify(execFile);
type Stream = 'stdout' | 'stderr';

/** A deploy takes about fifteen seconds, and three times as long on a machine with much else to do. */
const LONGEST_MS = 200_000;

/** What a command has left behind. */
export interface Done {
  readonly code: number;
  /** Standard output and standard error. */
  readonly said: string;
}

export interface Commands {
  /** `npx cdk …`. */
  cdk(...args: readonly string[]): Promise<Done>;
  /** `npm run -s …`. */
  npm(...args: readonly string[]): Promise<Done>;
}

/** Commands whose AWS is the stand-in at `url`; the last run's are kept in `.local/deploy/commands.log`. */
export function commandsAgainst(url: string): Commands {
  const env = operatorEnvironment(url);
  return {
    cdk: (...args) => logged('cdk', args, env),
    npm: (...args) => logged('npm', ['run', '-s', ...args], env),
  };
}

async function logged(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Done> {
  const began = Date.now();
  const done = await finished(command, args, env);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const line = `$ ${command} ${args.join(' ')}`;
  await appendFile(COMMANDS_LOG, `${line}\n${done.said}\n[${done.code} after ${seconds} s]\n\n`);
  return done;
}

/** A command that hangs is ended, so that what it said until then is told. */
async function finished(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Done> {
  const options = { cwd: ROOT, env, maxBuffer: 2 ** 26, timeout: LONGEST_MS };
  try {
    const { stdout, stderr } = await run(command, args, options);
    return { code: 0, said: stdout + stderr };
  } catch (error) {
    const {
      code,
      killed,
      stdout = '',
      stderr = '',
    } = error as ExecFileException & Partial<Record<Stream, string>>;
    if (typeof code === 'number') return { code, said: stdout + stderr };
    if (killed) return { code: 1, said: `${stdout}${stderr}\n(ended after ${LONGEST_MS / 1000} s)` };
    throw error;
  }
}
