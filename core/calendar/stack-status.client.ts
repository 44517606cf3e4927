/** Whether CloudFormation is taking back a deploy that has failed: then nobody is there to accept anything. */
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

/**
 * Asked of the stack that had the load called; without one, as on one machine, nothing is rolled back.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
export async function isRollingBack(
  stackId: string | undefined,
  client = new CloudFormationClient(),
): Promise<boolean> {
  if (stackId === undefined) return false;
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stackId }));
  return /ROLLBACK/.test(Stacks?.[0]?.StackStatus ?? '');
}
