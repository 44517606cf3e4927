/** What we take from others: locked, licensed, justified, and named in the bill of materials. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { billOfMaterials } from '../../supply-chain/bill-of-materials.ts';
import { bundledPackages, packageAt } from '../../supply-chain/bundled-packages.ts';
import { licenceFaults } from '../../supply-chain/licences.ts';
import { type LockedPackage, nameAt, readLockFile, readManifest } from '../../supply-chain/lock-file.ts';
import { type Reason, readReasons, reasonFaults } from '../../supply-chain/reasons.ts';
import { SBOM_FILE } from '../../supply-chain/sbom-file.ts';

const locked = readLockFile();
let bundled: ReadonlyMap<string, readonly string[]>;
beforeAll(async () => {
  bundled = await bundledPackages();
});

const valibot: LockedPackage = {
  ...{ path: 'node_modules/valibot', name: 'valibot', version: '1.5.0', licence: 'MIT' },
  ...{ integrity: 'sha512-AAEC', isInBundle: false, isForMachine: false },
};

describe('the lock file', () => {
  it('names of every package what it must hash to', () => {
    expect(locked.length).toBeGreaterThan(300);
    const unknown = locked.filter(({ integrity }) => !integrity?.startsWith('sha512-'));
    const above = unknown.map(({ path }) => path.slice(0, path.lastIndexOf('/node_modules/')));
    expect(unknown.filter(({ isInBundle }) => !isInBundle)).toEqual([]);
    expect(above.filter((path) => !locked.some((one) => one.path === path && one.integrity))).toEqual([]);
  });

  it('names no registry: whoever installs chooses theirs', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"');
  });

  it('is asked for exact versions', () => {
    const { dependencies, devDependencies, optionalDependencies } = readManifest();
    const asked = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it.each([
    ['node_modules/a/index.js', 'node_modules/a'],
    ['node_modules/@s/a/lib/b.js', 'node_modules/@s/a'],
    ['node_modules/a/node_modules/@s/b/c.js', 'node_modules/a/node_modules/@s/b'],
    ['../../node_modules/a/b.js', 'node_modules/a'],
    ['core/agency/agency.ts', null],
  ])('has a package for %s', (source, path) => {
    expect(packageAt(source)).toBe(path);
    if (path !== null) expect(nameAt(path)).toBe(path.split('node_modules/').at(-1));
  });
});

describe('licences', () => {
  const faults = (licence: string | null, { isBundled }: { isBundled: boolean }) =>
    licenceFaults([{ ...valibot, licence }], new Set(isBundled ? [valibot.path] : []), {});

  it('are all allowed where their packages are used', () => {
    expect(licenceFaults(locked, new Set(bundled.keys()))).toEqual([]);
  });

  it.each(['MIT', '(MIT OR GPL-3.0-or-later)', 'MIT AND OFL-1.1'])(
    'such as %s may be given to AWS',
    (licence) => {
      expect(faults(licence, { isBundled: true })).toEqual([]);
    },
  );

  it.each(['AGPL-3.0-or-later', 'MIT AND GPL-3.0-only', 'SEE LICENSE IN LICENSE', 'CC-BY-3.0'])(
    'such as %s may not',
    (licence) => {
      expect(faults(licence, { isBundled: true })).toEqual([
        expect.stringMatching(
          `^valibot 1.5.0 \\(node_modules/valibot\\) is given to AWS with our code under ${licence}`,
        ),
      ]);
    },
  );

  it('are asked for', () => {
    expect(faults(null, { isBundled: true })).toEqual([expect.stringContaining('names no licence')]);
    expect(faults(null, { isBundled: false })).toEqual([expect.stringContaining('names no licence')]);
  });

  it('may be excepted on the machine, and never on AWS; an exception that nothing needs is a fault', () => {
    const exceptions = { valibot: { licence: 'AGPL-3.0-or-later', reason: 'It is tried.' } };
    const copyleft = { ...valibot, licence: 'AGPL-3.0-or-later' };
    expect(licenceFaults([copyleft], new Set(), exceptions)).toEqual([]);
    expect(licenceFaults([copyleft], new Set([valibot.path]), exceptions)).toHaveLength(1);
    expect(licenceFaults([valibot], new Set(), exceptions)).toEqual([
      expect.stringContaining('take the exception out'),
    ]);
  });
});

describe('docs/dependencies.md', () => {
  const manifest = { dependencies: { valibot: '1.5.0' }, devDependencies: {}, optionalDependencies: {} };
  const line: Reason = { names: ['valibot'], licence: 'MIT', reason: 'schemas', isForMachine: false };

  it('has one line for each package that package.json asks for', () => {
    expect(reasonFaults(readReasons(), readManifest(), locked)).toEqual([]);
  });

  it.each<[string, Reason[]]>([
    ['valibot has 0 lines', []],
    ['valibot has 2 lines', [line, { ...line, reason: 'more schemas' }]],
    ['wrong table', [{ ...line, isForMachine: true }]],
    ['another licence', [{ ...line, licence: 'ISC' }]],
    ['a line for zod', [line, { ...line, names: ['zod'] }]],
    ['no reason', [{ ...line, reason: '' }]],
  ])('is told: %s', (fault, reasons) => {
    expect(reasonFaults(reasons, manifest, [valibot])).toContainEqual(expect.stringContaining(fault));
  });
});

describe('the bill of materials', () => {
  it('is that of the functions as they are: `npm run sbom` writes it anew', () => {
    expect(readFileSync(SBOM_FILE, 'utf8')).toBe(billOfMaterials(locked, bundled));
  });

  it('names every package that is in a function, and each is in the lock file', () => {
    const { components } = JSON.parse(billOfMaterials(locked, bundled)) as {
      components: { 'bom-ref': string }[];
    };
    expect(components.map((component) => component['bom-ref'])).toEqual(
      expect.arrayContaining([...bundled.keys()]),
    );
    expect(components).toHaveLength(bundled.size);
    expect(bundled.get('node_modules/valibot')).toContain('web');
    expect(bundled.get('node_modules/ical.js')).not.toContain('web');
  });

  it('names nothing that is used on the machine alone', () => {
    const { devDependencies } = readManifest();
    const forMachine = Object.keys(devDependencies).filter((name) => !name.startsWith('@aws-sdk/'));
    expect(forMachine.filter((name) => bundled.has(`node_modules/${name}`))).toEqual([]);
  });
});
