/** Which packages end up on AWS: read off the bundles themselves, as esbuild makes them. */
import { bundledSources } from '../local/bundle-functions.ts';

/** Names of bundles (functions, and the threads beside them), by the path of each package in `node_modules` of which something is in them. */
export async function bundledPackages(): Promise<ReadonlyMap<string, readonly string[]>> {
  const bundlesOf = new Map<string, string[]>();
  for (const [name, sources] of Object.entries(await bundledSources())) {
    for (const path of new Set(sources.flatMap((source) => packageAt(source) ?? [])))
      bundlesOf.set(path, [...(bundlesOf.get(path) ?? []), name].sort());
  }
  return bundlesOf;
}

/** The package that a file belongs to, `node_modules/…` from the project's folder; null for our own. */
export function packageAt(source: string): string | null {
  const [, path] = /(?:^|\/)(node_modules\/.*)$/.exec(source.replaceAll('\\', '/')) ?? [];
  if (path === undefined) return null;
  return (
    /^(?:node_modules\/(?:@[^/]+\/)?[^/]+\/)*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null
  );
}
