/** The inbox: mailings by the moment at which they went out, the newest first. */
import { html } from 'hono/html';
import type { Summary } from '../inbox/inbox.ts';
import { byDay } from './by-day.ts';
import { replays } from './clock-page.ts';
import { button, counted, type Html, layout, type View } from './layout.ts';
import { copiesBySubject, copiesOf, groupMailings, type Mailing, type Messages } from './mailings.ts';
import { pausedCard } from './mailings-page.ts';
import { fromNow } from './moment.ts';
import { standingAlarms } from './standing-alarms.ts';
import { nextTitle } from './upcoming-page.ts';

const MAILINGS_PER_PAGE = 50;
const PEOPLE_NAMED = 2;
const PEOPLE_SHOWN = 20;
const PEOPLE_PER_PAGE = 500;

export interface InboxRequest {
  readonly note: string | null;
  /** Counted from 1. */
  readonly page: number;
}

export async function inboxPage(view: View, { note, page }: InboxRequest): Promise<Html> {
  const messages = view.options.inbox.list();
  const mailings = groupMailings(messages);
  const shown = mailings.slice((page - 1) * MAILINGS_PER_PAGE, page * MAILINGS_PER_PAGE);
  const older = mailings.length > page * MAILINGS_PER_PAGE;
  const brakes = await view.options.oversight?.brakes();
  const content = html`
<div class="heading">
  <h1>Inbox</h1>
  <p>${counted(messages.length, 'message', 'messages')} in ${counted(mailings.length, 'mailing', 'mailings')}. None of it leaves this machine${view.options.forwarder ? ' unless you forward it' : ''}.</p>
</div>
${standingAlarms((await view.options.oversight?.alarms()) ?? [], view)}
${brakes?.everything ? pausedCard(brakes.everything, view) : ''}
${unsentWarning(view)}
${await nextCard(view)}
${mailings.length === 0 ? html`${empty}${replays(view.options.replayYears())}` : byDay(shown.map(happening), view)}
${pager(page, older)}`;
  return layout(view, { title: 'Inbox', section: 'Inbox', note, content });
}

const empty = html`<p class="empty">Nothing has been sent yet. Press “Next reminder”, and it arrives here.</p>`;

/** The next reminder, and the button that sends it. */
async function nextCard(view: View): Promise<Html> {
  const next = view.options.scheduler.waiting()[0];
  if (next === undefined) {
    return html`<section class="next"><h2>No reminder is waiting</h2>
<p>Every event is over. <a href="/_local/time">Replay a year</a> to begin again.</p></section>`;
  }
  return html`<section class="next">
  <div class="next-event">
    <h2>Next: ${await nextTitle(view, next)}</h2>
    <p>${view.moments.both(next.dueAt)}, ${fromNow(next.dueAt, view.now)}. <a href="/_local/time">Move the clock, or replay a month</a></p>
  </div>
  ${button({ action: '/_local/time/next-reminder', label: 'Next reminder' })}
</section>`;
}

function unsentWarning({ options }: View): Html | string {
  const unsent = options.unsent?.() ?? [];
  if (unsent.length === 0) return '';
  return html`<p class="warning"><strong>${counted(unsent.length, 'message', 'messages')} could not be rendered</strong>
and went to nobody, as with SES. The latest: ${unsent.at(-1)?.reason}</p>`;
}

const happening = (mailing: Mailing) => ({
  at: arrival(mailing.messages),
  row: html`${copiesBySubject(mailing).map(row)}`,
});

const arrival = ([first]: Messages) => new Date(first.at);

function row(messages: Messages): Html {
  const [first] = messages;
  return html`<div class="alike">
<a class="subject" href="/_local/mail/${first.id}">${first.subject || '(no subject)'}</a>
${messages.length === 1 ? html`<p class="people">to ${recipients(first)}</p>` : people(messages)}
</div>`;
}

const recipients = ({ to }: Summary) => to.join(', ');

function people(messages: Messages): Html {
  const hidden = messages.length - PEOPLE_SHOWN;
  const named = messages.slice(0, PEOPLE_NAMED).map(recipients).join(', ');
  const more =
    messages.length > PEOPLE_NAMED
      ? ` and ${(messages.length - PEOPLE_NAMED).toLocaleString('en-US')} more`
      : '';
  return html`<details class="people">
  <summary><strong>${counted(messages.length, 'copy', 'copies')}</strong> to ${named}${more}</summary>
  <ul>${messages.slice(0, PEOPLE_SHOWN).map(personLink)}</ul>
  ${hidden > 0 ? html`<p><a href="/_local/copies/${messages[0].id}">All ${counted(messages.length, 'copy', 'copies')}</a></p>` : ''}
</details>`;
}

const personLink = (message: Summary) =>
  html`<li><a href="/_local/mail/${message.id}">${recipients(message)}</a></li>`;

/** All copies of what a message says; null when there is no such message. */
export function copiesPage(view: View, id: string, page: number): Html | null {
  const messages = copiesOf(id, view.options.inbox.list());
  if (messages === null) return null;
  const shown = messages.slice((page - 1) * PEOPLE_PER_PAGE, page * PEOPLE_PER_PAGE);
  const title = messages[0].subject || '(no subject)';
  const content = html`
<div class="heading">
  <h1>${title}</h1>
  <p>${counted(messages.length, 'copy', 'copies')}, ${view.moments.both(arrival(messages))}</p>
</div>
<ul class="everyone">${shown.map(personLink)}</ul>
${pager(page, messages.length > page * PEOPLE_PER_PAGE)}`;
  return layout(view, { title, section: 'Inbox', content });
}

function pager(page: number, more: boolean): Html | string {
  if (page === 1 && !more) return '';
  return html`<nav class="pager" aria-label="Pages">
  ${page > 1 ? html`<a rel="prev" href="?page=${page - 1}">Previous page</a>` : ''}
  ${more ? html`<a rel="next" href="?page=${page + 1}">Next page</a>` : ''}
</nav>`;
}
