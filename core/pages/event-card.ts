/** One event among others: when, what, where, how it begins, and the way to its page. */
import type { Agency } from '../agency/agency.ts';
import { isAwarenessDay, whatPageHas } from '../awareness-day/awareness-day.ts';
import type { Event, Kind } from '../calendar/event.ts';
import { isOver } from '../calendar/recording.ts';
import { factsOf } from '../email/event-facts.ts';
import { type Markup, markup } from '../email/markup.ts';
import { singleLine } from '../email/plain-text.ts';
import { linked } from '../email/prose.ts';
import { webAddress } from '../email/web-address.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { dateParts, dayOf, hoursOf } from '../languages/when.ts';
import { offerOf } from '../registrations/offer.ts';
import { communityMark } from '../submissions/community-mark.ts';
import { ASK_ID, awarenessDayPath, eventPath, inLanguage } from './addresses.ts';
import { beginningOf, goesOn } from './beginning-of.ts';

/** What a card is made from. */
export interface CardInput {
  readonly event: Event;
  readonly agency: Agency;
  readonly words: Catalogue;
  readonly now: Date;
  /** The language of the event's texts. */
  readonly eventLanguage: string;
}

/** A kind as addresses and the stylesheet have it. */
export const KIND_CLASSES = {
  WEBINAR: 'webinar',
  'IN-PERSON': 'in-person',
  EXHIBIT: 'exhibit',
  'ON-DEMAND': 'on-demand',
  OBSERVANCE: 'observance',
} as const satisfies Record<Kind, string>;

const isQuiet = (event: Event, now: Date): boolean => event.status === 'CANCELLED' || isOver(event, now);

/** The anchor is the event's id: an address that stays. */
export function eventCard(input: CardInput): Markup {
  const { event, agency, words, eventLanguage, now } = input;
  const quiet = isQuiet(event, now) ? ' past' : '';
  const lang = eventLanguage === words.tag ? null : markup` lang="${eventLanguage}"`;
  return markup`
<article class="event ${KIND_CLASSES[event.kind]}${quiet}" id="${event.id}">
${dateTile(event, words)}
<div class="body">
<p class="tags"><span class="kind">${words.kindLabels[event.kind]}</span>${badge(input)}</p>
<h3 id="t-${event.id}"${lang}><a href="${inLanguage(eventPath(event), words.tag, agency)}">${event.summary}</a></h3>
${timeAndPlace(input)}
${
  !isQuiet(event, now) &&
  markup`${excerpt(event, lang)}
${links(input)}`
}
</div>
</article>`;
}

function badge({ event, words, now }: CardInput): Markup | null {
  const { canceled, tentative, over } = words.calendar;
  if (event.status === 'CANCELLED') return markup` <strong class="badge">${canceled}</strong>`;
  if (isOver(event, now)) return markup` <span class="badge">${over}</span>`;
  return event.status === 'TENTATIVE' ? markup` <span class="badge">${tentative}</span>` : null;
}

/** Big and short for the eye; the full day stands in the text beside it. */
function dateTile(event: Event, words: Catalogue): Markup | null {
  if (event.kind === 'ON-DEMAND' || event.kind === 'EXHIBIT') return null;
  const { weekday, day, month } = dateParts(event, words);
  return markup`<p class="tile" aria-hidden="true"><span>${weekday}</span><b>${day}</b><span>${month}</span></p>`;
}

function timeAndPlace({ event, words, agency }: CardInput): Markup {
  const hours = hoursOf(event, words);
  return markup`<p class="time"><time datetime="${event.start}">${dayOf(event, words)}</time>${hours !== null && markup`<br><b>${hours}</b>`}${place(event, words, agency)}</p>${communityNote(event, words, agency)}`;
}

/** Who speaks and for whom stands on the event's page; here a reader wants to know whether they can be there. */
function place(event: Event, words: Catalogue, agency: Agency): Markup | null {
  const where = factsOf(event, words, agency).find(({ label }) => label === words.event.where);
  return where ? markup`<br>${linked(where.lines.join(' '))}` : null;
}

/** Whose it is where it is not the agency's. */
export function communityNote(event: Event, words: Catalogue, agency: Agency): Markup | null {
  const mark = communityMark(event, agency, words);
  return (
    mark &&
    markup`
<p class="community"><strong>${mark.label}</strong><br>${mark.line}</p>`
  );
}

/** Signs of a description that a card shows; its page has all of it. */
const EXCERPT = 200;

function excerpt({ description }: Event, lang: Markup | null): Markup | null {
  const text = singleLine(description);
  if (text === '') return null;
  const beginning = beginningOf(text, EXCERPT);
  return markup`<p class="quiet"${lang}>${beginning === null ? text : `${beginning}${goesOn(beginning)}`}</p>`;
}

/** What an event's own page elsewhere is for: nobody registers there for an event that the agency registers people for. */
export const pageAction = ({
  kind,
  capacity,
}: Pick<Event, 'kind' | 'capacity'>): keyof Catalogue['actions'] => (capacity === null ? kind : 'cancelled');

/** The title describes each link, for those who hear it out of its place. Nobody joins what is over or cancelled. */
function links({ event, agency, words, now }: CardInput): Markup | null {
  const join = webAddress(event.conference ?? '');
  const page = webAddress(event.url ?? '');
  const hasPlaces = offerOf(event, now) === 'place';
  const form = `${inLanguage(eventPath(event), words.tag, agency)}#${ASK_ID}`;
  const all = [
    hasPlaces && { label: words.eventPage.toForm.place, address: form },
    isAwarenessDay(event) && {
      label: whatPageHas(event, now, words),
      address: inLanguage(awarenessDayPath(event.year), words.tag, agency),
    },
    page !== null && { label: words.actions[pageAction(event)], address: page },
    join !== null && join !== page && { label: words.actions.join, address: join },
  ].filter((link) => link !== false);
  const link = ({ label, address }: (typeof all)[number]) =>
    markup`<a class="button" href="${address}" aria-describedby="t-${event.id}">${label}</a> `;
  return all.length === 0 ? null : markup`<p class="links">${all.map(link)}</p>`;
}
