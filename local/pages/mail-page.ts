/** One message, seen from every side. */
import { html } from 'hono/html';
import type { Inbox } from '../inbox/inbox.ts';
import { button, counted, type Html, layout, type View } from './layout.ts';
import { copiesOf } from './mailings.ts';
import { whatIf } from './what-if.ts';

export type Mail = NonNullable<Awaited<ReturnType<Inbox['get']>>>;

const TABS = [
  { tab: 'html', name: 'HTML' },
  { tab: 'phone', name: 'On a phone' },
  { tab: 'text', name: 'Plain text' },
  { tab: 'headers', name: 'Headers' },
  { tab: 'attachments', name: 'Attachments' },
  { tab: 'source', name: 'Source' },
] as const;
export type Tab = (typeof TABS)[number]['tab'];

export const isTab = (tab: string): tab is Tab => TABS.some((known) => known.tab === tab);

/** Longest source shown; the rest is in the file. */
const LONGEST_SOURCE = 200_000;

interface MailRequest {
  readonly mail: Mail;
  readonly tab: Tab;
  readonly note: string | null;
}

export function mailPage(view: View, { mail, tab, note }: MailRequest): Html {
  const { moments, options } = view;
  const title = mail.subject || '(no subject)';
  const content = html`
<div class="heading mail">
  <p class="back"><a href="/_local">← Inbox</a></p>
  <h1>${title}</h1>
  <dl>
    <div class="fact"><dt>From</dt><dd>${mail.sender || mail.from}</dd></div>
    <div class="fact"><dt>To</dt><dd>${mail.to.join(', ')}${otherCopies(view, mail)}</dd></div>
    <div class="fact"><dt>Sent</dt><dd><time datetime="${mail.at}">${moments.both(new Date(mail.at))}</time></dd></div>
  </dl>
  ${options.forwarder ? button({ action: `/_local/mail/${mail.id}/forward`, label: 'Forward by SMTP', quiet: true }) : ''}
</div>
<nav class="tabs" aria-label="Views of this message">
  ${TABS.map((known) => tabLink(mail, known, tab))}
</nav>
<div class="sheet">${SHEETS[tab](mail, view)}</div>
${options.turnsOut ? whatIf(mail) : ''}`;
  return layout(view, { title, section: 'Inbox', note, content });
}

function otherCopies({ options }: View, mail: Mail): Html | string {
  const others = (copiesOf(mail.id, options.inbox.list())?.length ?? 1) - 1;
  if (others === 0) return '';
  return html` <a class="others" href="/_local/copies/${mail.id}">and ${counted(others, 'other copy', 'other copies')}</a>`;
}

function tabLink(mail: Mail, { tab, name }: (typeof TABS)[number], current: Tab): Html {
  const count = tab === 'attachments' ? ` (${mail.attachments.length})` : '';
  return html`<a href="/_local/mail/${mail.id}/${tab}"${tab === current ? html` aria-current="page"` : ''}>${name}${count}</a>`;
}

const none = (what: string) => html`<p class="empty">This message has no ${what}.</p>`;

const SHEETS: Record<Tab, (mail: Mail, view: View) => Html> = {
  html: (mail) => (mail.html === null ? none('HTML') : frame(mail, 'wide')),
  phone: (mail) => (mail.html === null ? none('HTML') : frame(mail, 'narrow')),
  text: (mail) => (mail.text === null ? none('plain text') : html`<pre tabindex="0">${mail.text}</pre>`),
  headers: (mail) => headerList(mail.headers),
  attachments: (mail) => (mail.attachments.length === 0 ? none('attachments') : attachmentList(mail)),
  source: (mail, { options }) => {
    const source = options.inbox.eml(mail.id)?.toString('utf8') ?? '';
    return html`<p><a href="/_local/emails/${mail.id}.eml">Download as .eml</a> (${kilobytes(mail.size)})</p>
<pre tabindex="0">${source.slice(0, LONGEST_SOURCE)}</pre>
${source.length > LONGEST_SOURCE ? html`<p>The rest is in the file.</p>` : ''}`;
  },
};

/**
 * Without scripts, forms or an origin of its own. Links may open a new window, which is free again, so that what a
 * reader would click can be tried. No page can learn how high what it holds is: by itself a message is seen whole.
 */
const frame = (mail: Mail, width: 'wide' | 'narrow') =>
  html`<iframe class="${width}" title="The message as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/_local/mail/${mail.id}/body.html"></iframe>
<p class="alone"><a href="/_local/mail/${mail.id}/body.html" target="_blank" rel="noreferrer">Open the message by itself</a></p>`;

const headerList = (headers: Mail['headers']) =>
  html`<dl class="headers">${headers.map(([name, value]) => html`<div class="fact"><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

function attachmentList(mail: Mail): Html {
  return html`<ul class="attachments">${mail.attachments.map(
    ({ fileName, contentType, size, encoding, content }, index) => html`<li>
  <p><a href="/_local/mail/${mail.id}/attachments/${index}" download="${fileName}">${fileName}</a>
  <small>${contentType}, ${kilobytes(size)}</small></p>
  ${encoding === 'utf8' ? html`<pre tabindex="0">${content.slice(0, LONGEST_SOURCE)}</pre>` : ''}
</li>`,
  )}</ul>`;
}

const kilobytes = (bytes: number) =>
  bytes < 1000 ? counted(bytes, 'byte', 'bytes') : `${(bytes / 1000).toFixed(1)} KB`;
