/** The account that MiniStack stands in for: whoever works with it can't reach a real one, whatever is set up here. */
import { devNull } from 'node:os';
import { delimiter, join } from 'node:path';
import { ROOT } from './folders.ts';

export const ACCOUNT = '000000000000';
export const REGION = 'us-west-2';
const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

/** What a program needs of this process's environment, and nothing that could lead to AWS or be a secret. */
const NEEDED = /^(PATH|LANG|LC_\w+|TZ|TERM|USER|LOGNAME|SHELL|TMPDIR|TEMP|TMP|CI)$/;

/** A clean environment with the project's own Node first, and a home below `run` in which nobody has put settings. */
export function cleanEnvironment(run: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => NEEDED.test(name));
  return {
    ...Object.fromEntries(kept),
    PATH: [join(ROOT, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
    HOME: join(run, 'home'),
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    NO_PROXY: '127.0.0.1,localhost',
  };
}

/** The environment in which an operator's command finds the stand-in at `url`. */
export const operatorEnvironment = (url: string, run: string): NodeJS.ProcessEnv => ({
  ...cleanEnvironment(run),
  AWS_ENDPOINT_URL: url,
  AWS_REGION: REGION,
  AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  CDK_DISABLE_VERSION_CHECK: 'true',
  CI: 'true',
});

/** What a client of the SDK is made with to find the stand-in at `url`. */
export const clientSettings = (url: string) => ({ endpoint: url, region: REGION, credentials: CREDENTIALS });
