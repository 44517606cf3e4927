/** Which layer may import which: read off the files themselves. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';

const FILES = globSync('{bin,core,functions,lib,local,operator,supply-chain}/**/*.ts');
const IMPORT =
  /^(?:import|export)\s(?:type\s)?[^'";]*?from '([^']+)'|^import '([^']+)'|import\('([^']+)'\)/gm;

/** What a file imports when it runs: packages by name, our own files by path. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/^import type[^;]*;/gm, '');
  return [...text.matchAll(IMPORT)].map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    return name.startsWith('.') ? normalize(join(dirname(file), name)) : name;
  });
}

const isSdk = (name: string) => name.startsWith('@aws-sdk/');
const isCdk = (name: string) => name.startsWith('aws-cdk-lib') || name === 'constructs';
const isAdapter = (name: string) => /\.(store|client)\.ts$/.test(name);
const within =
  (...folders: string[]) =>
  (name: string) =>
    folders.some((folder) => name.startsWith(`${folder}/`));

/** The files of `where` that import something of `what`. */
const offenders = (where: (file: string) => boolean, what: (name: string) => boolean) =>
  FILES.filter(where).flatMap((file) =>
    importsOf(file)
      .filter(what)
      .map((name) => `${file} -> ${name}`),
  );

it('reads the imports of every file', () => {
  expect(FILES.length).toBeGreaterThan(150);
  expect(importsOf('lib/table.ts').some(isCdk)).toBe(true);
  expect(importsOf('core/runtime/table.client.ts').some(isSdk)).toBe(true);
});

it('no file imports both CDK and SDK', () => {
  expect(FILES.filter((file) => importsOf(file).some(isCdk) && importsOf(file).some(isSdk))).toEqual([]);
});

it('in the core only stores and clients talk to AWS, and nothing knows of stack, functions or machine', () => {
  const core = within('core');
  expect(offenders((file) => core(file) && !isAdapter(file), isSdk)).toEqual([]);
  expect(offenders((file) => core(file) && !isAdapter(file), isAdapter)).toEqual([]);
  expect(offenders(core, isCdk)).toEqual([]);
  expect(offenders(core, within('functions', 'lib', 'bin', 'local', 'operator'))).toEqual([]);
});

it('the contract stands on nothing of ours', () => {
  expect(
    offenders(
      within('core/contract'),
      (name) => within('core', 'functions', 'lib', 'local')(name) && !within('core/contract')(name),
    ),
  ).toEqual([]);
});

it('functions know the core alone, and none knows another', () => {
  const functions = within('functions');
  expect(
    offenders(functions, (name) => isSdk(name) || isCdk(name) || within('lib', 'local', 'operator')(name)),
  ).toEqual([]);
  const foreign = FILES.filter(functions).flatMap((file) =>
    importsOf(file).filter((name) => functions(name) && dirname(name) !== dirname(file)),
  );
  expect(foreign).toEqual([]);
});

it('the stack knows the contract alone', () => {
  expect(
    offenders(
      within('lib'),
      (name) => within('core', 'functions', 'local', 'operator')(name) && !within('core/contract')(name),
    ),
  ).toEqual([]);
});

it('the one-machine cloud knows neither stack nor operator, and the operator no stack', () => {
  expect(offenders(within('local'), within('lib', 'bin', 'operator'))).toEqual([]);
  expect(offenders(within('operator'), within('lib', 'bin'))).toEqual([]);
});
