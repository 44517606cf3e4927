/** One newsletter issue, for everybody: what the mail says, without what is one person's own. */
import type { Event } from '../calendar/event.ts';
import { type Markup, markup } from '../email/markup.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { inlineHtml, markdownHtml } from '../markdown/markdown-html.ts';
import { pageLook } from '../markdown/page-look.ts';
import type { Newsletter } from '../newsletters/newsletter.ts';
import {
  type FilledSection,
  type ListedSection,
  newsletterContent,
} from '../newsletters/newsletter-content.ts';
import type { UpcomingEvent } from '../newsletters/upcoming-events.ts';
import { inLanguage, NEWSLETTERS_PATH, newsletterPath, SIGN_UP_PATH } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export interface NewsletterPageInput extends Reader {
  readonly newsletter: Newsletter;
  /** Of all years; those ahead of the issue are told. */
  readonly events: readonly Event[];
}

/** What the sections share. */
interface Scene extends Omit<NewsletterPageInput, 'language'> {
  readonly words: Catalogue;
  /** Of the issue's own words, where it is not the page's. */
  readonly lang: Markup | false;
  readonly to: (path: string) => string;
}

const LOOK = pageLook(0);

/** The page's title tells kind and day alone: it stays in a browser's history. */
export function newsletterPage({ language: wanted, ...input }: NewsletterPageInput): string {
  const { agency, newsletter } = input;
  const words = catalogueFor(wanted, agency);
  const { language, sections, ...content } = newsletterContent(input, words);
  const lang = language !== words.tag && markup` lang="${language}"`;
  const scene = { ...input, words, lang, to: (path: string) => inLanguage(path, words.tag, agency) };
  const kicker = fill(words.newsletter.kicker, { date: content.date });
  return pageFrame({
    ...{ agency, words, title: kicker, path: newsletterPath(newsletter) },
    main: markup`<div class="narrow"><p class="tags quiet">${kicker}</p>
<h1${lang}>${content.title}</h1>
<p class="lead"${lang}>${content.summary}</p>
${lang && notTranslated(language, scene)}
${sections.map((section, number) => sectionHtml(section, number, scene))}
${signUpPanel(scene)}
<p><a href="${scene.to(NEWSLETTERS_PATH)}">${words.newsletter.issue.toArchive}</a></p></div>`,
  });
}

function notTranslated(language: string, { agency, words }: Scene): Markup {
  const { name } = catalogueFor(language, agency);
  return markup`<p class="note">${fill(words.newsletter.issue.notTranslated, { language: name })}</p>`;
}

const sectionId = (number: number): string => `section-${number}`;

function sectionHtml(
  { heading, blocks, contents, events }: FilledSection,
  number: number,
  scene: Scene,
): Markup {
  const { lang } = scene;
  const filled = markup`${blocks.length > 0 && markup`<div class="prose"${lang}>${markdownHtml(blocks, LOOK)}</div>`}
${contents !== null && inThisIssue(contents, scene)}${events !== null && upcoming(events, blocks.length > 0, scene)}`;
  if (heading === null) return filled;
  return markup`<section aria-labelledby="${sectionId(number)}"><h2 id="${sectionId(number)}"${lang}>${inlineHtml(heading.content, LOOK)}</h2>
${filled}</section>
`;
}

const inThisIssue = (contents: readonly ListedSection[], { lang }: Scene): Markup =>
  markup`<ul${lang}>${contents.map(({ number, title }) => markup`<li><a href="#${sectionId(number)}">${title}</a></li>`)}</ul>`;

/** Where nothing was ahead, an introduction stands for itself. */
function upcoming(events: readonly UpcomingEvent[], isIntroduced: boolean, { words, to }: Scene): Markup {
  const item = ({ title, language, facts, path }: UpcomingEvent) =>
    markup`<li><a href="${to(path)}"${language !== words.tag && markup` lang="${language}"`}>${title}</a><br>${facts.join(' · ')}</li>
`;
  return markup`${events.length === 0 && !isIntroduced && markup`<p>${words.calendar.none}</p>`}
${events.length > 0 && markup`<ul>${events.map(item)}</ul>`}
<p><a href="${to('/')}">${words.newsletter.allEvents}</a></p>`;
}

function signUpPanel({ newsletter, words, to }: Scene): Markup {
  const { signUpTitle, signUp } = words.newsletter.archive;
  return markup`<section class="note" aria-labelledby="sign-up"><h2 id="sign-up">${signUpTitle}</h2>
<p class="links"><a class="button" href="${to(`${SIGN_UP_PATH}?list=${newsletter.list}`)}">${signUp}</a></p></section>`;
}
