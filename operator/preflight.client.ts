/** Reads, and only reads, what the checks before a deploy decide upon. */
import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  NotFoundException,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import type { AwsAccess } from './aws-access.client.ts';
import { explained, isDenied } from './aws-refusal.ts';
import { describeStack, madeIdentity } from './deployed-stack.client.ts';
import { isDeployed } from './deployed-stack.ts';
import type { DeployPlan, PreflightFacts, Read, SenderIdentity, SendingAccount } from './preflight-facts.ts';

/** Where the CNAME records point to in regions for which SES names no zone of its own. */
const DKIM_ZONE = 'dkim.amazonses.com';

/** The facts about `plan` in this account and region; an OperatorError when AWS can't be asked. */
export async function readPreflightFacts(plan: DeployPlan, access: AwsAccess): Promise<PreflightFacts> {
  const ses = new SESv2Client(access.config);
  return explained(async () => {
    const [bootstrapVersion, keyKept, deployed, identity, sending] = await Promise.all([
      unlessDenied(() => readBootstrapVersion(plan, access)),
      unlessDenied(async () => (await readParameter(plan.idKeyParameter, access)) !== null),
      unlessDenied(async () => isDeployed((await describeStack(plan.stackName, access)).status ?? '')),
      unlessDenied(() => readIdentity(plan, { ses, access })),
      unlessDenied(() => readSending(ses)),
    ]);
    const { account, region, config } = access;
    const read = { bootstrapVersion, keyKept, deployed, identity, sending };
    return { plan, account, region, profile: config.profile, ...read };
  });
}

async function unlessDenied<T>(read: () => Promise<T>): Promise<Read<T>> {
  try {
    return await read();
  } catch (error) {
    if (isDenied(error)) return 'may not be read';
    throw error;
  }
}

async function readBootstrapVersion({ bootstrap }: DeployPlan, access: AwsAccess): Promise<number | null> {
  const version = await readParameter(bootstrap.parameter, access);
  return version === null ? null : Number(version);
}

/** A parameter as it is stored, so a secret one is not decrypted; null when there is none of that name. */
async function readParameter(name: string, { config }: AwsAccess): Promise<string | null> {
  try {
    const { Parameter } = await new SSMClient(config).send(new GetParameterCommand({ Name: name }));
    return Parameter?.Value ?? '';
  } catch (error) {
    if (error instanceof ParameterNotFound) return null;
    throw error;
  }
}

async function readIdentity(
  { senderDomain, stackName }: DeployPlan,
  { ses, access }: { ses: SESv2Client; access: AwsAccess },
): Promise<SenderIdentity | null> {
  try {
    const { VerifiedForSendingStatus, DkimAttributes, MailFromAttributes } = await ses.send(
      new GetEmailIdentityCommand({ EmailIdentity: senderDomain }),
    );
    const zone = DkimAttributes?.SigningHostedZone ?? DKIM_ZONE;
    return {
      verified: VerifiedForSendingStatus === true,
      ours: await madeIdentity({ stackName, domain: senderDomain }, access),
      dkimRecords: (DkimAttributes?.Tokens ?? []).map(
        (token) =>
          ({
            type: 'CNAME',
            name: `${token}._domainkey.${senderDomain}`,
            value: `${token}.${zone}`,
          }) as const,
      ),
      mailFromDomain: MailFromAttributes?.MailFromDomain || null,
    };
  } catch (error) {
    if (error instanceof NotFoundException) return null;
    throw error;
  }
}

async function readSending(ses: SESv2Client): Promise<SendingAccount> {
  const { ProductionAccessEnabled, SendingEnabled, SendQuota } = await ses.send(new GetAccountCommand());
  const { Max24HourSend: most, MaxSendRate: rate } = SendQuota ?? {};
  return {
    sandbox: ProductionAccessEnabled === false,
    paused: SendingEnabled === false,
    quota: most === undefined || rate === undefined ? null : { most, rate },
  };
}
