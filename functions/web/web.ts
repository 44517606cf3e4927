/** The pages and feeds. Nothing changes on GET: mail scanners open every link. */
import { Hono } from 'hono';
import { signUpPage } from '../../core/pages/sign-up-page.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { answerFailures, refuseOtherMethods } from './failures.ts';
import { informationRoutes } from './information-routes.ts';
import { keepRoutes } from './keep-routes.ts';
import { readerOf } from './reader.ts';
import { siteFilesRoutes } from './site-files-routes.ts';
import { strictHeaders } from './strict-headers.ts';
import { unsubscribeRoutes } from './unsubscribe-routes.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** The app behind the HTTP API; it never reads the Host header and sets no cookie. */
export function web(dependencies: WebDependencies): Hono {
  const app = new Hono();
  app.use(strictHeaders);
  refuseOtherMethods(app, dependencies);
  siteFilesRoutes(app, dependencies);
  informationRoutes(app, dependencies);
  calendarRoutes(app, dependencies);
  app.get('/sign-up', async (c) => c.html(signUpPage(await readerOf(c, dependencies))));
  unsubscribeRoutes(app, dependencies);
  keepRoutes(app, dependencies);
  answerFailures(app, dependencies);
  return app;
}
