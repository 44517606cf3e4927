import { expect, it } from 'vitest';
import { readSettingPairs } from '../../operator/setting-pairs.ts';

it('reads settings as the CDK does: the last one counts, values may hold an equals sign', () => {
  const context = ['stage=dev', 'siteUrl=https://x.example/?a=b', 'stage=staging'];
  expect(readSettingPairs({ context })).toEqual({ stage: 'staging', siteUrl: 'https://x.example/?a=b' });
});

it('takes --stage for the setting of that name', () => {
  expect(readSettingPairs({ stage: 'staging', context: ['deliverTo=nobody'] })).toEqual({
    stage: 'staging',
    deliverTo: 'nobody',
  });
  expect(readSettingPairs({ stage: 'dev', context: ['stage=dev'] })).toEqual({ stage: 'dev' });
  expect(readSettingPairs({ stage: 'dev', agency: 'placer', context: [] })).toEqual({
    stage: 'dev',
    agency: 'placer',
  });
});

it.each([
  [
    { stage: 'dev', context: ['stage=production'] },
    '--stage says dev and -c says stage=production: name one stage.',
  ],
  [
    { agency: 'placer', context: ['agency=napa'] },
    '--agency says placer and -c says agency=napa: name one agency.',
  ],
  [
    { context: ['production'] },
    '"-c production" sets nothing: write it as -c name=value, such as -c stage=staging.',
  ],
  [
    { context: ['deliverTo='] },
    '"-c deliverTo=" sets nothing: write it as -c name=value, such as -c stage=staging.',
  ],
  [{ context: ['=x'] }, '"-c =x" sets nothing: write it as -c name=value, such as -c stage=staging.'],
])('refuses %j in one sentence', (said, sentence) => {
  expect(() => readSettingPairs(said)).toThrow(sentence);
});
