/** What stands where nothing is: a message of an inbox that was emptied since, or an address that never was. */
import { html } from 'hono/html';
import { type Html, layout, type View } from './layout.ts';

/** Where it was looked for, and what may have become of it. */
const LOOKED_FOR = {
  Inbox: { path: '/_local', words: 'There is no such message or page. A replay empties the inbox' },
  Mailings: { path: '/_local/mailings', words: 'There is no such mailing. A replay forgets all mailings' },
} as const;

/** Belongs with the status 404. */
export function missingPage(view: View, section: keyof typeof LOOKED_FOR = 'Inbox'): Html {
  const { path, words } = LOOKED_FOR[section];
  const content = html`
<div class="heading">
  <p class="back"><a href="${path}">← ${section}</a></p>
  <h1>Not found</h1>
  <p>${words}: what was there before is gone.</p>
</div>`;
  return layout(view, { title: 'Not found', section, content });
}
