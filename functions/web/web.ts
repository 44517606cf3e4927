/** The pages and feeds. Nothing changes on GET: mail scanners open every link. */
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { STYLESHEET_PATH } from '../../core/pages/addresses.ts';
import { notFoundPage } from '../../core/pages/not-found-page.ts';
import { signUpPage } from '../../core/pages/sign-up-page.ts';
import { stylesheet } from '../../core/pages/stylesheet.ts';
import { describeError } from '../../core/runtime/log.ts';
import { calendarRoutes } from './calendar-routes.ts';
import { keepRoutes } from './keep-routes.ts';
import { readerOf } from './reader.ts';
import { unsubscribeRoutes } from './unsubscribe-routes.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** The app behind the HTTP API; it never reads the Host header and sets no cookie. */
export function web(dependencies: WebDependencies): Hono {
  const app = new Hono();
  app.use(strictHeaders);
  app.get(STYLESHEET_PATH, (c) =>
    c.body(stylesheet, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' }),
  );
  calendarRoutes(app, dependencies);
  app.get('/sign-up', async (c) => c.html(signUpPage(await readerOf(c, dependencies))));
  unsubscribeRoutes(app, dependencies);
  keepRoutes(app, dependencies);
  app.notFound(async (c) => c.html(notFoundPage(await readerOf(c, dependencies)), 404));
  app.onError((error, c) => {
    dependencies.log.error('page failed', { route: c.req.routePath, error: describeError(error) });
    return c.text('Something went wrong on our side. Please try again in a few minutes.', 500);
  });
  return app;
}

/** Pages load their stylesheet and nothing else; no page may be framed, and no address travels in a referrer. */
const strictHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity: 'max-age=63072000; includeSubDomains; preload',
  referrerPolicy: 'no-referrer',
});
