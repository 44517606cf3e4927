/** What a function's start costs beyond that of an empty handler with the same clients of the SDK, and its size. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { BUNDLING } from '../../../core/contract/bundling.ts';
import { FUNCTIONS, type FunctionName } from '../../../core/contract/functions.ts';
import { bundleFunctions, bundleHandlers } from '../../../local/bundle-functions.ts';
import { median } from './figures.ts';

/** One function; times are medians in milliseconds, sizes are in kilobytes, minified and without the source map. */
export interface StartFigures {
  readonly name: FunctionName;
  readonly startMs: number;
  readonly emptyStartMs: number;
  /** The median of what each start takes beside the empty handler's that follows it: both meet the same moods of the machine. */
  readonly ratio: number;
  readonly kilobytes: number;
  /** As the deploy uploads it, near enough. */
  readonly zippedKilobytes: number;
  readonly emptyKilobytes: number;
}

const STARTS = 25;
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const NAMES = Object.keys(FUNCTIONS) as FunctionName[];

/** Imports the bundle, as Lambda does when it starts a function, and prints how long that took. */
const IMPORT = `const began = performance.now();
await import(process.argv[1]);
process.stdout.write(String(performance.now() - began), () => process.exit());`;

/** Each start in a fresh process, function and empty handler in turn. */
export async function startFigures(
  environments: Readonly<Record<FunctionName, Record<string, string>>>,
  names: readonly FunctionName[] = NAMES,
): Promise<StartFigures[]> {
  const [bundles, empty] = await Promise.all([bundleFunctions(), emptyHandlers()]);
  const figures: StartFigures[] = [];
  for (const name of names) {
    const environment = environments[name];
    const [full, bare]: [number[], number[]] = [[], []];
    for (let round = 0; round < STARTS; round++) {
      full.push(await startOnce(bundles[name], environment));
      bare.push(await startOnce(empty[name], environment));
    }
    const code = readFileSync(fileURLToPath(bundles[name]));
    figures.push({
      name,
      startMs: median(full),
      emptyStartMs: median(bare),
      ratio: median(full.map((start, round) => start / (bare[round] ?? start))),
      kilobytes: code.length / 1024,
      zippedKilobytes: gzipSync(code).length / 1024,
      emptyKilobytes: readFileSync(fileURLToPath(empty[name])).length / 1024,
    });
  }
  return figures;
}

const run = promisify(execFile);

async function startOnce(bundle: string, environment: Readonly<Record<string, string>>): Promise<number> {
  const argv = ['--input-type=module', '--eval', IMPORT, bundle];
  const { stdout } = await run(process.execPath, argv, { env: { ...environment } });
  return Number(stdout);
}

/** A handler that does nothing, with what the function imports from the SDK, and its clients made. */
async function emptyHandlers(): Promise<Record<FunctionName, string>> {
  const folder = mkdtempSync(join(ROOT, 'node_modules', '.empty-handlers-'));
  try {
    for (const name of NAMES) writeFileSync(join(folder, `${name}.mjs`), await emptyHandler(name));
    return await bundleHandlers((name) => join(folder, `${name}.mjs`), NAMES);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const SDK_IMPORT = /^import \{([^}]+)\} from '(@aws-sdk\/[^']+)'/gm;

/** The files that end up in the function's bundle say what it takes from the SDK. */
async function emptyHandler(name: FunctionName): Promise<string> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [join('functions', name, 'handler.ts')],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    mainFields: [...BUNDLING.mainFields],
    logLevel: 'error',
  });
  const own = Object.keys(metafile.inputs).filter((path) => !dirname(path).includes('node_modules'));
  const taken = own
    .map((path) => readFileSync(join(ROOT, path), 'utf8'))
    .flatMap((text) => [...text.matchAll(SDK_IMPORT)])
    .map(([, names = '', from = '']) => ({ from, names: valuesAmong(names) }));
  const names = [...new Set(taken.flatMap((one) => one.names))];
  const imports = [...Map.groupBy(taken, ({ from }) => from)].map(([from, ofModule]) => {
    const imported = new Set(ofModule.flatMap((one) => one.names));
    return `import { ${[...imported].join(', ')} } from '${from}';`;
  });
  const clients = names.filter((one) => /^\w+Client$/.test(one) && !one.includes('Document'));
  return [
    ...imports,
    `export const clients = [${clients.map((client) => `new ${client}()`).join(', ')}];`,
    `export const taken = [${names.join(', ')}];`,
    'export async function handler() {}',
  ].join('\n');
}

const valuesAmong = (names: string): string[] =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));
