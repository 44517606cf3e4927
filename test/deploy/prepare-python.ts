/** MiniStack is a Python program: here is its own virtual environment, made once per change of its requirements. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { VENV } from './folders.ts';

const run = promisify(execFile);

const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt');
/** A copy of the requirements that were installed, written last: without it the environment is unfinished. */
const INSTALLED = join(VENV, 'requirements.txt');
const PYTHON = join(VENV, 'bin/python');

/** Under these names Python may be found. */
const NAMES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11'];
const FIT = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))';

/** How pip tells that it could not talk with the index, whatever it says after that. */
const NO_ANSWER =
  /connection broken by|Could not fetch URL|NewConnectionError|ReadTimeout|Temporary failure in name resolution|HTTP error (403|407|429|5\d\d)/i;

/** This machine can't have MiniStack: that is no fault of ours. */
export class NotOnThisMachineError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotOnThisMachineError';
  }
}

/**
 * The environment's Python.
 * @throws NotOnThisMachineError without a fitting Python, or when the Python package index can't be reached
 */
export async function preparePython(): Promise<string> {
  if (await isPrepared()) return PYTHON;
  const python = await findPython();
  process.stdout.write('Making the Python environment of MiniStack in .local/deploy (once).\n');
  await rm(VENV, { recursive: true, force: true });
  await mkdir(dirname(VENV), { recursive: true });
  await run(python, ['-m', 'venv', VENV]);
  await install();
  await copyFile(REQUIREMENTS, INSTALLED);
  return PYTHON;
}

async function isPrepared(): Promise<boolean> {
  try {
    return (await readFile(INSTALLED, 'utf8')) === (await readFile(REQUIREMENTS, 'utf8'));
  } catch {
    return false;
  }
}

async function findPython(): Promise<string> {
  for (const name of NAMES) {
    try {
      await run(name, ['-c', FIT]);
      return name;
    } catch {}
  }
  throw new NotOnThisMachineError(
    'There is no Python 3.11 or later with its venv module here (on Debian and Ubuntu: apt install python3-venv).',
  );
}

/** Built packages only, each of which must have one of the hashes that stand in the requirements. */
async function install(): Promise<void> {
  const options = ['--quiet', '--disable-pip-version-check', '--require-hashes', '--only-binary', ':all:'];
  const patience = ['--retries', '2', '--timeout', '20'];
  try {
    await run(PYTHON, ['-m', 'pip', 'install', ...options, ...patience, '-r', REQUIREMENTS]);
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr);
    if (NO_ANSWER.test(said) && !said.includes('DO NOT MATCH THE HASHES')) {
      throw new NotOnThisMachineError(`The Python package index can't be reached. pip said:\n${said.trim()}`);
    }
    throw error;
  }
}
