/** What stands where nothing is: a message of an inbox that was emptied since, or an address that never was. */
import { html } from 'hono/html';
import { type Html, layout, type View } from './layout.ts';

/** Belongs with the status 404. */
export function missingPage(view: View): Html {
  const content = html`
<div class="heading">
  <p class="back"><a href="/_local">← Inbox</a></p>
  <h1>Not found</h1>
  <p>There is no such message or page. A replay empties the inbox: what was in it before is gone.</p>
</div>`;
  return layout(view, { title: 'Not found', section: 'Inbox', content });
}
