/** What every page has: the way out, the way in, who speaks, and where else to go. No inline script, no inline style. */
import type { Agency } from '../agency/agency.ts';
import { type Markup, markup } from '../email/markup.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { EXIT_PATH, ICON_PATH, inLanguage, RESOURCES_PATH, SAFETY_PATH, SIGN_UP_PATH } from './addresses.ts';
import { languageSwitch, type Query } from './language-switch.ts';
import { pageFoot } from './page-foot.ts';
import { SCRIPT_PATH } from './page-script.ts';
import { STYLESHEET_PATH } from './stylesheet.ts';

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
  /** What the page was asked for beside its language, so that it is the same page in the other language. */
  readonly query?: Query;
}

/** A whole page. One without a path of its own is not to be indexed: its address may be somebody's personal link. */
export function pageFrame({ agency, words, title, main, path, query = {} }: PageFrame): string {
  return String(markup`<!DOCTYPE html>
<html lang="${words.tag}" dir="${words.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${path === null && markup`<meta name="robots" content="noindex">`}
<title>${title} \u2013 ${agency.shortName}</title>
<link rel="icon" href="${ICON_PATH}" type="image/svg+xml">
<link rel="stylesheet" href="${STYLESHEET_PATH}">
<script src="${SCRIPT_PATH}" defer></script>
</head>
<body>
<header>
${exitLink('skip', words)}
<a class="skip" href="#main">${words.pages.skip}</a>
${bar(agency, words, query)}
<div class="menu wide">
${menu(agency, words, path)}
</div>
</header>
<main id="main" tabindex="-1">
${main}
</main>
${pageFoot(agency, words)}
</body>
</html>
`);
}

/** A plain link, so that it works without a script; no page learns from it where the reader was. */
const exitLink = (className: string, words: Catalogue): Markup =>
  markup`<a class="${className}" href="${EXIT_PATH}" rel="nofollow noreferrer">${words.pages.quickExit}</a>`;

/** Stays in sight. The first link of the page is the same way out, for whoever uses the keyboard. */
function bar(agency: Agency, words: Catalogue, query: Query): Markup {
  const home = inLanguage('/', words.tag, agency);
  return markup`<div class="bar"><div class="wide">
<a class="brand" href="${home}"><b>${agency.shortName}</b> <span>${agency.name}</span></a>
${languageSwitch({ agency, words, query })}
${exitLink('exit', words)}
</div></div>`;
}

function menu(agency: Agency, words: Catalogue, current: string | null): Markup {
  const item = (path: string, label: string) => {
    const isCurrent = path === current && markup` aria-current="page"`;
    return markup`<li><a href="${inLanguage(path, words.tag, agency)}"${isCurrent}>${label}</a></li>
`;
  };
  const { home, signUp, safety, navigation } = words.pages;
  return markup`<nav aria-label="${navigation}"><ul>
${item('/', home)}${item(SIGN_UP_PATH, signUp)}${item(RESOURCES_PATH, words.resources.title)}${item(SAFETY_PATH, safety)}</ul></nav>`;
}
