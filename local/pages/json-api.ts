/** The inbox, the schedules and the clock for programs, in JSON. Errors are `{"error": "<what and how to mend it>"}`. */
import { type Context, Hono } from 'hono';
import { AdvanceError, readAdvance } from './advance-request.ts';
import type { LocalPagesOptions } from './options.ts';

export function jsonApi({ inbox, scheduler, clock, site, actions }: LocalPagesOptions): Hono {
  const app = new Hono();
  const notFound = (c: Context) =>
    c.json({ error: 'There is no such message; GET /_local/emails lists them.' }, 404);

  app.get('/emails', (c) => c.json(inbox.list()));
  app.get('/emails/:file{.+\\.eml}', (c) => {
    const file = c.req.param('file');
    const eml = inbox.eml(file.slice(0, -'.eml'.length));
    if (eml === null) return notFound(c);
    return c.body(new Uint8Array(eml), 200, {
      'Content-Type': 'message/rfc822',
      'Content-Disposition': `attachment; filename="${file}"`,
    });
  });
  app.get('/emails/:id', async (c) => {
    const message = await inbox.get(c.req.param('id'));
    return message === null ? notFound(c) : c.json(message);
  });

  app.get('/schedules', (c) =>
    c.json(
      scheduler.waiting().map(({ name, group, dueAt, targetArn, input }) => ({
        name,
        group,
        dueAt,
        targetArn,
        input: jsonOrText(input),
      })),
    ),
  );

  const time = (now: Date) => ({ now, offset: clock.offset, timeZone: site.timeZone });
  app.get('/clock', (c) => c.json(time(clock.now())));
  app.post('/clock', async (c) => {
    const instant = readAdvance(await c.req.text(), { now: clock.now(), timeZone: site.timeZone });
    return c.json(time(await actions.advanceTo(instant)));
  });

  app.onError((error, c) =>
    c.json({ error: error.message }, error instanceof AdvanceError ? error.status : 500),
  );
  return app;
}

function jsonOrText(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return input;
  }
}
