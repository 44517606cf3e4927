/** The timeline of a rehearsed month: a line down the days, mailings on it, the events themselves beside it. */
import { KINDS } from '../core/calendar/event.ts';
import { type Markup, markup } from '../core/email/markup.ts';
import { en } from '../core/languages/en.ts';
import { counted } from './counted.ts';
import type { Rehearsal } from './rehearsal.ts';
import { clockTime, isMidnight } from './rehearsal-times.ts';
import { kindWords, reminderWords, titleOf } from './rehearsal-wording.ts';
import { type Timed, type TimedMailing, type TimelineDay, timelineDays } from './timeline-days.ts';

/** Where the section of a mailing is found on the page; counted from 1. */
export const anchorOf = (number: number): string => `mailing-${number}`;

/** Days in order, each with its mailings (linked to their sections) and its events. */
export function timeline(rehearsal: Rehearsal): Markup {
  const days = timelineDays(rehearsal);
  const { timeZone } = rehearsal.agency;
  return markup`${legend(rehearsal)}
<ol class="timeline">${days.map((day, index) => dayRow(day, { before: days[index - 1], timeZone }))}
</ol>`;
}

/** Only the kinds that occur. */
function legend({ mailings }: Rehearsal): Markup {
  const kinds = KINDS.filter((kind) => mailings.some((mailing) => mailing.kind === kind));
  return markup`<p class="legend" aria-hidden="true"><span><i class="mark mail"></i> a mailing goes out</span>
<span><i class="mark event"></i> the event begins</span>${kinds.map(
    (kind) => markup`
<span data-kind="${kind}"><i class="mark swatch"></i> ${en.kindLabels[kind]}</span>`,
  )}</p>`;
}

function dayRow(
  { date, quietDays, mailings, events }: TimelineDay,
  { before, timeZone }: { before: TimelineDay | undefined; timeZone: string },
): Markup {
  const newMonth = before?.date.toPlainYearMonth().toString() !== date.toPlainYearMonth().toString();
  return markup`
${quietDays > 0 && markup`<li class="quiet">${counted(quietDays, 'quiet day')}</li>`}
${newMonth && markup`<li class="month">${date.toLocaleString('en-US', { month: 'long', year: 'numeric' })}</li>`}
<li class="day">
<time datetime="${date.toString()}"><span>${date.toLocaleString('en-US', { weekday: 'short' })}</span>
<b>${date.toLocaleString('en-US', { month: 'short', day: 'numeric' })}</b></time>
${mailings.length > 0 && markup`<ul class="mailings">${mailings.map((timed) => mailingMark(timed, timeZone))}</ul>`}
${events.length > 0 && markup`<ul class="events">${events.map(eventMark)}</ul>`}
</li>`;
}

const mailingMark = ({ at, mailing, number }: TimedMailing, timeZone: string): Markup => markup`
<li data-kind="${mailing.kind}"><i class="mark mail"></i><span class="unseen">Mailing at</span>
<b class="clock">${clockTime(at)}</b> <a href="#${anchorOf(number)}"><bdi>${titleOf(mailing)}</bdi></a>
<span class="note">${kindWords(mailing.kind)}, ${reminderWords(mailing, timeZone)}</span></li>`;

const eventMark = ({ at, mailing }: Timed): Markup => markup`
<li data-kind="${mailing.kind}"><i class="mark event"></i><span class="unseen">Event:</span>
<b class="clock">${isMidnight(at) ? 'All day' : clockTime(at)}</b> <bdi>${titleOf(mailing)}</bdi>
<span class="note">${kindWords(mailing.kind)}</span></li>`;
