/** What every page has: the way out, the way in, who speaks, and where else to go. No script, no inline style. */
import type { Agency } from '../agency/agency.ts';
import { helpLines } from '../email/hotlines.ts';
import { type Markup, markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { offeredLanguages } from '../languages/languages.ts';
import { inLanguage, STYLESHEET_PATH } from './addresses.ts';

/** A neutral page that loads fast and tells nothing about who opens it. */
const QUICK_EXIT = 'https://www.weather.gov/';

/** Who reads what the agency says. `language` is the wanted one; the page speaks that of the catalogue it finds. */
export interface Reader {
  readonly agency: Agency;
  readonly language: string;
}

/** One page. */
export interface PageFrame {
  readonly agency: Agency;
  readonly words: Catalogue;
  readonly title: string;
  readonly main: Markup;
  /** The page's own path, where it has one that stays; a link in the menu then says so. */
  readonly path: string | null;
}

/** A whole page. One without a path of its own is not to be indexed: its address may be somebody's personal link. */
export function pageFrame({ agency, words, title, main, path }: PageFrame): string {
  return String(markup`<!DOCTYPE html>
<html lang="${words.tag}" dir="${words.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${path === null && markup`<meta name="robots" content="noindex">`}
<title>${title} – ${agency.shortName}</title>
<link rel="stylesheet" href="${STYLESHEET_PATH}">
</head>
<body>
<a class="skip" href="#main">${words.pages.skip}</a>
<nav class="bar" aria-label="${words.pages.quickExit}"><a class="exit" href="${QUICK_EXIT}" rel="nofollow noreferrer">${words.pages.quickExit}</a></nav>
${header(agency, words, path)}
<main id="main" tabindex="-1">
${main}
</main>
${footer(agency, words)}
</body>
</html>
`);
}

function header(agency: Agency, words: Catalogue, path: string | null): Markup {
  return markup`<header class="top wide">
<p class="agency">${agency.name}</p>
<nav aria-label="${words.pages.navigation}"><ul>
${menuItem({ path: '/', label: words.pages.home, current: path }, words, agency)}
${menuItem({ path: '/sign-up', label: words.pages.signUp, current: path }, words, agency)}
</ul></nav>
${languageSwitch(agency, words)}
</header>`;
}

function menuItem(
  { path, label, current }: { path: string; label: string; current: string | null },
  words: Catalogue,
  agency: Agency,
): Markup {
  const isCurrent = path === current && markup` aria-current="page"`;
  return markup`<li><a href="${inLanguage(path, words.tag, agency)}"${isCurrent}>${label}</a></li>`;
}

/** Relative to the page it stands on, so that it also works where the address is somebody's personal link. */
function languageSwitch(agency: Agency, words: Catalogue): Markup | null {
  const others = offeredLanguages(agency).filter(({ tag }) => tag !== words.tag);
  if (others.length === 0) return null;
  const links = others.map(
    ({ tag, name }) =>
      markup`<li><a href="?language=${tag}" lang="${tag}" hreflang="${tag}" rel="nofollow">${name}</a></li>`,
  );
  return markup`<nav class="languages" aria-label="${words.pages.languages}"><ul>${links}</ul></nav>`;
}

function footer(agency: Agency, words: Catalogue): Markup {
  const lines = helpLines(agency, words);
  return markup`<footer class="foot"><div class="wide">
${
  lines.length > 0 &&
  markup`<section class="help" aria-labelledby="help"><h2 id="help">${words.help.title}</h2>
<ul>${lines.map(({ name, ways }) => markup`<li><strong>${name}</strong> ${ways.map((way) => markup`<span>${linked(way)}</span> `)}</li>`)}</ul></section>`
}
<p>${agency.name}<br>${agency.postalAddress}<br><a href="${agency.page}">${agency.page}</a></p>
<p>${words.pages.quickExitHint}</p>
</div></footer>`;
}
