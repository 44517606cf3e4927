/** The page of one event, at an address that stays and tells nothing: everything about it, and how not to miss it. */
import type { Style } from '../agency/style.ts';
import { isAwarenessDay } from '../awareness-day/awareness-day.ts';
import type { StoredEvent } from '../calendar/changes.ts';
import type { Event } from '../calendar/event.ts';
import { isOver, recordingOf } from '../calendar/recording.ts';
import { contactOf, factsOf } from '../email/event-facts.ts';
import { type Markup, markup } from '../email/markup.ts';
import { linked, prose } from '../email/prose.ts';
import { webAddress } from '../email/web-address.ts';
import { eventData } from '../feeds/event-data.ts';
import { type FeedTelling, publicEventIn } from '../feeds/feed-entry.ts';
import type { FormError } from '../forms/form-error.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { dayOf, hoursOf, shortWhenOf } from '../languages/when.ts';
import { flyersOf } from '../submissions/flyers-of.ts';
import { addToCalendar } from './add-to-calendar.ts';
import { ASK_ID, awarenessDayPath, eventPath, inLanguage } from './addresses.ts';
import { dataBlock } from './data-block.ts';
import { pageAction } from './event-card.ts';
import { type AskedZone, eventZone } from './event-zone.ts';
import { errorSummary, formTitle } from './form-parts.ts';
import type { Query } from './language-switch.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export interface EventPageInput extends Reader {
  readonly event: StoredEvent;
  readonly now: Date;
  /** Address of our pages, without a final slash. */
  readonly siteUrl: string;
  /** In which other zone the reader wants to see the time; null: in none. */
  readonly zone?: AskedZone;
  /** How much an entry in the reader's calendar is to show; null: as much as the agency says. */
  readonly style?: Style | null;
  /** Where the reader asks for reminders or a place; it has a heading of its own. */
  readonly form?: Markup;
  /** What is wrong with the form as it was sent. */
  readonly errors?: readonly FormError[];
}

/** What the sections of the page share. The event is told as everyone may see it. */
interface Scene {
  readonly event: Event;
  readonly telling: FeedTelling;
  readonly words: Catalogue;
  readonly isPast: boolean;
  /** Where to watch what is over. */
  readonly recording: string | null;
  /** The start as it was first announced; null for an event that still is then. */
  readonly previousStart: string | null;
  /** `lang` of the calendar's own words, where it is not the page's. */
  readonly lang: Markup | false;
}

/** The join link of an event with limited places is taken out before anything is written. */
export function renderEventPage(input: EventPageInput): string {
  const { agency, errors = [] } = input;
  const words = catalogueFor(input.language, agency);
  return pageFrame({
    ...{ agency, words, path: eventPath(input.event) },
    title: formTitle(discreetTitle(input.event, words), errors, words),
    main: markup`<div class="narrow">${errorSummary(errors, words)}
${wholeEvent(sceneOf(input, words), input)}
<p>${toCalendar(input, words)}</p></div>`,
    query: queryOf(input),
  });
}

/** The event as its page will tell it, for whoever decides whether there will be one: without what needs it to be there. */
export function eventPreview(input: EventPageInput, words: Catalogue): Markup {
  const scene = sceneOf(input, words);
  return markup`<article class="panel">
<p class="tags quiet">${words.kindLabels[scene.event.kind]}</p>
<h3>${scene.event.summary}</h3>
${when(scene)}
${facts(scene)}
${prose(scene.event.description, (text) => markup`<p>${text}</p>`)}
${scene.event.url !== null && markup`<p>${words.submissions.fields.link}: ${linked(scene.event.url)}</p>`}
${scene.event.conference !== null && markup`<p>${words.submissions.fields.conference}: ${linked(scene.event.conference)}</p>`}
<p>${whomToAsk(scene)}</p>
</article>`;
}

/** What the reader chose to see, which every link to the same page keeps. */
const queryOf = ({ zone = null, style = null }: Pick<EventPageInput, 'zone' | 'style'>): Query => ({
  ...(zone !== null && zone !== 'unknown' && { zone }),
  ...(style !== null && { style }),
});

/** Kind and moment, as discreet subjects have them: titles stay in histories, and show on every device that shares one. */
export const discreetTitle = (event: Event, words: Catalogue): string =>
  `${words.kindLabels[event.kind]}: ${shortWhenOf(event, words)}`;

function sceneOf({ agency, siteUrl, style, now, ...input }: EventPageInput, words: Catalogue): Scene {
  const { event, language } = publicEventIn(input.event, { words, agency });
  return {
    ...{ event, words },
    telling: { agency, words, siteUrl, style: style ?? agency.style },
    previousStart: input.event.previousStart,
    isPast: event.status === 'CANCELLED' || isOver(event, now),
    recording: recordingOf(event, now),
    lang: language !== words.tag && markup` lang="${language}"`,
  };
}

function wholeEvent(scene: Scene, input: EventPageInput): Markup {
  const { event: stored, now, zone = null, style = null, form } = input;
  const { event, words, telling, isPast } = scene;
  return markup`<article>
${opening(scene)}
${links(scene, form !== undefined)}
${facts(scene)}
${eventZone({ event, words, zone, style })}
${about(scene)}
${toAwarenessDay(input.event, scene)}
${accommodations(scene)}
${form && markup`<div id="${ASK_ID}">${form}</div>`}
${!isPast && addToCalendar(event, telling, queryOf(input))}
${dataBlock(eventData(stored, telling, now))}
</article>`;
}

function toCalendar({ agency, event: { year } }: EventPageInput, words: Catalogue): Markup {
  const label = fill(words.eventPage.back, { year: String(year) });
  return markup`<a href="${inLanguage(`/${year}`, words.tag, agency)}">${label}</a>`;
}

function opening(scene: Scene): Markup {
  const { event, words, lang } = scene;
  const notice = remarkOf(scene);
  return markup`<p class="tags quiet">${words.kindLabels[event.kind]}</p>
<h1${lang}>${event.summary}</h1>
${notice !== null && markup`<p class="note"><strong>${notice}</strong></p>`}
${when(scene)}`;
}

function when({ event, words }: Scene): Markup {
  const hours = hoursOf(event, words);
  return markup`<p class="lead"><time datetime="${event.start}">${dayOf(event, words)}</time>${hours !== null && markup`<br><strong>${hours}</strong>`}</p>`;
}

function remarkOf({ event, words, isPast, previousStart }: Scene): string | null {
  const { remark } = words;
  if (event.status === 'CANCELLED') return remark.cancelled;
  if (isPast) return remark.over;
  if (event.status === 'TENTATIVE') return remark.tentative;
  return previousStart && fill(remark.moved, { when: shortWhenOf(startingAt(previousStart, event), words) });
}

const DATE_LENGTH = '2026-01-13'.length;

/** Of where an event was first announced only the start is known: a day, or an instant. */
const startingAt = (start: string, event: Event): Event =>
  start.length === DATE_LENGTH
    ? { ...event, allDay: true, start, end: start }
    : { ...event, allDay: false, startsAt: start, endsAt: start };

/**
 * Nobody joins what is over or cancelled; what is over may have a recording. The way to the form stands first: it is what most
 * readers come for.
 */
function links({ event, words, isPast, recording }: Scene, hasForm: boolean): Markup | null {
  const { toForm, add } = words.eventPage;
  const join = isPast ? null : webAddress(event.conference ?? '');
  const page = webAddress(event.url ?? '');
  const all = [
    recording !== null && { label: words.actions.recorded, address: recording },
    hasForm && { label: toForm[event.capacity === null ? 'reminders' : 'place'], address: `#${ASK_ID}` },
    page !== null &&
      page !== recording && { label: words.actions[isPast ? 'cancelled' : pageAction(event)], address: page },
    join !== null && join !== page && { label: words.actions.join, address: join },
  ].filter((link) => link !== false);
  const link = ({ label, address }: (typeof all)[number], index: number) =>
    markup`<a class="button${index > 0 && ' second'}" href="${address}">${label}</a> `;
  const toAdd = !isPast && markup`<a href="#add">${add.title}</a>`;
  return all.length === 0 && isPast ? null : markup`<p class="links">${all.map(link)}${toAdd}</p>`;
}

/** Place, presenters and audience; our own "Online" is in the page's language, everything else in the calendar's. */
function facts({ event, words, lang, telling }: Scene): Markup | null {
  const all = factsOf(event, words, telling.agency);
  if (all.length === 0) return null;
  return markup`<dl class="facts">${all.map(
    ({ label, lines, ownWords }) =>
      markup`<dt>${label}</dt>${lines.map((line) => markup`<dd${ownWords && lang}>${linked(line)}</dd>`)}`,
  )}</dl>`;
}

function about({ event, words, lang, telling }: Scene): Markup | null {
  const flyers = flyersOf(event, telling.siteUrl);
  if (event.description === '' && flyers.length === 0) return null;
  const heading = event.kind === 'OBSERVANCE' ? words.actions.OBSERVANCE : words.event.about;
  return markup`<section aria-labelledby="about"><h2 id="about">${heading}</h2>
<div${lang}>${prose(event.description, (text) => markup`<p>${text}</p>`)}</div>
${flyers.map((address) => markup`<p>${words.event.flyer}: <a href="${address}">${address}</a></p>`)}</section>`;
}

/** What is at hand for the day has a page of its own. */
const toAwarenessDay = (event: Event, { words, isPast, telling: { agency } }: Scene): Markup | false =>
  isAwarenessDay(event) &&
  markup`<p class="links"><a class="button second" href="${inLanguage(awarenessDayPath(event.year), words.tag, agency)}">${isPast ? words.awarenessDay.toPageOver : words.awarenessDay.toPage}</a></p>`;

const accommodations = (scene: Scene): Markup =>
  markup`<section aria-labelledby="questions"><h2 id="questions">${scene.words.event.accommodations}</h2>
<p>${whomToAsk(scene)}</p></section>`;

const whomToAsk = ({ event, words, telling }: Scene): Markup =>
  linked(fill(words.event.ask, { contact: contactOf(event, telling.agency) }));
