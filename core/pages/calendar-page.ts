/** The calendar of a year: what comes next, the month at a glance, and every event. What is over is quiet and comes last. */
import type { Agency } from '../agency/agency.ts';
import type { Calendar, Event, Kind } from '../calendar/event.ts';
import { calendarIn, eventIn } from '../calendar/event-in-language.ts';
import { type Markup, markup } from '../email/markup.ts';
import { firstSentence, paragraphs } from '../email/plain-text.ts';
import { withoutPrivateJoinLink } from '../email/private-join-link.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { dateIn } from '../languages/when.ts';
import type { Month } from '../month/month.ts';
import type { Resources } from '../resources/resources.ts';
import { inLanguage } from './addresses.ts';
import { calendarHero } from './calendar-hero.ts';
import { KIND_CLASSES } from './event-card.ts';
import { eventParts } from './event-parts.ts';
import { kindChips, kindNamed } from './kind-chips.ts';
import { aboutPart } from './month-about.ts';
import { awarenessDayPart } from './month-awareness-day.ts';
import { contactsPart } from './month-contacts.ts';
import { monthGrids } from './month-grid.ts';
import { resourcesPart } from './month-resources.ts';
import { communityPart, ownSections } from './month-sections.ts';
import { pageFrame, type Reader } from './page-frame.ts';
import { pageContents, pagePart } from './page-parts.ts';

export interface CalendarPageInput extends Reader {
  readonly calendar: Calendar;
  /** All years that have a calendar. */
  readonly years: readonly number[];
  readonly now: Date;
  /** Show events of this kind only: `webinar`, as addresses have it. Any other word shows all. */
  readonly kind?: string | undefined;
  /** What the page says beside its events. */
  readonly month?: Month | null;
  readonly resources?: Resources | null;
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
  readonly month: Month | null;
  readonly resources: Resources | null;
}

/** Join links of events with limited places are taken out before anything is written. */
export function calendarPage({ agency, language, years, now, ...input }: CalendarPageInput): string {
  const words = catalogueFor(language, agency);
  const { calendar, language: eventLanguage } = calendarIn(input.calendar, language, agency);
  const told = calendar.events.map((event) => eventIn(withoutPrivateJoinLink(event), language, agency));
  const languages = new Map(told.map((each) => [each.event, each.language]));
  const languageOf = (event: Event) => languages.get(event) ?? eventLanguage;
  const events = told.map(({ event }) => event).toSorted(byStart);
  const { month = null, resources = null } = input;
  const scene = { agency, calendar, words, now, eventLanguage, languageOf, month, resources };
  const kind = kindNamed(input.kind, events);
  const query = kind === null ? {} : { kind: KIND_CLASSES[kind] };
  const main = wholeMonth(scene, { events, kind, years });
  return pageFrame({ agency, words, title: calendar.name, main, path: '/', query });
}

const byStart = (one: Event, other: Event): number => Date.parse(one.startsAt) - Date.parse(other.startsAt);

interface Shown {
  readonly events: readonly Event[];
  readonly kind: Kind | null;
  readonly years: readonly number[];
}

function wholeMonth(scene: Scene, { events, kind, years }: Shown): Markup {
  const { agency, words, calendar } = scene;
  const about = paragraphs(calendar.description ?? '');
  const lead = firstSentence(about[0] ?? '', scene.eventLanguage);
  const parts = eventParts(scene, events, kind);
  const others = [
    awarenessDayPart(scene, events),
    ...ownSections(scene),
    resourcesPart(scene),
    communityPart(scene),
    aboutPart(scene, about.join('') === lead ? [] : about),
    contactsPart(scene),
  ].filter((part) => part !== null);
  return markup`${calendarHero(scene, events, lead)}
<div class="wide">
${pageContents(words.monthPage.contents, [...parts, ...others])}
${glance(
  scene,
  events.filter((event) => event.kind !== 'ON-DEMAND'),
)}
<div id="list">
${kindChips({ agency, events, kind, words })}
${parts.length === 0 && markup`<p>${words.calendar.none}</p>`}
${parts.map(pagePart)}</div>
${others.map(pagePart)}
${otherYears(scene, years)}
</div>`;
}

function glance({ agency, words, now, languageOf }: Scene, events: readonly Event[]): Markup | null {
  if (events.length === 0) return null;
  const today = dateIn(now, agency.timeZone);
  return markup`<section class="glance" aria-labelledby="glance"><h2 id="glance">${words.calendar.atAGlance}</h2>
${monthGrids({ events, words, agency, today, languageOf })}</section>`;
}

function otherYears({ agency, calendar, words }: Scene, years: readonly number[]): Markup | null {
  const others = years.filter((year) => year !== calendar.year).toSorted((one, other) => other - one);
  if (others.length === 0) return null;
  const link = (year: number) =>
    markup`<li><a href="${inLanguage(`/${year}`, words.tag, agency)}">${year}</a></li>`;
  return markup`<nav aria-labelledby="years"><h2 id="years">${words.calendar.years}</h2>
<ul class="chips">${others.map(link)}</ul></nav>`;
}
