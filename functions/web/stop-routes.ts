/** "Never write to this address again", from the foot of a letter. */
import type { Hono } from 'hono';
import { STOP_PATH } from '../../core/contract/paths.ts';
import { stopPage, stoppedPage } from '../../core/pages/stop-page.ts';
import { giveUpTurns } from '../../core/registrations/give-up-turns.ts';
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
 * Suppressed before what waits is forgotten: in between, nothing that is confirmed brings mail. Turns in a line go, for nobody
 * could tell the person of their place.
 */
async function stop(id: string, dependencies: WebDependencies): Promise<void> {
  await dependencies.suppressions.suppress(id, 'asked');
  await dependencies.pending.forgetAll(id);
  const { events } = await dependencies.subscribers.read(id);
  await giveUpTurns(id, events, dependencies);
}
