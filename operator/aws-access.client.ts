/** Which account and region a command works in, as the AWS SDK's own environment has it. */
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { explained } from './aws-refusal.ts';

/** What was said on the command line instead of in the environment. */
export interface AccessOptions {
  readonly profile?: string;
  readonly region?: string;
}

/** Configuration for the SDK's clients, with the account that it turned out to be. */
export interface AwsAccess {
  readonly account: string;
  readonly region: string;
  /** Who calls, as AWS names them behind the account: `user/ana`, `assumed-role/Operator/ana`. */
  readonly caller: string;
  /** The very credentials that were asked about, for a program that finds its own. */
  readonly asEnvironment: () => Promise<Readonly<Record<string, string>>>;
  /** For clients of every service. */
  readonly config: AccessOptions & { readonly region: string };
}

/** The region in which a command works; an OperatorError when none is set. */
export const findRegion = (options: AccessOptions = {}): Promise<string> =>
  explained(() => new STSClient(options).config.region());

/** Asks AWS who we are; an OperatorError says what is missing: region, credentials, or the way to AWS. */
export async function findAccess(options: AccessOptions = {}): Promise<AwsAccess> {
  const sts = new STSClient(options);
  return explained(
    async () => {
      const region = await sts.config.region();
      const { Account: account = '', Arn: arn = '' } = await sts.send(new GetCallerIdentityCommand());
      return {
        account,
        region,
        caller: arn.split(':').at(-1) ?? '',
        asEnvironment: async () => toEnvironment(await sts.config.credentials(), region),
        config: { ...options, region },
      };
    },
    { profile: options.profile ?? process.env['AWS_PROFILE'] },
  );
}

type Credentials = Awaited<ReturnType<STSClient['config']['credentials']>>;

/** @see https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html */
const toEnvironment = (
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
  region: string,
): Readonly<Record<string, string>> => ({
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  ...(sessionToken !== undefined && { AWS_SESSION_TOKEN: sessionToken }),
});
