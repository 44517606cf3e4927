/** Everything for National Human Trafficking Awareness Day in one place: what it is, posts to share, the proclamation, the picture. */
import type { StoredEvent } from '../calendar/changes.ts';
import { isOver } from '../calendar/recording.ts';
import { type Markup, markup } from '../email/markup.ts';
import { prose } from '../email/prose.ts';
import { type FeedTelling, publicEventIn } from '../feeds/feed-entry.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor, localized } from '../languages/languages.ts';
import { dayOf } from '../languages/when.ts';
import { markdownHtml } from '../markdown/markdown-html.ts';
import { pageLook } from '../markdown/page-look.ts';
import type { Month } from '../month/month.ts';
import { addToCalendar } from './add-to-calendar.ts';
import { awarenessDayPath, eventPath, inLanguage, SIGNATURE_BLOCK_ID } from './addresses.ts';
import { discreetTitle } from './event-page.ts';
import { pageFrame, type Reader } from './page-frame.ts';
import { postsToShare } from './posts-to-share.ts';
import { signatureBlockSection } from './signature-block-section.ts';

export interface AwarenessDayPageInput extends Reader {
  /** The year's Awareness Day. */
  readonly event: StoredEvent;
  /** The year's month file; null where there is none. */
  readonly month: Month | null;
  readonly now: Date;
  /** Address of our pages, without a final slash. */
  readonly siteUrl: string;
}

/** What the sections of the page share. */
interface Scene extends Omit<AwarenessDayPageInput, 'language' | 'event'> {
  readonly words: Catalogue;
  readonly event: StoredEvent;
  readonly isPast: boolean;
  /** `lang` of the calendar's own words, where it is not the page's. */
  readonly lang: Markup | false;
}

/** The title tells kind and day alone, as that of every event does. */
export function awarenessDayPage({ language: wanted, ...input }: AwarenessDayPageInput): string {
  const { agency, now, month, siteUrl } = input;
  const words = catalogueFor(wanted, agency);
  const { event, language } = publicEventIn(input.event, { words, agency });
  const lang = language !== words.tag && markup` lang="${language}"`;
  const scene = { ...input, event: { ...input.event, ...event }, words, isPast: isOver(event, now), lang };
  const telling: FeedTelling = { agency, words, siteUrl, style: agency.style };
  const { year } = event;
  return pageFrame({
    ...{ agency, words, title: discreetTitle(event, words), path: awarenessDayPath(year) },
    main: markup`<div class="narrow">${opening(scene)}
${!scene.isPast && postsToShare({ agency, words, month })}
${proclamation(scene)}
${signatureBlockSection({ agency, words, month, year, now })}
${!scene.isPast && addToCalendar(event, telling, {})}
<p><a href="${inLanguage(`/${year}`, words.tag, agency)}">${fill(words.eventPage.back, { year: String(year) })}</a></p></div>`,
  });
}

function opening({ event, words, agency, isPast, lang, month }: Scene): Markup {
  const { awarenessDay, actions } = words;
  const more = month?.awarenessDay?.text?.[words.tag];
  return markup`<p class="tags quiet">${words.kindLabels[event.kind]}</p>
<h1${lang}>${event.summary}</h1>
${isPast && markup`<p class="note"><strong>${awarenessDay.over}</strong></p>`}
<p class="lead"><time datetime="${event.start}">${dayOf(event, words)}</time></p>
<p class="links">${!isPast && markup`<a class="button" href="#posts">${awarenessDay.postsTitle}</a> `}<a class="button second" href="#${SIGNATURE_BLOCK_ID}">${awarenessDay.blockTitle}</a>
<a href="${inLanguage(eventPath(event), words.tag, agency)}">${actions.inCalendar}</a></p>
<div${lang}>${prose(event.description, (text) => markup`<p>${text}</p>`)}</div>
${more && markdownHtml(more, pageLook(1))}`;
}

function proclamation({ agency, month, words }: Scene): Markup | null {
  const found = month?.awarenessDay?.proclamation;
  if (!found) return null;
  const { proclamation: sentence, proclamationTitle } = words.awarenessDay;
  const title = localized(found.title, words.tag, agency);
  const told = fill(sentence, { title, year: String(found.year) });
  return markup`<section aria-labelledby="proclamation"><h2 id="proclamation">${proclamationTitle}</h2>
<p>${found.url === undefined ? told : markup`<a href="${found.url}">${told}</a>`}</p></section>`;
}
