import { expect, it } from 'vitest';
import { readDeployArguments } from '../../operator/deploy-arguments.ts';

it('reads settings as the CDK does: each spelling, the last one counts, values may hold an equals sign', () => {
  const args =
    '-c stage=dev --context deliverTo=a@example.org --context=siteUrl=https://x.example/?a=b -c stage=staging';
  expect(readDeployArguments(args.split(' ')).context).toEqual({
    stage: 'staging',
    deliverTo: 'a@example.org',
    siteUrl: 'https://x.example/?a=b',
  });
});

it('finds profile and region among options it does not know', () => {
  const args = '--require-approval never --profile county -v --region=eu-west-1 MyStack --no-rollback';
  expect(readDeployArguments(args.split(' '))).toEqual({
    context: {},
    access: { profile: 'county', region: 'eu-west-1' },
  });
});

it('without arguments there is nothing to read', () => {
  expect(readDeployArguments([])).toEqual({ context: {}, access: {} });
});
