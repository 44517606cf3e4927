/** What `preview` answers, to a browser of this machine alone. */
import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import type { Agency } from '../../core/agency/agency.ts';
import { STYLES } from '../../core/agency/style.ts';
import { download, htmlBody } from '../../local/pages/mail-parts.ts';
import { sameMachine } from '../../local/pages/same-machine.ts';
import { inLook } from './mail-facts.ts';
import { LOOKS, type Looking, previewPage, VIEWS } from './preview-page.ts';
import type { PreviewedMail } from './previewed-mail.ts';

export interface Previewed {
  readonly mails: readonly PreviewedMail[];
  readonly agency: Agency;
}

const STYLE = readFileSync(new URL('../../local/pages/style.css', import.meta.url), 'utf8');
const OWN_STYLE = readFileSync(new URL('./preview.css', import.meta.url), 'utf8');
const CSS = { 'Content-Type': 'text/css; charset=utf-8' };

/** `read` is asked anew for each page, so that an edited file is seen by loading the page again. */
export function previewPages(read: () => Promise<Previewed>): Hono {
  const app = new Hono();
  app.use(sameMachine);
  app.get('/style.css', (c) => c.body(STYLE, 200, CSS));
  app.get('/preview.css', (c) => c.body(OWN_STYLE, 200, CSS));
  app.get('/', async (c) => {
    const previewed = await read();
    const looking = lookingAt(c, previewed);
    return looking ? c.html(previewPage({ ...previewed, looking })) : missing(c);
  });
  app.get('/body', async (c) => {
    const looking = lookingAt(c, await read());
    return looking ? htmlBody(c, inLook(looking.mail.render(looking).html, looking.look)) : missing(c);
  });
  app.get('/attachment', async (c) => {
    const looking = lookingAt(c, await read());
    const found = looking?.mail.render(looking).attachments[Number(c.req.query('index'))];
    return found ? download(c, { ...found, size: 0, encoding: 'utf8' }) : missing(c);
  });
  app.onError((error, c) => c.text(`That can't be shown. ${error.message}\n`, 500));
  return app;
}

const missing = (c: Context) => c.text('There is no such mail: go back to the list at /.\n', 404);

/** What an address says, and where it says nothing the first; null for a mail that there is none of. */
function lookingAt(c: Context, { mails, agency }: Previewed): Looking | null {
  const wanted = c.req.query('mail');
  const mail = wanted === undefined ? mails[0] : mails.find(({ id }) => id === wanted);
  if (!mail) return null;
  const one = <Word extends string>(name: string, words: readonly Word[], usual: Word): Word =>
    words.find((word) => word === c.req.query(name)) ?? usual;
  return {
    mail,
    language: one('language', agency.languages, agency.languages[0] ?? 'en'),
    style: one('style', mail.styles.length > 1 ? STYLES : mail.styles, mail.styles[0] ?? agency.style),
    view: one('view', VIEWS, 'desk'),
    look: one('look', LOOKS, 'light'),
  };
}
