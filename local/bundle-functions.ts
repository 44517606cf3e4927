/** Bundles every handler with the options that Lambda's bundles are made with. */
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { BUNDLING, COPIED, filesOf, packageFile, threadName, threadsOf } from '../core/contract/bundling.ts';
import { FUNCTIONS, type FunctionName } from '../core/contract/functions.ts';

const NAMES = Object.keys(FUNCTIONS) as FunctionName[];
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Names a folder, in the environment, for processes that share one set of bundles: the first that needs them makes them. */
export const SHARED_BUNDLES = 'SHARED_BUNDLES';

let bundled: Promise<Record<FunctionName, string>> | undefined;

/** Where each function's bundle lies, as a file URL; made once per process, or once for all that share a folder. */
export function bundleFunctions(): Promise<Record<FunctionName, string>> {
  const shared = process.env[SHARED_BUNDLES];
  bundled ??= shared ? shareBundles(shared) : bundleForProcess(ENTRY_POINTS, NAMES);
  return bundled;
}

/** Names of bundles, and what each is made from. */
type EntryPoints = Readonly<Record<string, string>>;

/** Every handler, and beside them the threads that they start and the files that they read. */
const ENTRY_POINTS: EntryPoints = {
  ...Object.fromEntries(NAMES.map((name) => [name, join(ROOT, 'functions', name, 'handler.ts')])),
  ...Object.fromEntries(NAMES.flatMap(threadsOf).map((thread) => [threadName(thread), join(ROOT, thread)])),
  ...Object.fromEntries(
    NAMES.flatMap(filesOf)
      .map(packageFile)
      .map((path) => [parse(path).name, path]),
  ),
};

const OPTIONS = {
  outExtension: { '.js': '.mjs' },
  bundle: true,
  loader: COPIED,
  platform: 'node',
  format: 'esm',
  target: BUNDLING.target,
  mainFields: [...BUNDLING.mainFields],
  minify: BUNDLING.minify,
  sourcemap: BUNDLING.sourceMap,
  banner: { js: BUNDLING.banner },
  logLevel: 'error',
} satisfies BuildOptions;

/** Two processes may make them at once: the first that is done gives its own a name, and the other takes those. */
async function shareBundles(shared: string): Promise<Record<FunctionName, string>> {
  const folder = join(shared, 'functions');
  if (!existsSync(folder)) {
    const unfinished = await mkdtemp(join(shared, 'unfinished-'));
    await bundleInto(unfinished, ENTRY_POINTS);
    await rename(unfinished, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  }
  return urlsIn(folder, NAMES);
}

/** Bundles the entry point of each name in a temporary folder that goes with this process; gives their file URLs. */
export function bundleHandlers<const Name extends string>(
  entryPoint: (name: Name) => string,
  names: readonly Name[],
): Promise<Record<Name, string>> {
  return bundleForProcess(Object.fromEntries(names.map((name) => [name, entryPoint(name)])), names);
}

async function bundleForProcess<const Name extends string>(
  entryPoints: EntryPoints,
  names: readonly Name[],
): Promise<Record<Name, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'notification-functions-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await bundleInto(folder, entryPoints);
  return urlsIn(folder, names);
}

async function bundleInto(folder: string, entryPoints: EntryPoints): Promise<void> {
  await build({ ...OPTIONS, entryPoints, outdir: folder });
}

/** The files of which something is in each bundle, seen from the working directory. */
export async function bundledSources(): Promise<Record<string, readonly string[]>> {
  const kept = { outdir: '.', write: false, metafile: true } as const;
  const { metafile } = await build({ ...OPTIONS, ...kept, entryPoints: ENTRY_POINTS });
  const bundles = Object.entries(metafile.outputs).filter(([, { entryPoint }]) => entryPoint !== undefined);
  return Object.fromEntries(bundles.map(([file, { inputs }]) => [parse(file).name, taken(inputs)]));
}

const taken = (inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>): string[] =>
  Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : []));

function urlsIn<const Name extends string>(folder: string, names: readonly Name[]): Record<Name, string> {
  const url = (name: Name) => pathToFileURL(join(folder, `${name}.mjs`)).href;
  return Object.fromEntries(names.map((name) => [name, url(name)])) as Record<Name, string>;
}
