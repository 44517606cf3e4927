/** The link to join that is put into the reminders of those who have a place, and into nobody else's. */
import type { Catalogue } from '../languages/catalogue.ts';
import { button, small } from './mail-parts.ts';
import { markup } from './markup.ts';
import { printable } from './plain-text.ts';
import type { RenderedMessage } from './render-reminder.ts';

/** Whether a message has room for such a link: then each copy needs the data, be it empty. */
export const wantsJoinLink = ({ text }: Pick<RenderedMessage, 'text'>): boolean =>
  text.includes('{{join_text}}');

/**
 * The replacement data for `{{join_html}}` and `{{join_text}}`; empty for whoever has no place. SES escapes nothing that it
 * puts in: the HTML is finished, and the text is what it says.
 */
export function joinData(address: string | null, { registration }: Catalogue): Record<string, string> {
  if (address === null) return { join_html: '', join_text: '' };
  const { join: label, joinAlone } = registration;
  return {
    join_html: String(markup`${button({ label, address }, true)}${small(joinAlone)}`),
    join_text: printable(`${label}:\n${address}\n${joinAlone}\n\n`),
  };
}
