/** What a deploy of the stack does with the calendars, on one machine: CloudFormation has `load-calendar` load them, and stands as it then does. */
import type { DeployEvent } from '../core/contract/messages.ts';
import type { Loaded } from '../functions/load-calendar/handler.ts';
import type { CloudFormation } from './endpoints/cloudformation.ts';
import type { FunctionWorker } from './function-worker.ts';
import { STACK_ID } from './resource-names.ts';
import type { Endpoints } from './start-endpoints.ts';
import { type DeployFile, uploadFiles } from './upload-files.ts';

export interface Deploying {
  /** What `cdk deploy -c accept=…` does with the calendars: uploads the files and runs load-calendar on them. */
  deploy(files: readonly DeployFile[], accepted?: string | null): Promise<Loaded>;
  /**
   * What CloudFormation does with them when a deploy has failed, at whatever resource: has load-calendar load the files of the deploy
   * before, with what was accepted then.
   */
  rollBack(files: readonly DeployFile[], accepted?: string | null): Promise<Loaded>;
  /** What `cdk destroy` does with the calendars: has load-calendar take its schedules away. */
  destroy(): Promise<{ schedulesDeleted: number }>;
}

/** By this worker of `load-calendar`. */
export function deployingBy(
  loader: FunctionWorker,
  { queues, cloudFormation }: Pick<Endpoints, 'queues' | 'cloudFormation'>,
): Deploying {
  const load = async (files: readonly DeployFile[], accepted: string | null): Promise<Loaded> => {
    const answer = await loader.invoke(await uploadFiles(files, queues.url, accepted));
    return (answer as { Data: Loaded }).Data;
  };
  return {
    deploy: (files, accepted = null) => whileUpdating(cloudFormation, () => load(files, accepted)),
    rollBack: async (files, accepted = null) => {
      cloudFormation.standsAt('UPDATE_ROLLBACK_IN_PROGRESS');
      const loaded = await load(files, accepted);
      cloudFormation.standsAt('UPDATE_ROLLBACK_COMPLETE');
      return loaded;
    },
    destroy: async () => {
      const event: DeployEvent = {
        RequestType: 'Delete',
        StackId: STACK_ID,
        ResourceProperties: { files: [] },
      };
      const answer = await loader.invoke(event);
      return (answer as { Data: { schedulesDeleted: number } }).Data;
    },
  };
}

/** A load that is refused has changed nothing, so that there is nothing to take back. */
async function whileUpdating<Done>(stack: CloudFormation, load: () => Promise<Done>): Promise<Done> {
  stack.standsAt('UPDATE_IN_PROGRESS');
  try {
    const done = await load();
    stack.standsAt('UPDATE_COMPLETE');
    return done;
  } catch (error) {
    stack.standsAt('UPDATE_ROLLBACK_COMPLETE');
    throw error;
  }
}
