/** All resources by kind: what to know before opening them, and facts with source and date. Trainings include on-demand events. */

import type { Event } from '../calendar/event.ts';
import { eventIn } from '../calendar/event-in-language.ts';
import { isOver } from '../calendar/recording.ts';
import { type Markup, markup } from '../email/markup.ts';
import { withoutPrivateJoinLink } from '../email/private-join-link.ts';
import { linked } from '../email/prose.ts';
import { isOwnTitle } from '../email/subject-style.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor, localized } from '../languages/languages.ts';
import { dayOf } from '../languages/when.ts';
import {
  ANY_RESOURCE,
  PAGE_NAME,
  type ResourceWish,
  wantedResources,
  wantedTrainings,
  wishQuery,
} from '../resources/resource-wish.ts';
import { RESOURCE_KINDS, type Resource, type ResourceKind, type Resources } from '../resources/resources.ts';
import { pagesOfShared } from '../submissions/shared-resources.ts';
import { eventPath, inLanguage, RESOURCES_PATH } from './addresses.ts';
import { communityNote } from './event-card.ts';
import { inviteToSubmit } from './invite-to-submit.ts';
import { pageFrame, type Reader } from './page-frame.ts';
import {
  countOf,
  type ResourceChoice,
  resourceFilter,
  resourceKindChips,
  resourcesPath,
} from './resource-filter.ts';
import { notePanel, resourceItem, resourceList } from './resource-list.ts';

export interface ResourcesPageInput extends Reader {
  /** null: the agency has no file of resources. */
  readonly resources: Resources | null;
  /** The events of the calendar that is shown; those on demand are trainings, too. */
  readonly events: readonly Event[];
  readonly wish: ResourceWish;
  /** Ids of those that people have shared and the agency does not recommend by itself. */
  readonly shared?: ReadonlySet<string>;
  /** Which page of those, from 1; what the agency recommends stands on the first. */
  readonly page?: number;
  readonly now: Date;
}

const NO_RESOURCES: Resources = { topics: [], kinds: {}, resources: [] };

export function resourcesPage({ agency, language, now, wish, ...input }: ResourcesPageInput): string {
  const words = catalogueFor(language, agency);
  const events = input.events.filter((event) => !isOver(event, now));
  const resources = input.resources ?? NO_RESOURCES;
  const choice: ResourceChoice = { agency, words, resources, events, wish };
  const listed = listedOn(input.page ?? 1, choice, input.shared ?? new Set());
  const { title, lead } = words.resources;
  const introduction = resources.introduction && localized(resources.introduction, words.tag, agency);
  const main = markup`<div class="wide page"><h1>${title}</h1>
<p class="lead">${linked(introduction ?? lead)}</p>
${resourceKindChips(choice)}
${resourceFilter(choice)}
${found(choice)}
${RESOURCE_KINDS.map((kind) => group(kind, { choice, listed }))}
${otherPages(listed, choice)}
${share(resources.share, choice)}</div>`;
  return pageFrame({ agency, words, title, main, path: RESOURCES_PATH, query: pageQuery(wish, listed.page) });
}

/** What one page lists of what fits the wish: all that is the agency's own on the first, and of what others brought as much as fits. */
interface Listed {
  readonly resources: readonly Resource[];
  readonly trainings: readonly Event[];
  /** Ids of those that people have shared. */
  readonly shared: ReadonlySet<string>;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

function listedOn(asked: number, choice: ResourceChoice, shared: ReadonlySet<string>): Listed {
  const { resources, events, wish } = choice;
  const wanted = wantedResources(resources.resources, wish);
  const trainings = wantedTrainings(events, wish, resources.topics);
  const theirs = [
    ...trainings.filter((event) => !isOwnTitle(event)),
    ...wanted.filter(({ id }) => shared.has(id)),
  ];
  const pages = pagesOfShared(theirs, listedWords);
  const page = Math.min(asked, pages.length);
  const isFirst = page === 1;
  const brought = pages[page - 1] ?? [];
  return {
    resources: [
      ...(isFirst ? wanted.filter(({ id }) => !shared.has(id)) : []),
      ...brought.filter((each) => !isEvent(each)),
    ],
    trainings: [...(isFirst ? trainings.filter(isOwnTitle) : []), ...brought.filter(isEvent)],
    ...{ shared, page, pages: pages.length },
  };
}

const isEvent = (each: Event | Resource): each is Event => 'startsAt' in each;

/** An event says the rest on its own page. */
const listedWords = (each: Event | Resource): unknown =>
  isEvent(each) ? [each.summary, each.presenters] : each;

const pageQuery = (wish: ResourceWish, page: number): Record<string, string> => ({
  ...wishQuery(wish),
  ...(page > 1 && { [PAGE_NAME]: String(page) }),
});

/** Where people have shared more than one page shows. */
function otherPages({ page, pages }: Listed, { agency, words, wish }: ResourceChoice): Markup | null {
  if (pages === 1) return null;
  const { pagesTitle, newer, older, pageOf } = words.resources.shared;
  const link = (to: number, label: string) => {
    const path = `${RESOURCES_PATH}?${new URLSearchParams(pageQuery(wish, to))}`;
    return markup`<li><a href="${inLanguage(path, words.tag, agency)}">${label}</a></li>
`;
  };
  return markup`<nav aria-label="${pagesTitle}"><p class="quiet">${fill(pageOf, { page: String(page), pages: String(pages) })}</p>
<ul class="chips">${page > 1 && link(page - 1, newer)}${page < pages && link(page + 1, older)}</ul></nav>`;
}

/** Whoever has chosen is told how many there are, and the way back. */
function found(choice: ResourceChoice): Markup | null {
  const { words, wish } = choice;
  const count = countOf(choice, wish);
  if (Object.values(wish).every((each) => each === null))
    return count === 0 ? markup`<p>${words.resources.nothingYet}</p>` : null;
  return markup`<p role="status">${count === 0 ? words.resources.none : counted(count, words)} <a href="${resourcesPath(ANY_RESOURCE, choice)}">${words.resources.showAll}</a></p>`;
}

function counted(count: number, { locale, resources }: Catalogue): string {
  const form = new Intl.PluralRules(locale).select(count) === 'one' ? 'one' : 'other';
  return fill(resources.found[form], { count: String(count) });
}

function group(
  kind: ResourceKind,
  { choice, listed }: { readonly choice: ResourceChoice; readonly listed: Listed },
): Markup | null {
  const { agency, words, resources } = choice;
  const items = listed.resources.filter((each) => each.kind === kind);
  const trainings = kind === 'training' ? listed.trainings : [];
  if (items.length + trainings.length === 0) return null;
  const { introduction, note } = resources.kinds[kind] ?? {};
  return markup`<section aria-labelledby="k-${kind}"><h2 id="k-${kind}">${words.resources.kinds[kind]}</h2>
${introduction && markup`<p>${linked(localized(introduction, words.tag, agency))}</p>`}
${note && notePanel(words.resources.noteOfKind, localized(note, words.tag, agency))}
${resourceList([
  ...trainings.map((event) => trainingItem(event, choice)),
  ...items.map((each) =>
    resourceItem(
      each,
      choice,
      listed.shared.has(each.id) ? fill(words.submissions.mark.resource, { agency: agency.shortName }) : null,
    ),
  ),
])}</section>`;
}

/** Its page says the rest; whose it is, where it is not the agency's, stands here too. */
function trainingItem(stored: Event, { agency, words }: ResourceChoice): Markup {
  const { event, language } = eventIn(withoutPrivateJoinLink(stored), words.tag, agency);
  const lang = language !== words.tag && markup` lang="${language}"`;
  return markup`
<li id="${event.id}"><p class="what"><a href="${inLanguage(eventPath(event), words.tag, agency)}"${lang}>${event.summary}</a></p>
<p class="quiet">${words.kindLabels[event.kind]}, ${dayOf(event, words)}</p>${communityNote(event, words, agency)}</li>`;
}

/** As the agency says, and by a form where somebody looks at what is shared. */
function share(text: Resources['share'], { agency, words }: ResourceChoice): Markup | null {
  const invite = inviteToSubmit({ agency }, words, ['resource']);
  if (!text && !invite) return null;
  return markup`<section aria-labelledby="share"><h2 id="share">${words.resources.shareTitle}</h2>
${text && markup`<p>${linked(localized(text, words.tag, agency))}</p>`}
${invite}</section>`;
}
