/** Which stack the words of a command line choose. */
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addStackOptions, chosenStack, type StackOptions, wordsFor } from '../../operator/which-stack.ts';
import { startAccount } from './aws-stand-in.ts';
import { CREDENTIALS, runCommand } from './run-command.ts';

const said = (...words: readonly string[]) => {
  const command = addStackOptions(new Command('any'))
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  return chosenStack(command.parse(words, { from: 'user' }).opts<StackOptions>());
};

it('is this machine where nothing is said', () => expect(said()).toBeNull());

it('is that of a stage, and of one of several agencies', () => {
  expect(said('--stage', 'staging')).toEqual({ stage: 'staging', agency: null });
  expect(said('--agency', 'placer', '--stage', 'dev')).toEqual({ stage: 'dev', agency: 'placer' });
});

it('is chosen again by the words that a command prints', () => {
  for (const key of [
    { stage: 'production', agency: null } as const,
    { stage: 'staging', agency: 'ca-dss' } as const,
  ])
    expect(said(...wordsFor(key).split(' '))).toEqual(key);
});

it('is none for an agency without a stage, or with a name that none can have', () => {
  expect(() => said('--agency', 'placer')).toThrow(
    /^--agency placer names a deployed agency: name the stage too/,
  );
  expect(() => said('--agency', 'Placer', '--stage', 'dev')).toThrow(/Write its short name: small letters/);
  expect(() => said('--stage', 'prod')).toThrow(/Allowed choices are dev, staging, production/);
});

describe('commands look for the stack of exactly that agency', () => {
  it.each([['mailings'], ['plan', '--events-data', 'events-data'], ['submissions']])(
    '%s',
    async (...words) => {
      const { url } = await startAccount();
      const { status, stderr } = await runCommand([...words, '--stage', 'staging', '--agency', 'placer'], {
        ...CREDENTIALS,
        AWS_REGION: 'us-west-2',
        AWS_ENDPOINT_URL: url,
      });
      expect(status).toBe(1);
      expect(stderr).toMatch(/^There is no stack prevention-month-placer-staging in account /);
    },
  );

  it('and plan reads that agency’s own folder, or none', async () => {
    const { status, stderr } = await runCommand(['plan', '--stage', 'staging', '--agency', 'placer'], {});
    expect(status).toBe(1);
    expect(stderr).toMatch(/^There is no folder events-data\/agencies\/placer: /);
  });
});
