/** What package-lock.json names: every package that is installed, with what it must hash to. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

export const ROOT = join(import.meta.dirname, '..');

/** One package of the lock file, at one place of `node_modules`. */
export interface LockedPackage {
  /** Where it lies, such as `node_modules/valibot`: of several versions of one package each has its own. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** As its author writes it, an SPDX expression; null where it says none. */
  readonly licence: string | null;
  /** `sha512-…` in base64; null where npm does not know. */
  readonly integrity: string | null;
  /** Whether it comes inside the package above it, under that one's hash. */
  readonly isInBundle: boolean;
  /** Whether only the machine needs it, and no function. */
  readonly isForMachine: boolean;
}

const LockSchema = v.object({
  lockfileVersion: v.literal(3),
  packages: v.record(
    v.string(),
    v.object({
      version: v.optional(v.string()),
      license: v.optional(v.string()),
      integrity: v.optional(v.string()),
      inBundle: v.optional(v.boolean(), false),
      dev: v.optional(v.boolean(), false),
      optional: v.optional(v.boolean(), false),
      devOptional: v.optional(v.boolean(), false),
    }),
  ),
});

const ManifestSchema = v.object({
  dependencies: v.record(v.string(), v.string()),
  devDependencies: v.record(v.string(), v.string()),
  optionalDependencies: v.record(v.string(), v.string()),
});
/** What package.json asks for. */
export type Manifest = v.InferOutput<typeof ManifestSchema>;

const read = (file: string): unknown => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));

export const readManifest = (): Manifest => v.parse(ManifestSchema, read('package.json'));

/** Every package but ourselves, in the order of their paths. */
export function readLockFile(): LockedPackage[] {
  const { packages } = v.parse(LockSchema, read('package-lock.json'));
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { version = '', license = null, integrity = null, inBundle, ...used }]) => ({
      path,
      name: nameAt(path),
      version,
      licence: license,
      integrity,
      isInBundle: inBundle,
      isForMachine: used.dev || used.optional || used.devOptional,
    }));
}

/** `@scope/name` or `name`: what stands behind the last `node_modules/`. */
export const nameAt = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
