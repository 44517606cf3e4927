/** The calendar of a year: what comes next, the month at a glance, and every event. */
import type { Agency } from '../agency/agency.ts';
import type { Calendar, Event } from '../calendar/event.ts';
import { calendarIn, eventIn } from '../calendar/event-in-language.ts';
import { type Markup, markup } from '../email/markup.ts';
import { paragraphs } from '../email/plain-text.ts';
import { withoutPrivateJoinLink } from '../email/private-join-link.ts';
import { linked } from '../email/prose.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { dateIn, dayOf, hoursOf } from '../languages/when.ts';
import { inLanguage } from './addresses.ts';
import { eventCard, isOver } from './event-card.ts';
import { monthGrids } from './month-grid.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export interface CalendarPageInput extends Reader {
  readonly calendar: Calendar;
  /** All years that have a calendar. */
  readonly years: readonly number[];
  readonly now: Date;
}

/** What the sections of the page share. */
interface Scene {
  readonly agency: Agency;
  readonly calendar: Calendar;
  readonly words: Catalogue;
  readonly now: Date;
  /** The language of the calendar's name and description. */
  readonly eventLanguage: string;
  /** The language of an event's texts: one may be translated, the next not. */
  readonly languageOf: (event: Event) => string;
}

/** Join links of events with limited places are taken out before anything is written. */
export function calendarPage({ agency, language, years, now, ...input }: CalendarPageInput): string {
  const words = catalogueFor(language, agency);
  const { calendar, language: eventLanguage } = calendarIn(input.calendar, language, agency);
  const told = calendar.events.map((event) => eventIn(withoutPrivateJoinLink(event), language, agency));
  const languages = new Map(told.map((each) => [each.event, each.language]));
  const languageOf = (event: Event) => languages.get(event) ?? eventLanguage;
  const events = told.map(({ event }) => event).toSorted(byStart);
  const scene = { agency, calendar, words, now, eventLanguage, languageOf };
  const [lead, ...more] = paragraphs(calendar.description ?? '');
  const main = markup`${hero(scene, lead ?? null, nextOf(events, now))}
<div class="wide">
${glance(scene, events.filter(isDated))}
${cards(scene, words.calendar.events, events.filter(isDated))}
${cards(scene, words.calendar.exhibits, ofKind(events, 'EXHIBIT'))}
${cards(scene, words.calendar.onDemand, ofKind(events, 'ON-DEMAND'))}
${events.length === 0 && markup`<p>${words.calendar.none}</p>`}
${aboutTheMonth(scene, more)}
${otherYears(scene, years)}
</div>`;
  return pageFrame({ agency, words, title: calendar.name, main, path: '/' });
}

const byStart = (one: Event, other: Event): number => Date.parse(one.startsAt) - Date.parse(other.startsAt);
const ofKind = (events: readonly Event[], kind: Event['kind']): Event[] =>
  events.filter((event) => event.kind === kind);
const isDated = ({ kind }: Event): boolean => kind !== 'EXHIBIT' && kind !== 'ON-DEMAND';

const nextOf = (events: readonly Event[], now: Date): Event | undefined =>
  events.find((event) => isDated(event) && event.status !== 'CANCELLED' && !isOver(event, now));

function hero(scene: Scene, lead: string | null, next?: Event): Markup {
  const { agency, calendar, words, eventLanguage } = scene;
  const lang = eventLanguage !== words.tag && markup` lang="${eventLanguage}"`;
  return markup`<div class="hero"><div class="wide">
<h1${lang}>${calendar.name}</h1>
<div class="aside">${next && nextEvent(next, scene)}
<p><a class="button" href="${inLanguage('/sign-up', words.tag, agency)}">${words.calendar.getReminders}</a></p></div>
${lead !== null && markup`<p class="lead"${lang}>${linked(lead)}</p>`}
</div></div>`;
}

function nextEvent(event: Event, { words, languageOf }: Scene): Markup {
  const lang = languageOf(event) !== words.tag && markup` lang="${languageOf(event)}"`;
  const hours = hoursOf(event, words);
  return markup`<p class="next"><span>${words.calendar.next}</span> <a href="#${event.id}"${lang}>${event.summary}</a>
<span>${dayOf(event, words)}${hours !== null && markup`<br>${hours}`}</span></p>`;
}

function glance({ agency, words, now, languageOf }: Scene, events: readonly Event[]): Markup | null {
  if (events.length === 0) return null;
  const today = dateIn(now, agency.timeZone);
  return markup`<section aria-labelledby="glance"><h2 id="glance">${words.calendar.atAGlance}</h2>
${monthGrids({ events, words, today, languageOf })}</section>`;
}

function cards(
  { agency, words, now, languageOf }: Scene,
  heading: string,
  events: readonly Event[],
): Markup | null {
  if (events.length === 0) return null;
  return markup`<section><h2>${heading}</h2>
${events.map((event) => eventCard({ event, agency, words, now, eventLanguage: languageOf(event) }))}</section>`;
}

function aboutTheMonth({ words, eventLanguage }: Scene, text: readonly string[]): Markup | null {
  if (text.length === 0) return null;
  const lang = eventLanguage !== words.tag && markup` lang="${eventLanguage}"`;
  return markup`<section class="about"><h2>${words.calendar.aboutTheMonth}</h2>
<div${lang}>${text.map((paragraph) => markup`<p>${linked(paragraph)}</p>`)}</div></section>`;
}

function otherYears({ agency, calendar, words }: Scene, years: readonly number[]): Markup | null {
  const others = years.filter((year) => year !== calendar.year).toSorted((one, other) => other - one);
  if (others.length === 0) return null;
  const link = (year: number) =>
    markup`<li><a href="${inLanguage(`/${year}`, words.tag, agency)}">${year}</a></li>`;
  return markup`<nav class="years" aria-labelledby="years"><h2 id="years">${words.calendar.years}</h2>
<ul>${others.map(link)}</ul></nav>`;
}
