/**
 * The browser of the tests: the one that is installed, else the Chromium that comes as an npm package, unpacked once.
 *
 * `CHROME_PATH=none` hides every installed one, so that the packaged one can be tried where another is installed:
 * `CHROME_PATH=none npx vitest run test/browser`.
 */
import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { unpackedChromium } from './packaged-chromium.ts';

/** Where Chrome, Chromium and Edge are usually installed. */
const USUAL_PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) =>
    ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((path) =>
      join(process.env[name] ?? 'C:\\Program Files', path),
    ),
  ),
};

/** Nothing that the browser does by itself leaves this machine, and nothing asks to be the default one. */
const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-quic',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
  // Containers give /dev/shm 64 MB, with which pages crash.
  '--disable-dev-shm-usage',
];

/** No browser was found, and the packaged one is made for Linux on x64 alone. */
class NoBrowserError extends Error {
  constructor() {
    super(
      'These tests need a browser. Install Chrome, Chromium or Edge, or say where one lies: CHROME_PATH=/path/to/chrome npm test',
    );
    this.name = 'NoBrowserError';
  }
}

/** What CHROME_PATH names is no program. */
class NotABrowserError extends Error {
  constructor(path: string) {
    super(`CHROME_PATH is ${path}, which can't be run. Name a Chrome or Chromium, or unset it.`);
    this.name = 'NotABrowserError';
  }
}

/** Path of the installed browser; null where there is none. */
export function installedBrowser(environment = process.env): string | null {
  const { CHROME_PATH: wanted } = environment;
  if (wanted === 'none') return null;
  if (wanted && !canRun(wanted)) throw new NotABrowserError(wanted);
  return wanted || (USUAL_PLACES[process.platform]?.find(canRun) ?? null);
}

function canRun(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts a browser without a window; whoever starts it closes it. */
export async function launchBrowser(): Promise<Browser> {
  const installed = installedBrowser();
  // Chromium's sandbox doesn't work for root.
  const args = process.getuid?.() === 0 ? [...FLAGS, '--no-sandbox'] : FLAGS;
  if (installed) return chromium.launch({ executablePath: installed, args });
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new NoBrowserError();
  const { executablePath, args: more, env } = await unpackedChromium();
  return chromium.launch({ executablePath, args: [...args, ...more], env });
}
