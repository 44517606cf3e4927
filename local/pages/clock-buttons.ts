/** The buttons that move the clock. Each answers with a redirect, so that reloading the page presses nothing twice. */
import { type Context, Hono } from 'hono';
import { AdvanceError, durationLater, wallClock } from './advance-request.ts';
import { clockPage } from './clock-page.ts';
import { viewOf } from './layout.ts';
import type { Note } from './notes.ts';
import type { LocalPagesOptions } from './options.ts';

export function clockButtons(options: LocalPagesOptions): Hono {
  const app = new Hono();
  const { actions, clock, oversight, site, replayYears } = options;
  const toInbox = (c: Context, note: Note) => c.redirect(`/_local?note=${note}`, 303);

  app.post('/next-reminder', async (c) => {
    if ((await actions.nextReminder()) === null) return toInbox(c, 'nothing-waits');
    const brakes = await oversight?.brakes();
    return toInbox(c, brakes?.everything ? 'held' : 'sent');
  });
  app.post('/forward', async (c) => {
    const { by, to } = await c.req.parseBody();
    const here = { now: clock.now(), timeZone: site.timeZone };
    await actions.advanceTo(typeof by === 'string' ? durationLater(by, here) : wallClock(String(to), here));
    return toInbox(c, 'moved');
  });
  app.post('/replay', async (c) => {
    const year = Number((await c.req.parseBody())['year']);
    if (!replayYears().includes(year))
      throw new AdvanceError('There is no calendar for that year to replay.');
    await actions.replay(year);
    return toInbox(c, 'replayed');
  });

  app.onError((error, c) => {
    const status = error instanceof AdvanceError ? error.status : 500;
    return c.html(clockPage(viewOf(options), { problem: `That did not work. ${error.message}` }), status);
  });
  return app;
}
