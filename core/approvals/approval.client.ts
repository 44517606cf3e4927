/**
 * Who has approved what: versions of an SSM parameter, each holding a hash. Who wrote a version is not what we say of it but what AWS
 * notes of its caller, so nobody can approve in another's name.
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterHistory.html `LastModifiedUser`
 */
import {
  ParameterNotFound,
  PutParameterCommand,
  paginateGetParameterHistory,
  SSMClient,
} from '@aws-sdk/client-ssm';

export interface Approvals {
  /** Approves as whoever calls. */
  approve(hash: string): Promise<void>;
  /** Who has, each once: an IAM user, a user of IAM Identity Center, or a role, by name. */
  approvers(hash: string): Promise<string[]>;
}

/** `parameter` is its name. */
export function openApprovals(parameter: string, client = new SSMClient()): Approvals {
  return {
    approve: async (hash) => {
      await client.send(
        new PutParameterCommand({ Name: parameter, Value: hash, Type: 'String', Overwrite: true }),
      );
    },
    approvers: async (hash) => {
      const found = new Set<string>();
      try {
        for await (const { Parameters = [] } of paginateGetParameterHistory({ client }, { Name: parameter }))
          for (const { Value, LastModifiedUser } of Parameters)
            if (Value === hash && LastModifiedUser) found.add(approverOf(LastModifiedUser));
      } catch (error) {
        if (!(error instanceof ParameterNotFound)) throw error;
      }
      return [...found];
    },
  };
}

/** Roles of IAM Identity Center: it puts the user's own name behind them. */
const OF_IDENTITY_CENTER = /:assumed-role\/AWSReservedSSO_[^/]+\/(?<user>[^/]+)$/;
const OF_ROLE = /:assumed-role\/(?<role>[^/]+)\//;

/**
 * Two roles that one user of Identity Center has are still one person. Of any other role the name of the session is whatever the caller
 * says, or what a program makes up anew each time (`aws-sdk-js-1700000000000`): so all of its sessions are one.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function approverOf(arn: string): string {
  const name =
    OF_IDENTITY_CENTER.exec(arn)?.groups?.['user'] ??
    OF_ROLE.exec(arn)?.groups?.['role'] ??
    arn.split('/').at(-1);
  return (name ?? arn).toLowerCase();
}
