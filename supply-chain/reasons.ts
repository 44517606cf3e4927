/** The reasons in docs/dependencies.md: one line for each package that package.json asks for, and none for any other. */
import { readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { type LockedPackage, type Manifest, ROOT } from './lock-file.ts';

/** A line of one of the two tables. */
export interface Reason {
  /** Names as they stand there, `*` for any part of one. */
  readonly names: readonly string[];
  readonly licence: string;
  readonly reason: string;
  readonly isForMachine: boolean;
}

const MACHINE_HEADING = '## On the machine only';

export function readReasons(text = readFileSync(join(ROOT, 'docs/dependencies.md'), 'utf8')): Reason[] {
  const [bundled = '', machine = ''] = text.split(MACHINE_HEADING);
  return [...linesOf(bundled, false), ...linesOf(machine, true)];
}

const linesOf = (section: string, isForMachine: boolean): Reason[] =>
  section.split('\n').flatMap((line) => {
    const [, first = '', licence = '', reason = ''] = line.split('|').map((cell) => cell.trim());
    const names = namesIn(first);
    return names.length === 0 ? [] : [{ names, licence, reason, isForMachine }];
  });

/** `/batch` behind `@scope/logger` is of the same scope. */
function namesIn(cell: string): string[] {
  let scope = '';
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => {
    if (name.startsWith('/')) return `${scope}${name}`;
    scope = name.split('/')[0] ?? '';
    return name;
  });
}

/** A line that names a package itself counts before those that name many. */
function linesFor(name: string, reasons: readonly Reason[]): Reason[] {
  const own = reasons.filter(({ names }) => names.includes(name));
  return own.length > 0
    ? own
    : reasons.filter(({ names }) => names.some((pattern) => matchesGlob(name, pattern)));
}

/** What is not in order, a sentence each. */
export function reasonFaults(
  reasons: readonly Reason[],
  manifest: Manifest,
  locked: readonly LockedPackage[],
): string[] {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const asked = [
    ...Object.keys(dependencies).map((name) => ({ name, isForMachine: false })),
    ...Object.keys({ ...devDependencies, ...optionalDependencies }).map((name) => ({
      name,
      isForMachine: true,
    })),
  ];
  const without = asked.flatMap(({ name, isForMachine }) => {
    const lines = linesFor(name, reasons);
    const [line] = lines;
    if (lines.length !== 1 || !line)
      return [`${name} has ${lines.length} lines in docs/dependencies.md, and wants one.`];
    if (line.isForMachine !== isForMachine)
      return [`${name} stands in the wrong table of docs/dependencies.md.`];
    return licenceTold(line, locked.find(({ path }) => path === `node_modules/${name}`)?.licence ?? null)
      ? []
      : [`${name} has another licence in package-lock.json than in docs/dependencies.md.`];
  });
  const idle = reasons
    .flatMap(({ names }) => names)
    .filter((pattern) => !asked.some(({ name }) => matchesGlob(name, pattern)))
    .map((pattern) => `docs/dependencies.md has a line for ${pattern}, which package.json does not ask for.`);
  const empty = reasons
    .filter(({ reason }) => reason === '')
    .map(({ names }) => `${names.join(', ')} has no reason.`);
  return [...without, ...idle, ...empty];
}

/** Every licence of an expression stands in the cell. */
const licenceTold = ({ licence: cell }: Reason, licence: string | null): boolean =>
  (licence ?? '')
    .split(/[() ]+/)
    .filter((word) => word !== '' && word !== 'AND' && word !== 'OR')
    .every((word) => cell.includes(word));
