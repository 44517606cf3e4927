/** The schedules that wait: what will be sent, and when. */
import { html } from 'hono/html';
import * as v from 'valibot';
import { DueMessageSchema } from '../../core/contract/messages.ts';
import type { WaitingSchedule } from '../endpoints/scheduler.ts';
import { button, counted, type Html, layout, type View } from './layout.ts';
import { fromNow, inUtc } from './moment.ts';

/** A calendar of thousands is not read row by row. */
const MOST_SHOWN = 200;

export async function upcomingPage(view: View, note: string | null): Promise<Html> {
  const waiting = view.options.scheduler.waiting();
  const rows = await Promise.all(waiting.slice(0, MOST_SHOWN).map((schedule) => row(schedule, view)));
  const content = html`
<div class="heading">
  <h1>Upcoming</h1>
  <p>${counted(waiting.length, 'reminder waits', 'reminders wait')} in EventBridge Scheduler.</p>
</div>
${waiting.length === 0 ? html`<p class="empty">No reminder is waiting. <a href="/_local/time">Replay a year</a> to begin again.</p>` : table(rows)}
${waiting.length > MOST_SHOWN ? html`<p class="more">and ${(waiting.length - MOST_SHOWN).toLocaleString('en-US')} later ones</p>` : ''}`;
  return layout(view, { title: 'Upcoming', section: 'Upcoming', note, content });
}

const table = (rows: readonly Html[]): Html => html`
${button('/_local/time/next-reminder', 'Send the next one now')}
<div class="scroll" role="region" aria-label="Waiting reminders" tabindex="0">
<table>
  <thead><tr><th scope="col">Due</th><th scope="col">In</th><th scope="col">Reminder</th></tr></thead>
  <tbody>${rows}</tbody>
</table>
</div>`;

async function row(schedule: WaitingSchedule, view: View): Promise<Html> {
  const { dueAt, name } = schedule;
  const due = dueMessage(schedule);
  return html`<tr>
  <td><time datetime="${dueAt.toISOString()}">${view.moments.both(dueAt)}</time><br><small>${inUtc(dueAt)}</small></td>
  <td>${fromNow(dueAt, view.now).replace(/^in /, '')}</td>
  <th scope="row">${await nextTitle(view, schedule)}<br>
  <small>${due ? html`<code>${due.reminder.offset}</code> of ${view.moments.both(new Date(due.startsAt))}` : html`<code>${name}</code>`}</small></th>
</tr>`;
}

/** The title of the event that a schedule is for; where it is not known, the schedule's own name. */
export async function nextTitle({ options }: View, schedule: WaitingSchedule): Promise<string> {
  const due = dueMessage(schedule);
  const title = due === null ? null : await options.eventTitle?.(due.reminder);
  return title ?? schedule.name;
}

function dueMessage({ input }: WaitingSchedule) {
  try {
    return v.parse(DueMessageSchema, JSON.parse(input));
  } catch {
    return null;
  }
}
