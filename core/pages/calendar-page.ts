/** The calendar of a year: what comes next, the month at a glance, and every event. What is over is quiet and comes last. */
import type { Agency } from '../agency/agency.ts';
import type { Calendar, Event } from '../calendar/event.ts';
import { calendarIn, eventIn } from '../calendar/event-in-language.ts';
import { isOver } from '../calendar/recording.ts';
import { type Markup, markup } from '../email/markup.ts';
import { firstSentence, paragraphs } from '../email/plain-text.ts';
import { withoutPrivateJoinLink } from '../email/private-join-link.ts';
import { linked } from '../email/prose.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { dateIn } from '../languages/when.ts';
import { inLanguage } from './addresses.ts';
import { calendarHero } from './calendar-hero.ts';
import { eventCard, KIND_CLASSES } from './event-card.ts';
import { kindChips, kindNamed } from './kind-chips.ts';
import { monthGrids } from './month-grid.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export interface CalendarPageInput extends Reader {
  readonly calendar: Calendar;
  /** All years that have a calendar. */
  readonly years: readonly number[];
  readonly now: Date;
  /** Show events of this kind only: `webinar`, as addresses have it. Any other word shows all. */
  readonly kind?: string | undefined;
}

/** What the sections of the page share. */
export interface Scene {
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
  const kind = kindNamed(input.kind, events);
  const about = paragraphs(calendar.description ?? '');
  const lead = firstSentence(about[0] ?? '', eventLanguage);
  const main = markup`${calendarHero(scene, events, lead)}
<div class="wide">
${glance(
  scene,
  events.filter(({ kind }) => kind !== 'ON-DEMAND'),
)}
<div id="list">
${kindChips({ agency, events, kind, words })}
${sections(scene, kind === null ? events : events.filter((event) => event.kind === kind))}
</div>
${about.join('') !== lead && aboutTheMonth(scene, about)}
${otherYears(scene, years)}
</div>`;
  const query = kind === null ? {} : { kind: KIND_CLASSES[kind] };
  return pageFrame({ agency, words, title: calendar.name, main, path: '/', query });
}

const byStart = (one: Event, other: Event): number => Date.parse(one.startsAt) - Date.parse(other.startsAt);
const isDated = ({ kind }: Event): boolean => kind !== 'EXHIBIT' && kind !== 'ON-DEMAND';

/** While the month is on, what is over makes room; a month that is over is told in its order. */
function sections(scene: Scene, events: readonly Event[]): Markup {
  const { words, now } = scene;
  const over = events.filter((event) => isOver(event, now));
  const past = over.length < events.length ? over : [];
  const open = events.filter((event) => !past.includes(event));
  const ofKind = (kind: Event['kind']) => open.filter((event) => event.kind === kind);
  return markup`${events.length === 0 && markup`<p>${words.calendar.none}</p>`}
${cards(scene, words.calendar.events, open.filter(isDated))}
${cards(scene, words.calendar.exhibits, ofKind('EXHIBIT'))}
${cards(scene, words.calendar.onDemand, ofKind('ON-DEMAND'))}
${cards(scene, words.calendar.past, past)}`;
}

function glance({ agency, words, now, languageOf }: Scene, events: readonly Event[]): Markup | null {
  if (events.length === 0) return null;
  const today = dateIn(now, agency.timeZone);
  return markup`<section class="glance" aria-labelledby="glance"><h2 id="glance">${words.calendar.atAGlance}</h2>
${monthGrids({ events, words, agency, today, languageOf })}</section>`;
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

function aboutTheMonth({ words, eventLanguage }: Scene, text: readonly string[]): Markup {
  const lang = eventLanguage !== words.tag && markup` lang="${eventLanguage}"`;
  return markup`<section class="about"><h2>${words.calendar.aboutTheMonth}</h2>
<div${lang}>${text.map((paragraph) => markup`<p>${linked(paragraph)}</p>`)}</div></section>`;
}

function otherYears({ agency, calendar, words }: Scene, years: readonly number[]): Markup | null {
  const others = years.filter((year) => year !== calendar.year).toSorted((one, other) => other - one);
  if (others.length === 0) return null;
  const link = (year: number) =>
    markup`<li><a href="${inLanguage(`/${year}`, words.tag, agency)}">${year}</a></li>`;
  return markup`<nav aria-labelledby="years"><h2 id="years">${words.calendar.years}</h2>
<ul class="chips">${others.map(link)}</ul></nav>`;
}
