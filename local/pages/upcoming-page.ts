/** The schedules that wait: what will be sent, and when. */
import { html } from 'hono/html';
import * as v from 'valibot';
import { DueMessageSchema } from '../../core/contract/messages.ts';
import type { WaitingSchedule } from '../endpoints/scheduler.ts';
import { offsetInWords } from '../offset-in-words.ts';
import { byDay, type Happening } from './by-day.ts';
import { button, counted, type Html, layout, type View } from './layout.ts';
import { fromNow, inUtc } from './moment.ts';

/** A calendar of thousands is not read row by row. */
const MOST_SHOWN = 200;

export async function upcomingPage(view: View, note: string | null): Promise<Html> {
  const waiting = view.options.scheduler.waiting();
  const shown = waiting.slice(0, MOST_SHOWN);
  const happenings = await Promise.all(
    shown.map(async (schedule) => ({ at: schedule.dueAt, row: await row(schedule, view) })),
  );
  const content = html`
<div class="heading">
  <h1>Upcoming</h1>
  <p>${counted(waiting.length, 'reminder waits', 'reminders wait')} in EventBridge Scheduler.</p>
</div>
${waiting.length === 0 ? html`<p class="empty">No reminder is waiting. <a href="/_local/time">Replay a year</a> to begin again.</p>` : list(happenings, view)}
${waiting.length > MOST_SHOWN ? html`<p class="more">and ${(waiting.length - MOST_SHOWN).toLocaleString('en-US')} later ones</p>` : ''}`;
  return layout(view, { title: 'Upcoming', section: 'Upcoming', note, content });
}

const list = (happenings: readonly Happening[], view: View): Html => html`
${button({ action: '/_local/time/next-reminder', label: 'Next reminder' })}
${byDay(happenings, view)}`;

async function row(schedule: WaitingSchedule, view: View): Promise<Html> {
  const due = dueMessage(schedule);
  const facts = [
    fromNow(schedule.dueAt, view.now),
    due &&
      'reminder' in due &&
      `${offsetInWords(due.reminder.offset)}, ${view.moments.both(new Date(due.startsAt))}`,
    due && 'notice' in due && 'people are told of a change',
    due && 'newsletter' in due && 'to everybody on its list',
    due && 'programme' in due && 'the month’s events, or what is new in it',
    due && 'digest' in due && 'for whoever wants one mail instead of many',
    inUtc(schedule.dueAt),
  ];
  return html`<strong>${await nextTitle(view, schedule)}</strong>
<p class="people">${facts.filter(Boolean).join(' · ')}</p>`;
}

/** What a schedule is for: the title of its event, the check-in or the programme; where it is not known, the schedule's own name. */
export async function nextTitle({ options }: View, schedule: WaitingSchedule): Promise<string> {
  const due = dueMessage(schedule);
  if (due === null) return schedule.name;
  if ('checkIn' in due) return `Yearly check-in ${due.checkIn}`;
  if ('newsletter' in due) return `Newsletter ${due.newsletter}`;
  if ('digest' in due) return due.digest === 'daily' ? 'Digest of the day' : 'Digest of the week';
  if ('programme' in due) return `Programme of ${due.programme}`;
  const title = await options.eventTitle?.('notice' in due ? due.notice : due.reminder);
  return title ?? schedule.name;
}

function dueMessage({ input }: WaitingSchedule) {
  try {
    return v.parse(DueMessageSchema, JSON.parse(input));
  } catch {
    return null;
  }
}
