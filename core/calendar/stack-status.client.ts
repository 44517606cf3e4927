/** Whether CloudFormation is taking back a deploy that has failed: then nobody is there to accept anything. */
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

/**
 * Asked of the stack that had the load called.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
export async function isRollingBack(stackId: string, client = new CloudFormationClient()): Promise<boolean> {
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stackId }));
  return /ROLLBACK/.test(Stacks?.[0]?.StackStatus ?? '');
}
