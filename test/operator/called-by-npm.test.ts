/** Options without two dashes before them stay with npm: nothing is done with half of what was said. */
import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const refusal = (example: string) =>
  `npm kept the options for itself: put two dashes before them, as in \`npm ${example} …\`. ` +
  'Nothing has been done.\n';

/** As npm 11 calls a script: some of what it sets in every run. */
const EVERY_RUN = {
  npm_command: 'run',
  npm_config_user_agent: 'npm/11.19.1 node/v24.21.0 linux x64 workspaces/false',
  npm_config_prefix: '/usr/local',
  npm_config_cache: '/home/op/.npm',
  npm_config_global_prefix: '/usr/local',
  npm_config_init_module: '/home/op/.npm-init.js',
  npm_config_loglevel: 'silent',
  npm_config_noproxy: '',
  npm_config_yes: '',
};

describe('says so in one sentence, and does nothing', () => {
  it.each([
    ['deploy', [], { npm_config_call: 'deliverTo=you@example.gov' }, 'run deploy -- -c'],
    ['deploy', ['staging'], { npm_config_stage: 'true' }, 'run deploy -- --stage'],
    ['deploy', ['--stage', 'dev'], { npm_config_mail_later: 'true' }, 'run deploy -- --mail-later'],
    ['deploy', ['stage=dev'], { npm_config_context: 'true' }, 'run deploy -- --context'],
    [
      'subscribers',
      ['import', 'a.csv', 'dev'],
      { npm_config_stage: 'true' },
      'run subscribers -- import --stage',
    ],
    ['plan', ['dev'], { npm_config_stage: 'true' }, 'run plan -- --stage'],
    ['cost', ['80000'], { npm_config_subscribers: 'true' }, 'run cost -- --subscribers'],
    ['rehearse', [], { npm_config_year: '2026' }, 'run rehearse -- --year'],
    ['start', ['2027-01-01'], { npm_config_at: 'true' }, 'start -- --at'],
  ])('%s %j with %j', async (script, words, kept, example) => {
    expect(await runCommand([script, ...words], { ...EVERY_RUN, ...kept })).toEqual({
      status: 1,
      stdout: '',
      stderr: refusal(example),
    });
  });
});

it('whatever npm sets by itself, or for another command, is no reason to stop', async () => {
  const run = await runCommand(['cost', '--subscribers', '5'], { ...EVERY_RUN, npm_config_stage: 'true' });
  expect(run).toMatchObject({ status: 0, stderr: '' });
});

it.each([
  [['--help'], 'npm run <command> -- [options]'],
  [['start', '--help'], 'npm start -- [options]'],
  [['subscribers', '--help'], 'npm run subscribers -- [options] [command]'],
  [['subscribers', 'import', '--help'], 'npm run subscribers -- import [options] <file>'],
  [['cost', '--help'], 'npm run cost -- --subscribers NUMBER [options]'],
])('%j says how to call it', async (args, usage) => {
  expect((await runCommand(args, {})).stdout).toContain(`Usage: ${usage}\n`);
});
