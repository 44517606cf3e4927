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
  /** Who has, each once: an IAM user, or whoever a role was assumed for, by name. */
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
            if (Value === hash && LastModifiedUser) found.add(personOf(LastModifiedUser));
      } catch (error) {
        if (!(error instanceof ParameterNotFound)) throw error;
      }
      return [...found];
    },
  };
}

/** Two roles that one person assumes under their name are still one person. */
const personOf = (arn: string): string => (arn.split('/').at(-1) ?? arn).toLowerCase();
