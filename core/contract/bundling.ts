/** How a function's code is bundled, and where what lies beside it is found: one rule for Lambda and for one machine. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { FUNCTIONS, type FunctionDeclaration, type FunctionName } from './functions.ts';

/**
 * How esbuild bundles a handler, for Lambda and for the local workers alike. The SDK is bundled, so that the
 * version is ours; `mainFields` prefers ESM, without which the bundle dies on a dynamic `require`.
 */
export const BUNDLING = {
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  sourceMap: true,
  /** `yaml` is CommonJS and requires Node's own modules; an ESM bundle has no `require` unless it makes one. */
  banner: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
} as const;

/** The threads of a function. */
export const threadsOf = (name: FunctionName): readonly string[] =>
  (FUNCTIONS[name] as FunctionDeclaration).threads ?? [];

/** The files of packages that a function reads. */
export const filesOf = (name: FunctionName): readonly string[] =>
  (FUNCTIONS[name] as FunctionDeclaration).files ?? [];

/** Where a package's file lies on the machine that bundles. */
export const packageFile = (file: string): string => createRequire(import.meta.url).resolve(file);

/** What a package's file is called beside a handler. */
const fileName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** How a bundle takes such files along: as they are. */
export const COPIED = { '.wasm': 'copy', '.ttf': 'copy' } as const;

/** What the bundle of a thread is called, without `.mjs`; it lies beside that of the handler. */
export const threadName = (thread: string): string =>
  thread.slice(thread.lastIndexOf('/') + 1, -'.ts'.length);

/**
 * Where a thread's code lies: beside the source that starts it, or beside the bundle that this source is part of.
 *
 * @param starter `import.meta.url` of what starts it
 */
export const threadUrl = (thread: string, starter: string): URL =>
  new URL(`${threadName(thread)}${starter.endsWith('.ts') ? '.ts' : '.mjs'}`, starter);

/**
 * Where a package's file lies: beside the bundle that its reader is part of, else in its package.
 *
 * @param reader `import.meta.url` of what reads it
 */
export const besideUrl = (file: string, reader: string): URL =>
  reader.endsWith('.ts') ? pathToFileURL(packageFile(file)) : new URL(fileName(file), reader);
