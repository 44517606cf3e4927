/** The pages of mailings, and their buttons. Each button answers with a redirect, so that reloading the page presses nothing twice. */
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import { DECISIONS } from '../../core/mailing/settle-by-hand.ts';
import { OperatorError } from '../operator-error.ts';
import type { Oversight } from '../oversight.ts';
import { viewOf } from './layout.ts';
import { mailingPage } from './mailing-page.ts';
import { mailingsPage } from './mailings-page.ts';
import { missingPage } from './missing-page.ts';
import { type Note, noteOf } from './notes.ts';
import type { LocalPagesOptions } from './options.ts';

/** Most people who are named on a mailing's page. */
const MOST_NAMED = 200;

const SettleForm = v.object({ as: v.picklist(DECISIONS) });

/** What the button of a mailing does, and what is said then; null for fields that no button of ours sends. */
type Act = (
  mailing: StartedMailing,
  oversight: Oversight,
  fields: Record<string, unknown>,
) => Promise<Note | null>;

const ACTS: Readonly<Record<string, Act>> = {
  resend: async (mailing, oversight) => {
    const { people, busy } = await oversight.resend(mailing);
    if (busy > 0) return 'busy';
    return people > 0 ? 'resent' : 'nobody-missed';
  },
  settle: async (mailing, oversight, fields) => {
    const form = v.safeParse(SettleForm, fields);
    if (!form.success) return null;
    const { busy } = await oversight.settle(mailing, form.output.as);
    return busy > 0 ? 'busy' : 'settled';
  },
  pause: async (mailing, oversight) => {
    await oversight.pause(mailing);
    return 'paused';
  },
  resume: async (mailing, oversight) => {
    await oversight.resume(mailing);
    return 'resumed';
  },
};

/** Nothing where there is no oversight. */
export function mailingsPages(options: LocalPagesOptions): Hono {
  const app = new Hono();
  const { oversight } = options;
  if (!oversight) return app;
  const noteIn = (c: Context) => noteOf(c.req.query('note'));
  const missing = (c: Context) => c.html(missingPage(viewOf(options), 'Mailings'), 404);
  const find = (id: string) =>
    oversight.find(id).catch((error: unknown) => {
      if (error instanceof OperatorError) return null;
      throw error;
    });

  app.get('/mailings', async (c) =>
    c.html(mailingsPage(viewOf(options), { overview: await oversight.overview(null), note: noteIn(c) })),
  );
  app.get('/mailings/:id', async (c) => {
    const mailing = await find(c.req.param('id'));
    if (!mailing) return missing(c);
    const [named, brakes] = await Promise.all([oversight.report(mailing), oversight.brakes()]);
    const people = await oversight.shown(named.report.unreached.slice(0, MOST_NAMED));
    return c.html(mailingPage(viewOf(options), { named, people, brakes, note: noteIn(c) }));
  });
  app.post('/mailings/pause', async (c) => {
    await oversight.pause(null);
    return c.redirect('/_local/mailings?note=all-paused', 303);
  });
  app.post('/mailings/resume', async (c) => {
    await oversight.resume(null);
    return c.redirect('/_local/mailings?note=all-resumed', 303);
  });
  app.post('/mailings/:id/:act{resend|settle|pause|resume}', async (c) => {
    const mailing = await find(c.req.param('id'));
    const act = ACTS[c.req.param('act')];
    if (!mailing || !act) return missing(c);
    const note = await act(mailing, oversight, await c.req.parseBody());
    return note === null ? missing(c) : c.redirect(`/_local/mailings/${mailing.id}?note=${note}`, 303);
  });
  return app;
}
