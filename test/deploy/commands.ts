/** Runs the commands that an operator types, against the stand-in. */
import { type ExecFileException, type ExecFileOptions, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { ROOT, type StoryFolders } from './folders.ts';
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
  /** Standard output alone, for programs. */
  readonly printed: string;
}

export interface Commands {
  /** `npx cdk …`. */
  cdk(...args: readonly string[]): Promise<Done>;
  /** `npm run -s …`. */
  npm(...args: readonly string[]): Promise<Done>;
  /** A line as it is typed into a terminal. */
  shell(line: string): Promise<Done>;
  /** The same of a command that goes on: what it says that is like `words`, as soon as it says it, and how to press Ctrl-C. */
  untilItSays(line: string, words: RegExp): Promise<readonly [string, () => Promise<void>]>;
}

/**
 * Commands whose AWS is the stand-in at `url`, typed in the project's folder; what they said is kept in the story's log.
 *
 * @param project another copy of the project
 */
export function commandsAgainst(
  url: string,
  { run: home, commandsLog }: StoryFolders,
  project = ROOT,
): Commands {
  const options = {
    cwd: project,
    env: operatorEnvironment(url, home),
    maxBuffer: 2 ** 26,
    timeout: LONGEST_MS,
  };
  const logged = async (line: string, command: string, args: readonly string[]): Promise<Done> => {
    const began = Date.now();
    const done = await finished(command, args, options);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    await appendFile(commandsLog, `$ ${line}\n${done.said}\n[${done.code} after ${seconds} s]\n\n`);
    return done;
  };
  return {
    cdk: (...args) => logged(`cdk ${args.join(' ')}`, 'cdk', args),
    npm: (...args) => logged(`npm run -s ${args.join(' ')}`, 'npm', ['run', '-s', ...args]),
    shell: (line) => logged(line, 'sh', ['-c', line]),
    untilItSays: (line, words) => untilItSays(line, words, options),
  };
}

/** A command that hangs is ended, so that what it said until then is told. */
async function finished(command: string, args: readonly string[], options: ExecFileOptions): Promise<Done> {
  try {
    const { stdout, stderr } = await run(command, args, { ...options, encoding: 'utf8' });
    return { code: 0, said: stdout + stderr, printed: stdout };
  } catch (error) {
    const {
      code,
      killed,
      stdout = '',
      stderr = '',
    } = error as ExecFileException & Partial<Record<Stream, string>>;
    if (typeof code === 'number') return { code, said: stdout + stderr, printed: stdout };
    if (killed)
      return { code: 1, said: `${stdout}${stderr}\n(ended after ${LONGEST_MS / 1000} s)`, printed: stdout };
    throw error;
  }
}

/** It has a process group of its own, as in a terminal, so that Ctrl-C reaches whatever it has started. */
async function untilItSays(
  line: string,
  words: RegExp,
  { cwd, env }: Pick<ExecFileOptions, 'cwd' | 'env'>,
): Promise<readonly [string, () => Promise<void>]> {
  const command = spawn('sh', ['-c', line], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(command, 'exit');
  const end = async () => {
    if (command.pid && command.exitCode === null) process.kill(-command.pid, 'SIGINT');
    await ended;
  };
  const late = setTimeout(end, LONGEST_MS);
  let said = '';
  for await (const piece of command.stdout.setEncoding('utf8')) {
    said += piece;
    const [found] = words.exec(said) ?? [];
    if (found === undefined) continue;
    clearTimeout(late);
    return [found, end];
  }
  throw new Error(`${line} said only: ${said}`);
}
