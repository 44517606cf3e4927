/** What else might become of a message that arrived: two buttons, and what they have SES tell. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import * as v from 'valibot';
import { button, type Html, viewOf } from './layout.ts';
import type { Mail } from './mail-page.ts';
import { missingPage } from './missing-page.ts';
import type { Note } from './notes.ts';
import type { LocalPagesOptions } from './options.ts';

const Fate = v.picklist(['bounce', 'complaint']);
type Fate = v.InferOutput<typeof Fate>;

const LABELS: Readonly<Record<Fate, string>> = {
  bounce: 'It bounces',
  complaint: 'The reader calls it spam',
};
const NOTES: Readonly<Record<Fate, Note>> = { bounce: 'bounced', complaint: 'complained' };

/** The buttons under a message. */
export const whatIf = ({ id, to }: Pick<Mail, 'id' | 'to'>): Html => html`<section class="what-if">
  <h2>What if</h2>
  <p>SES then tells it of ${to.join(', ')}, as it would of a real mailbox.</p>
  <div class="buttons">
    ${Fate.options.map((fate) =>
      button({ action: `/_local/mail/${id}/what-if`, label: LABELS[fate], fields: { fate }, quiet: true }),
    )}
  </div>
</section>`;

/** Answers the buttons with a redirect, so that reloading the page tells nothing twice. */
export function whatIfButtons(options: LocalPagesOptions): Hono {
  const { inbox, turnsOut } = options;
  return new Hono().post('/mail/:id/what-if', async (c) => {
    const id = c.req.param('id');
    const [mail, eml] = [await inbox.get(id), inbox.eml(id)];
    const fate = v.safeParse(Fate, (await c.req.parseBody())['fate']);
    if (!turnsOut || !mail || !eml || !fate.success) return c.html(missingPage(viewOf(options)), 404);
    const { messageId, at, from, to, tags } = mail;
    await turnsOut({ messageId, at: new Date(at), from, to, tags, eml }, fate.output);
    return c.redirect(`/_local/mail/${id}?note=${NOTES[fate.output]}`, 303);
  });
}
