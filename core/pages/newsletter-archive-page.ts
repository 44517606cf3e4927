/** The archive of newsletter issues, to look through, to narrow by a tag and to search. It works by plain links and a plain form. */
import { type Markup, markup } from '../email/markup.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor, offeredLanguages } from '../languages/languages.ts';
import { dateName } from '../languages/when.ts';
import {
  type ArchivedIssue,
  issuesOut,
  LONGEST_SEARCH,
  type Tag,
  tagsOf,
  type Wanted,
  wantedIssues,
} from '../newsletters/archive.ts';
import type { Newsletter } from '../newsletters/newsletter.ts';
import {
  inLanguage,
  NEWSLETTERS_PATH,
  newsletterFeedPath,
  newsletterPath,
  SIGN_UP_PATH,
} from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export interface ArchivePageInput extends Reader, Wanted {
  readonly newsletters: readonly Newsletter[];
  readonly now: Date;
}

/** What the parts of the page share. */
interface Scene extends Reader, Wanted {
  readonly words: Catalogue;
}

export function newsletterArchivePage({ newsletters, now, ...asked }: ArchivePageInput): string {
  const { agency, tag, search } = asked;
  const words = catalogueFor(asked.language, agency);
  const scene = { ...asked, language: words.tag, words };
  const issues = issuesOut(newsletters, { language: words.tag, agency, now });
  const { title, intro, none } = words.newsletter.archive;
  const query = { ...(tag !== null && { tag }), ...(search !== '' && { q: search }) };
  return pageFrame({
    ...{ agency, words, title, path: NEWSLETTERS_PATH, query },
    main: markup`<div class="narrow"><h1>${title}</h1>
<p class="lead">${intro}</p>
${issues.length === 0 ? markup`<p>${none}</p>` : searchable(issues, scene)}
${signUpPanel(scene)}
<p><a href="${newsletterFeedPath({ language: words.tag, style: agency.style })}">${words.newsletter.archive.feed}</a></p></div>`,
  });
}

function searchable(issues: readonly ArchivedIssue[], scene: Scene): Markup {
  const found = wantedIssues(issues, scene);
  return markup`${searchForm(scene)}
${tagChips(tagsOf(issues, scene.language), scene)}
<div id="list">${outcome(found.length, scene)}
${found.map((issue) => listedIssue(issue, scene))}</div>`;
}

function searchForm({ words, agency, tag, search }: Scene): Markup {
  const { search: label, searchHint, find } = words.newsletter.archive;
  const hidden = (name: string, value: string) =>
    markup`<input type="hidden" name="${name}" value="${value}">`;
  return markup`<form role="search" action="${NEWSLETTERS_PATH}#list"><div class="field"><label for="q">${label}</label>
<p class="hint" id="q-hint">${searchHint}</p>
${tag !== null && hidden('tag', tag)}${offeredLanguages(agency).length > 1 && hidden('language', words.tag)}
<p class="links"><input type="search" id="q" name="q" value="${search}" maxlength="${LONGEST_SEARCH}" autocomplete="off" aria-describedby="q-hint"> <button>${find}</button></p></div></form>`;
}

/** The same archive with one tag alone, or with all; a search goes on. */
function tagChips(tags: readonly Tag[], { words, agency, tag, search }: Scene): Markup | null {
  if (tags.length < 2) return null;
  const chip = (key: string | null, label: string) => {
    const query = new URLSearchParams({
      ...(key !== null && { tag: key }),
      ...(search !== '' && { q: search }),
    });
    const path = query.size === 0 ? NEWSLETTERS_PATH : `${NEWSLETTERS_PATH}?${query}`;
    return markup`<li><a href="${inLanguage(path, words.tag, agency)}#list"${key === tag && markup` aria-current="true"`}>${label}</a></li>
`;
  };
  const { tags: called, allTags } = words.newsletter.archive;
  return markup`<nav aria-label="${called}"><ul class="chips">
${chip(null, allTags)}${tags.map(({ key, name }) => chip(key, name))}</ul></nav>`;
}

/** Said where something was looked for. */
function outcome(count: number, { words, agency, tag, search }: Scene): Markup | null {
  if (tag === null && search === '') return null;
  const { found, nothingFound, showAll } = words.newsletter.archive;
  const told = count === 1 ? found.one : fill(found.other, { count: String(count) });
  return markup`<p role="status"><strong>${count === 0 ? nothingFound : told}</strong> <a href="${inLanguage(NEWSLETTERS_PATH, words.tag, agency)}">${showAll}</a></p>`;
}

function listedIssue({ newsletter, texts, language }: ArchivedIssue, { words, agency }: Scene): Markup {
  const lang = language !== words.tag && markup` lang="${language}"`;
  return markup`
<article class="panel"><h2${lang}><a href="${inLanguage(newsletterPath(newsletter), words.tag, agency)}">${texts.title}</a></h2>
<p class="quiet"><time datetime="${newsletter.date}">${dateName(newsletter.date, words)}</time></p>
<p${lang}>${texts.summary}</p>
${texts.tags.length > 0 && markup`<p class="quiet"${lang}>${texts.tags.join(' · ')}</p>`}</article>`;
}

function signUpPanel({ words, agency }: Scene): Markup {
  const { signUpTitle, signUp } = words.newsletter.archive;
  return markup`<section class="note" aria-labelledby="sign-up"><h2 id="sign-up">${signUpTitle}</h2>
<p class="links"><a class="button" href="${inLanguage(SIGN_UP_PATH, words.tag, agency)}">${signUp}</a></p></section>`;
}
