/** The pages that show: the inbox, one message, the schedules that wait, the clock. Only forwarding acts. */
import { type Context, Hono } from 'hono';
import { clockPage } from './clock-page.ts';
import { copiesPage, inboxPage } from './inbox-page.ts';
import { viewOf } from './layout.ts';
import { isTab, mailPage } from './mail-page.ts';
import { download, htmlBody } from './mail-parts.ts';
import { missingPage } from './missing-page.ts';
import { type Note, noteOf } from './notes.ts';
import type { LocalPagesOptions } from './options.ts';
import { upcomingPage } from './upcoming-page.ts';

export function readingPages(options: LocalPagesOptions): Hono {
  const app = new Hono();
  const { inbox, forwarder } = options;
  const view = () => viewOf(options);
  const note = (c: Context) => noteOf(c.req.query('note'));
  const missing = (c: Context) => c.html(missingPage(view()), 404);

  app.get('/', async (c) => c.html(await inboxPage(view(), { note: note(c), page: pageOf(c) })));
  app.get('/upcoming', async (c) => c.html(await upcomingPage(view(), note(c))));
  app.get('/time', (c) => c.html(clockPage(view(), { note: note(c) })));
  app.get('/copies/:id', (c) => {
    const page = copiesPage(view(), c.req.param('id'), pageOf(c));
    return page === null ? missing(c) : c.html(page);
  });

  app.get('/mail/:id/body.html', async (c) => {
    const html = (await inbox.get(c.req.param('id')))?.html ?? null;
    return html === null ? c.notFound() : htmlBody(c, html);
  });
  app.get('/mail/:id/attachments/:index{\\d+}', async (c) => {
    const mail = await inbox.get(c.req.param('id'));
    const attachment = mail?.attachments[Number(c.req.param('index'))];
    return attachment === undefined ? c.notFound() : download(c, attachment);
  });
  app.get('/mail/:id/:tab?', async (c) => {
    const mail = await inbox.get(c.req.param('id'));
    const tab = c.req.param('tab') ?? (mail?.html === null ? 'text' : 'html');
    if (mail === null || !isTab(tab)) return missing(c);
    return c.html(mailPage(view(), { mail, tab, note: note(c) }));
  });

  app.post('/mail/:id/forward', async (c) => {
    const id = c.req.param('id');
    const mail = await inbox.get(id);
    const eml = inbox.eml(id);
    if (!forwarder || mail === null || eml === null) return missing(c);
    const taken = await forwarder.forward({ eml, from: mail.from });
    const said: Note = taken.length > 0 ? 'forwarded' : 'not-allowed';
    return c.redirect(`/_local/mail/${id}?note=${said}`, 303);
  });
  return app;
}

/** Counted from 1; anything else is the first. */
function pageOf(c: Context): number {
  const page = Number(c.req.query('page'));
  return Number.isInteger(page) && page > 0 ? page : 1;
}
