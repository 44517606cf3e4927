/** The answer to a check-in. */
import type { Hono } from 'hono';
import { KEEP_PATH } from '../../core/contract/paths.ts';
import { keepPage, keptPage } from '../../core/pages/keep-page.ts';
import { personalLinkRoutes } from './personal-link-routes.ts';
import type { WebDependencies } from './web-dependencies.ts';

export const keepRoutes = (app: Hono, dependencies: WebDependencies): void =>
  personalLinkRoutes(app, dependencies, {
    path: KEEP_PATH,
    ask: keepPage,
    act: (id) => dependencies.subscribers.answer(id, new Date().toISOString()),
    done: keptPage,
  });
