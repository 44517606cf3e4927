/** Ways to see fewer resources: a link for each kind, and a form for topic and language, which works without a script. */
import type { Event } from '../calendar/event.ts';
import { type Markup, markup } from '../email/markup.ts';
import { topicKey } from '../feeds/feed-wish.ts';
import { fill } from '../languages/catalogue.ts';
import { localized, offeredLanguages } from '../languages/languages.ts';
import {
  languagesOf,
  type ResourceWish,
  WISH_NAMES,
  wantedResources,
  wantedTrainings,
  wishQuery,
} from '../resources/resource-wish.ts';
import { RESOURCE_KINDS, type ResourceKind, type Resources } from '../resources/resources.ts';
import { inLanguage, RESOURCES_PATH } from './addresses.ts';
import { type ListReader, languageName } from './resource-list.ts';

/** What is there to choose from, and what is chosen. */
export interface ResourceChoice extends ListReader {
  readonly resources: Resources;
  /** On-demand events, which count as trainings. */
  readonly events: readonly Event[];
  readonly wish: ResourceWish;
}

/** How many there are that fit a wish. */
export const countOf = ({ resources, events }: ResourceChoice, wish: ResourceWish): number =>
  wantedResources(resources.resources, wish).length + wantedTrainings(events, wish, resources.topics).length;

/** The address of the resources that fit a wish. */
export function resourcesPath(wish: Partial<ResourceWish>, { agency, words }: ListReader): string {
  const query = new URLSearchParams(wishQuery({ kind: null, topic: null, language: null, ...wish }));
  const path = query.size === 0 ? RESOURCES_PATH : `${RESOURCES_PATH}?${query}`;
  return inLanguage(path, words.tag, agency);
}

/** Kinds that have something to show beside what else is chosen, each with its count. */
export function resourceKindChips(choice: ResourceChoice): Markup | null {
  const { words, wish } = choice;
  const kinds = RESOURCE_KINDS.filter((kind) => countOf(choice, { ...wish, kind }) > 0);
  if (kinds.length < 2 && wish.kind === null) return null;
  const chip = (kind: ResourceKind | null, label: string) => {
    const count = String(countOf(choice, { ...wish, kind }));
    const isCurrent = kind === wish.kind && markup` aria-current="true"`;
    return markup`<li><a href="${resourcesPath({ ...wish, kind }, choice)}"${isCurrent}>${fill(words.resources.counted, { kind: label, count })}</a></li>
`;
  };
  return markup`<nav aria-label="${words.resources.kindsTitle}"><ul class="chips">
${chip(null, words.resources.all)}${kinds.map((kind) => chip(kind, words.resources.kinds[kind]))}</ul></nav>`;
}

/** Nothing where there is nothing to choose. */
export function resourceFilter(choice: ResourceChoice): Markup | null {
  const { agency, words, wish, resources } = choice;
  const { filter } = words.resources;
  const topics = resources.topics
    .filter(({ id }) => resources.resources.some((each) => each.topics.includes(id)))
    .map(({ id, name }) => ({
      value: topicKey(id),
      label: localized(name, words.tag, agency),
      isChosen: id === wish.topic,
    }));
  const languages = languagesOf(resources.resources).map((language) => ({
    value: language,
    label: languageName(language, words),
    isChosen: language === wish.language,
  }));
  const fields = [
    topics.length > 1 && select(WISH_NAMES.topic, { label: filter.topic, any: filter.anyTopic }, topics),
    languages.length > 1 &&
      select(WISH_NAMES.language, { label: filter.language, any: filter.anyLanguage }, languages),
  ].filter((field) => field !== false);
  if (fields.length === 0) return null;
  const kept = [
    wish.kind !== null && hidden(WISH_NAMES.kind, wish.kind),
    offeredLanguages(agency).length > 1 && hidden('language', words.tag),
  ];
  return markup`<form class="filter" action="${RESOURCES_PATH}">${kept}${fields}
<button>${filter.show}</button></form>`;
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
}

const hidden = (name: string, value: string): Markup =>
  markup`<input type="hidden" name="${name}" value="${value}">`;

const select = (
  name: string,
  { label, any }: { readonly label: string; readonly any: string },
  options: readonly Option[],
): Markup => markup`
<p><label for="${name}">${label}</label>
<select id="${name}" name="${name}"><option value="">${any}</option>${options.map(
  (each) => markup`<option value="${each.value}"${each.isChosen && markup` selected`}>${each.label}</option>`,
)}</select></p>`;
