/** The month at a glance: one table per month that has events, each event a link to its page. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { type Markup, markup } from '../email/markup.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { firstDay, lastDay, monthName, shortWhenOf, startTimeOf, weekdays } from '../languages/when.ts';
import { eventPath, inLanguage } from './addresses.ts';
import { beginningOf } from './beginning-of.ts';
import { KIND_CLASSES } from './event-card.ts';

const DAY = 86_400_000;
const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`);
const nextDay = (day: string): string => new Date(asDate(day).getTime() + DAY).toISOString().slice(0, 10);

/** What the table shows. Days are `2026-01-13`. */
export interface MonthGridInput {
  readonly events: readonly Event[];
  readonly words: Catalogue;
  readonly agency: Agency;
  readonly today: string;
  /** The language of an event's texts. */
  readonly languageOf: (event: Event) => string;
}

/** Tables for all months in which one of the events is. */
export function monthGrids(input: MonthGridInput): Markup[] {
  const months = new Set(input.events.map((event) => firstDay(event).slice(0, 7)));
  return [...months].sort().map((month) => monthGrid(month, input));
}

function monthGrid(month: string, input: MonthGridInput): Markup {
  const days = weekdays(input.words);
  return markup`<table class="month"><caption>${monthName(`${month}-01`, input.words)}</caption>
<thead><tr>${days.map(({ long, short }) => markup`<th scope="col" abbr="${long}">${short}</th>`)}</tr></thead>
<tbody>${weeksOf(month).map(
    (week) => markup`
<tr>${week.map((day) => cell(day, input))}</tr>`,
  )}
</tbody></table>`;
}

/** The month's weeks from Sunday to Saturday, with null for days of its neighbours. */
function weeksOf(month: string): (string | null)[][] {
  const days: (string | null)[] = Array.from({ length: asDate(`${month}-01`).getUTCDay() }, () => null);
  for (let day = `${month}-01`; day.startsWith(month); day = nextDay(day)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

function cell(day: string | null, input: MonthGridInput): Markup {
  if (day === null) return markup`<td></td>`;
  const onDay = input.events.filter((event) => firstDay(event) <= day && day <= lastShown(event));
  const isToday = day === input.today && markup` class="today" aria-current="date"`;
  return markup`<td${isToday}>${Number(day.slice(8))}${onDay.map((event) => entry(event, input))}</td>`;
}

/** An exhibit stands on the day on which it opens: it would fill the days of weeks. */
const lastShown = (event: Event): string => (event.kind === 'EXHIBIT' ? firstDay(event) : lastDay(event));

function entry(event: Event, { words, agency, languageOf }: MonthGridInput): Markup {
  const lang = languageOf(event) !== words.tag && markup` lang="${languageOf(event)}"`;
  const off = event.status === 'CANCELLED' ? ' off' : '';
  const isForDays = event.kind === 'EXHIBIT' && event.allDay && firstDay(event) !== lastDay(event);
  const hour = isForDays ? shortWhenOf(event, words) : startTimeOf(event, words);
  return markup`<a class="${KIND_CLASSES[event.kind]}${off}" href="${inLanguage(eventPath(event), words.tag, agency)}">
${hour !== null && markup`<span class="hour">${hour}</span> `}<span class="name"${lang}>${nameOf(event)}</span></a>`;
}

/** Signs of a title that a day has room for. */
const ROOM = 48;

/** The rest stands on the event's card, further down on the same page. */
function nameOf({ summary }: Event): string {
  const beginning = beginningOf(summary, ROOM);
  return beginning === null ? summary : `${beginning}…`;
}
