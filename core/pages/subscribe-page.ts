/** How to have a year's events in one's own calendar, and how much it is to show. */
import type { Agency } from '../agency/agency.ts';
import { STYLES, type Style } from '../agency/style.ts';
import type { CalendarHead } from '../calendar/event.store.ts';
import type { Event } from '../calendar/event.ts';
import { ownLanguage } from '../calendar/event-in-language.ts';
import { type Markup, markup } from '../email/markup.ts';
import { type FeedFormat, type FeedWish, feedPath, topicsOf, webcal } from '../feeds/feed-wish.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor, offeredLanguages } from '../languages/languages.ts';
import { inLanguage, subscribePath } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export interface SubscribePageInput extends Reader {
  readonly head: Pick<CalendarHead, 'year'>;
  readonly events: readonly Event[];
  /** Address of our pages, without a final slash. */
  readonly siteUrl: string;
}

/** What the sections of the page share. */
interface Scene {
  readonly agency: Agency;
  readonly words: Catalogue;
  readonly year: number;
  readonly siteUrl: string;
}

export function subscribePage({ agency, language, head, events, siteUrl }: SubscribePageInput): string {
  const words = catalogueFor(language, agency);
  const scene = { agency, words, siteUrl, year: head.year };
  const { title, lead, whichTitle, which } = words.eventPage.subscribe;
  const year = String(head.year);
  const main = markup`<div class="narrow"><h1>${fill(title, { year })}</h1>
<p class="lead">${lead}</p>
<h2>${whichTitle}</h2>
<p>${which}</p>
${STYLES.map((style) => inStyle(style, scene))}
${howTo(words)}
${topics(topicsOf(events), scene)}
${otherForms(scene)}
<p><a href="${inLanguage(`/${year}`, words.tag, agency)}">${fill(words.eventPage.back, { year })}</a></p></div>`;
  return pageFrame({ agency, words, title: fill(title, { year }), main, path: subscribePath(head.year) });
}

/** The address of a feed in the page's language, unless another is asked for. */
function feedAddress(
  { words, year, siteUrl }: Scene,
  { format = 'ics', ...wish }: Partial<FeedWish> & { readonly format?: FeedFormat },
): string {
  const wanted: FeedWish = { language: words.tag, style: 'discreet', topic: null, kind: null, ...wish };
  return `${siteUrl}${feedPath({ year, format, wish: wanted })}`;
}

function inStyle(style: Style, scene: Scene): Markup {
  const { subscribe } = scene.words.eventPage;
  return markup`<section class="panel" aria-labelledby="${style}"><h3 id="${style}">${subscribe[style]}</h3>
<p>${style === 'open' ? subscribe.openWhat : subscribe.discreetWhat}</p>
${languagesOf(scene).map((offered) => inLanguageOf(offered, style, scene))}</section>`;
}

/** The page's own language first. */
const languagesOf = ({ agency, words }: Scene): Catalogue[] =>
  offeredLanguages(agency).toSorted((one, other) => Number(other === words) - Number(one === words));

/** Names of languages stand in themselves, so that whoever wants one finds it. */
function inLanguageOf({ tag, name }: Catalogue, style: Style, scene: Scene): Markup {
  const { subscribe, inGoogle, address: label } = scene.words.eventPage.subscribe;
  const address = feedAddress(scene, { language: tag, style });
  const google = `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal(address))}`;
  const values = { language: name };
  return markup`<p class="links"><a class="button" href="${webcal(address)}">${fill(subscribe, values)}</a>
<a class="button second" href="${google}">${fill(inGoogle, values)}</a></p>
<p>${fill(label, values)}<br><code>${address}</code></p>`;
}

function howTo({ eventPage }: Catalogue): Markup {
  const { howTitle, how, changes, leave } = eventPage.subscribe;
  return markup`<h2>${howTitle}</h2>
<ul>${Object.values(how).map(
    (line) => markup`
<li>${line}</li>`,
  )}
</ul>
<p>${changes} ${leave}</p>`;
}

/** Only the page names the topics: their addresses stay in a browser's history and in others' programs. */
function topics(all: readonly string[], scene: Scene): Markup | null {
  if (all.length < 2) return null;
  const { subscribe } = scene.words.eventPage;
  const { topicsTitle, topics: why } = subscribe;
  const link = (topic: string, { tag, name }: Catalogue, style: Style) => {
    const label = fill(subscribe.ofTopic, { style: subscribe[style], language: name });
    return markup`<a href="${webcal(feedAddress(scene, { language: tag, topic, style }))}" aria-label="${topic}: ${label}">${label}</a>`;
  };
  const links = (topic: string) =>
    languagesOf(scene)
      .flatMap((offered) => STYLES.map((style) => link(topic, offered, style)))
      .map((each, index) => markup`${index > 0 && ' \u00b7 '}${each}`);
  const own = ownLanguage(scene.agency);
  const lang = own !== scene.words.tag && markup` lang="${own}"`;
  return markup`<section aria-labelledby="topics"><h2 id="topics">${topicsTitle}</h2>
<p>${why}</p>
<dl class="facts">${all.map(
    (topic) => markup`
<dt${lang}>${topic}</dt><dd>${links(topic)}</dd>`,
  )}
</dl></section>`;
}

function otherForms(scene: Scene): Markup {
  const [before = '', between = '', after = ''] = scene.words.eventPage.subscribe.otherForms.split(/\{\w+\}/);
  const link = (format: FeedFormat, label: string) =>
    markup`<a href="${feedAddress(scene, { format, style: 'open' })}">${label}</a>`;
  return markup`<p class="quiet">${before}${link('atom', 'Atom')}${between}${link('json', 'JSON')}${after}</p>`;
}
