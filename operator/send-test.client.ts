/** One message to one person through SES, tried once: a test that comes twice would puzzle, one that fails is sent again by hand. */
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { letterSetName } from '../core/contract/configuration-sets.ts';
import { type StackKey, stackNameOf } from '../core/contract/deployed-stack.ts';
import { type Note, noting } from '../core/operations/operation.store.ts';
import { localAccess } from '../local/local-access.ts';
import { CONFIGURATION_SETS } from '../local/resource-names.ts';
import type { RunningService } from '../local/running-service.ts';
import { openStore } from '../local/store-access.ts';
import { whoIsHere } from '../local/who-is-here.ts';
import { findAccess } from './aws-access.client.ts';
import { explained } from './aws-refusal.ts';
import { describeStack, openDeployedStore } from './deployed-stack.client.ts';
import { placeOf, sendingOutputsOf, storeNamesOf } from './deployed-stack.ts';

/** Where a test is sent from. */
export interface TestPlace {
  /** For sentences: `the stack … (account …)`. */
  readonly name: string;
  /** Where its links lead. */
  readonly siteUrl: string;
  /** `everyone`, or the addresses that it may mail, by comma. */
  readonly deliverTo: string;
  /** Notes there what is about to be done. */
  readonly note: Note;
  readonly send: (mail: { readonly to: string; readonly message: Buffer }) => Promise<void>;
}

/** A deployed stage: through the configuration set of its letters, with the operator's own rights. */
export async function openDeployedPlace(key: StackKey): Promise<TestPlace> {
  return explained(async () => {
    const access = await findAccess();
    const stack = await describeStack(stackNameOf(key), access);
    const client = new SESv2Client({ ...access.config, maxAttempts: 1 });
    return {
      name: placeOf(stack),
      ...sendingOutputsOf(stack),
      note: noting(openDeployedStore(storeNamesOf(stack), stack.name, access).table, {
        by: access.caller,
        now: () => new Date(),
      }),
      send: sendWith(client, letterSetName(stackNameOf(key))),
    };
  });
}

/** The service that runs on this machine, by its clock: what is sent arrives in its inbox, whoever it is for. */
export const localPlace = (service: RunningService, now: () => Date): TestPlace => ({
  name: `service on this machine (${service.siteUrl}/_local)`,
  siteUrl: service.siteUrl,
  note: noting(openStore(service, now).table, { by: whoIsHere(), now }),
  deliverTo: 'everyone',
  send: sendWith(
    new SESv2Client({ ...localAccess('operator'), endpoint: service.ses, maxAttempts: 1 }),
    letterSetName(CONFIGURATION_SETS),
  ),
});

const sendWith =
  (client: SESv2Client, configurationSet: string): TestPlace['send'] =>
  ({ to, message }) =>
    explained(async () => {
      await client.send(
        new SendEmailCommand({
          Destination: { ToAddresses: [to] },
          Content: { Raw: { Data: message } },
          ConfigurationSetName: configurationSet,
        }),
      );
    });
