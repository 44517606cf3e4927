/** "Never write to this address again", from the foot of a letter. */
import type { Hono } from 'hono';
import { STOP_PATH } from '../../core/contract/paths.ts';
import { stopPage, stoppedPage } from '../../core/pages/stop-page.ts';
import { giveUpTurns } from '../../core/registrations/give-up-turns.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { mailboxHash } from '../../core/subscribers/mailbox.ts';
import { personalLinkRoutes } from './personal-link-routes.ts';
import type { WebDependencies } from './web-dependencies.ts';

export const stopRoutes = (app: Hono, dependencies: WebDependencies): void =>
  personalLinkRoutes(app, dependencies, {
    path: STOP_PATH,
    ask: stopPage,
    act: (id) => stop(id, dependencies),
    done: stoppedPage,
  });

/**
 * Suppressed before what waits is forgotten: in between, nothing that is confirmed brings mail, and whoever presses again still
 * finds the address. Turns in a line go, for nobody could tell the person of their place.
 */
async function stop(id: string, dependencies: WebDependencies): Promise<void> {
  const { suppressions, pending, subscribers } = dependencies;
  await suppressions.suppress(id, 'asked');
  const { profile, events } = await subscribers.read(id);
  await stopMailbox(profile?.address ?? (await pending.heldAddress(id)), dependencies);
  await pending.forgetAll(id);
  await giveUpTurns(id, events, dependencies);
}

/** However the address is spelled. The link holds none: where nothing is kept of the person, the id is all there is to suppress. */
async function stopMailbox(
  address: string | undefined,
  { suppressions, idKey }: WebDependencies,
): Promise<void> {
  if (address === undefined) return;
  await suppressions.suppressMailbox(mailboxHash(parseAddress(address), await idKey()));
}
