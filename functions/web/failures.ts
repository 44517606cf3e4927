/** What is answered where no page is, and when one fails: in the reader's language if it can be told, and never why. */
import type { Context, Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { failedPage } from '../../core/pages/failed-page.ts';
import { notFoundPage } from '../../core/pages/not-found-page.ts';
import { refusedPage } from '../../core/pages/refused-page.ts';
import { describeError } from '../../core/runtime/log.ts';
import { readerOf } from './reader.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** Before the routes: a path that is ours, asked with a method that it does not take (RFC 9110 section 15.5.6). */
export const refuseOtherMethods = (app: Hono, dependencies: WebDependencies): void => {
  const onMethodNotAllowed = async (c: Context, methods: readonly string[]) => {
    const page = refusedPage(await readerOf(c, dependencies), 405, null);
    return c.html(page, 405, { Allow: methods.join(', ') });
  };
  app.use(methodNotAllowed({ app, onMethodNotAllowed }));
};

export function answerFailures(app: Hono, dependencies: WebDependencies): void {
  app.notFound(async (c) => c.html(notFoundPage(await readerOf(c, dependencies)), 404));
  app.onError((error, c) => {
    dependencies.log.error('page failed', { route: c.req.routePath, error: describeError(error) });
    return tellFailure(c, dependencies);
  });
}

async function tellFailure(c: Context, dependencies: WebDependencies): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  try {
    return await c.html(failedPage(await readerOf(c, dependencies)), 500);
  } catch (error) {
    dependencies.log.error('page of failure failed', { error: describeError(error) });
    return c.text('Something went wrong on our side. Please try again in a few minutes.', 500);
  }
}
