/** One event on a page: when, what, where, and what the reader can do. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { contactOf, factsOf } from '../email/event-facts.ts';
import { type Markup, markup } from '../email/markup.ts';
import { linked, prose } from '../email/prose.ts';
import { webAddress } from '../email/web-address.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { dateParts, dayOf, hoursOf } from '../languages/when.ts';

/** What a card is made from. */
export interface CardInput {
  readonly event: Event;
  readonly agency: Agency;
  readonly words: Catalogue;
  readonly now: Date;
  /** The language of the event's texts. */
  readonly eventLanguage: string;
}

const CARD_CLASSES = {
  WEBINAR: 'webinar',
  'IN-PERSON': 'in-person',
  EXHIBIT: 'exhibit',
  'ON-DEMAND': 'on-demand',
  OBSERVANCE: 'observance',
} as const;

export const isOver = ({ endsAt }: Pick<Event, 'endsAt'>, now: Date): boolean =>
  Date.parse(endsAt) <= now.getTime();

const isQuiet = (event: Event, now: Date): boolean => event.status === 'CANCELLED' || isOver(event, now);

/** The anchor is the event's id: an address that stays. */
export function eventCard(input: CardInput): Markup {
  const { event, words, eventLanguage, now } = input;
  const quiet = isQuiet(event, now) ? ' past' : '';
  const lang = eventLanguage === words.tag ? null : markup` lang="${eventLanguage}"`;
  return markup`
<article class="event ${CARD_CLASSES[event.kind]}${quiet}" id="${event.id}">
${dateTile(event, words)}
<div class="body">
<p class="tags"><span class="kind">${words.kindLabels[event.kind]}</span>${badge(input)}</p>
<h3 id="t-${event.id}"${lang}>${event.summary}</h3>
${time(event, words)}
${facts(event, words)}
${links(input)}
${details(input, lang)}
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

function time(event: Event, words: Catalogue): Markup {
  const hours = hoursOf(event, words);
  return markup`<p class="time"><time datetime="${event.start}">${dayOf(event, words)}</time>${hours !== null && markup`<br><b>${hours}</b>`}</p>`;
}

const facts = (event: Event, words: Catalogue): Markup =>
  markup`<dl>${factsOf(event, words).map(
    ({ label, lines }) => markup`<dt>${label}</dt>${lines.map((line) => markup`<dd>${linked(line)}</dd>`)}`,
  )}</dl>`;

/** The title describes each link, for those who hear it out of its place. Nobody joins what is over or cancelled. */
function links({ event, words, now }: CardInput): Markup | null {
  const isPast = isQuiet(event, now);
  const join = isPast ? null : webAddress(event.conference ?? '');
  const page = webAddress(event.url ?? '');
  const all = [
    page !== null && { label: words.actions[isPast ? 'cancelled' : event.kind], address: page },
    join !== null && join !== page && { label: words.actions.join, address: join },
  ].filter((link) => link !== false);
  const link = ({ label, address }: (typeof all)[number]) =>
    markup`<a class="button" href="${address}" aria-describedby="t-${event.id}">${label}</a> `;
  return all.length === 0 ? null : markup`<p class="links">${all.map(link)}</p>`;
}

function details({ event, agency, words }: CardInput, lang: Markup | null): Markup {
  const flyers = event.attachments.filter((address) => webAddress(address) !== null);
  return markup`<details><summary>${words.event.about}</summary>
<div${lang}>${prose(event.description, (text) => markup`<p>${text}</p>`)}</div>
${flyers.map((address) => markup`<p>${words.event.flyer}: <a href="${address}">${address}</a></p>`)}
<p><b>${words.event.accommodations}:</b> ${linked(contactOf(event, agency))}</p>
</details>`;
}
