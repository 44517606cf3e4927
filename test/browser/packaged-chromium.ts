/** The Chromium of the package `@sparticuz/chromium`, with the libraries and fonts that it needs where a machine has none. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** How to start it. */
export interface PackagedChromium {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
}

const HERE = fileURLToPath(new URL('.', import.meta.url));
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

const UNPACK = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;

/** What the package adds for the sake of Lambda's sandbox and would make pages behave otherwise than for their readers. */
const UNWANTED =
  /^--(single-process|headless|disable-web-security|allow-running-insecure-content|disable-site-isolation-trials)/;

/**
 * Unpacks it beside the other packages, once per version: into a folder of its own that is then renamed, so that two
 * test files starting at once never see half a browser.
 */
export async function unpackedChromium(): Promise<PackagedChromium> {
  const folder = join(CACHE, `chromium-${packagedVersion()}`);
  if (!existsSync(folder)) await unpackInto(folder);
  const { default: packaged } = await import('@sparticuz/chromium');
  return {
    executablePath: join(folder, 'chromium'),
    args: packaged.args.filter((flag) => !UNWANTED.test(flag)),
    env: {
      ...definedIn(process.env),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

function packagedVersion(): string {
  const file = findPackageJSON('@sparticuz/chromium', import.meta.url) ?? '';
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

async function unpackInto(folder: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const unfinished = mkdtempSync(join(CACHE, 'chromium-unfinished-'));
  // The package unpacks into the folder for temporary files, with its libraries only where it takes itself to be on Lambda. Told
  // to a process of its own, neither is believed by anything else here.
  const env = { ...process.env, TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' };
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', UNPACK], { cwd: HERE, env });
  writeFileSync(join(unfinished, 'fonts.conf'), fontsConfiguration(folder));
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** The machine's fonts, else the package's. */
const fontsConfiguration = (folder: string): string =>
  [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    '<dir>/usr/share/fonts</dir>',
    `<dir>${join(folder, 'fonts')}</dir>`,
    `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');

const definedIn = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
