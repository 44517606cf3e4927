/** Bundles every handler with the options that Lambda's bundles are made with. */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { BUNDLING, FUNCTIONS, type FunctionName } from '../core/contract/functions.ts';

const NAMES = Object.keys(FUNCTIONS) as FunctionName[];
const ROOT = fileURLToPath(new URL('..', import.meta.url));

let bundled: Promise<Record<FunctionName, string>> | undefined;

/** Where each function's bundle lies, as a file URL; made once per process. */
export function bundleFunctions(): Promise<Record<FunctionName, string>> {
  bundled ??= bundleHandlers((name) => join(ROOT, 'functions', name, 'handler.ts'), NAMES);
  return bundled;
}

/** Bundles the entry point of each name in a temporary folder that goes with this process; gives their file URLs. */
export async function bundleHandlers<const Name extends string>(
  entryPoint: (name: Name) => string,
  names: readonly Name[],
): Promise<Record<Name, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'notification-functions-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    entryPoints: Object.fromEntries(names.map((name) => [name, entryPoint(name)])),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: BUNDLING.target,
    mainFields: [...BUNDLING.mainFields],
    minify: BUNDLING.minify,
    sourcemap: BUNDLING.sourceMap,
    banner: { js: BUNDLING.banner },
    logLevel: 'error',
  });
  const url = (name: Name) => pathToFileURL(join(folder, `${name}.mjs`)).href;
  return Object.fromEntries(names.map((name) => [name, url(name)])) as Record<Name, string>;
}
