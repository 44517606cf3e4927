/** The pages and feeds. Nothing changes on GET: mail scanners open every link. */
import { Hono } from 'hono';
import { askForEventRoutes } from './ask-for-event-routes.ts';
import { askForLinkRoutes } from './ask-for-link-routes.ts';
import { awarenessDayRoutes } from './awareness-day-routes.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { confirmRoutes } from './confirm-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { answerFailures, refuseOtherMethods } from './failures.ts';
import { feedRoutes } from './feed-routes.ts';
import { flyerRoutes } from './flyer-routes.ts';
import { informationRoutes } from './information-routes.ts';
import { keepRoutes } from './keep-routes.ts';
import { manageRoutes } from './manage-routes.ts';
import { moderateRoutes } from './moderate-routes.ts';
import { newsletterRoutes } from './newsletter-routes.ts';
import { resourcesRoutes } from './resources-routes.ts';
import { signUpRoutes } from './sign-up-routes.ts';
import { signatureBlockRoutes } from './signature-block-routes.ts';
import { siteFilesRoutes } from './site-files-routes.ts';
import { statusRoutes } from './status-routes.ts';
import { stopRoutes } from './stop-routes.ts';
import { strictHeaders } from './strict-headers.ts';
import { submitRoutes } from './submit-routes.ts';
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
  resourcesRoutes(app, dependencies);
  eventRoutes(app, dependencies);
  askForEventRoutes(app, dependencies);
  awarenessDayRoutes(app, dependencies);
  signatureBlockRoutes(app, dependencies);
  feedRoutes(app, dependencies);
  newsletterRoutes(app, dependencies);
  signUpRoutes(app, dependencies);
  flyerRoutes(app, dependencies);
  submitRoutes(app, dependencies);
  moderateRoutes(app, dependencies);
  askForLinkRoutes(app, dependencies);
  confirmRoutes(app, dependencies);
  statusRoutes(app, dependencies);
  stopRoutes(app, dependencies);
  unsubscribeRoutes(app, dependencies);
  keepRoutes(app, dependencies);
  manageRoutes(app, dependencies);
  answerFailures(app, dependencies);
  return app;
}
