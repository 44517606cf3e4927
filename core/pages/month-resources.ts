/** Resources on a year's page: the facts that it tells, and how many there are of each kind. */
import { type Markup, markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { fill } from '../languages/catalogue.ts';
import { localized } from '../languages/languages.ts';
import { RESOURCE_KINDS, type Resource, type ResourceKind, resourcesOf } from '../resources/resources.ts';
import type { Scene } from './calendar-page.ts';
import { sectionsUnder } from './month-sections.ts';
import type { PagePart } from './page-parts.ts';
import { resourcesPath } from './resource-filter.ts';
import { resourceItem, resourceList } from './resource-list.ts';

const ofTheYear = ({ resources, calendar }: Scene): Resource[] =>
  resourcesOf(resources?.resources ?? [], calendar.year);

/** Each with its source and its date. */
export function factsOfTheYear(scene: Scene): Markup | null {
  const facts = ofTheYear(scene).filter(({ kind }) => kind === 'fact');
  if (facts.length === 0) return null;
  return markup`<h3>${scene.words.resources.facts}</h3>
${resourceList(facts.map((fact) => resourceItem(fact, scene)))}`;
}

export function resourcesPart(scene: Scene): PagePart | null {
  const { agency, words, resources } = scene;
  const under = sectionsUnder('resources', scene);
  const kinds = RESOURCE_KINDS.filter((kind) => countOf(kind, scene) > 0);
  if (kinds.length === 0 && !under) return null;
  const introduction = resources?.introduction;
  const body = markup`${introduction && markup`<div class="about"><p>${linked(localized(introduction, words.tag, agency))}</p></div>`}
${under}
${
  kinds.length > 0 &&
  markup`<nav aria-label="${words.resources.kindsTitle}"><ul class="chips">${kinds.map((kind) => kindLink(kind, scene))}</ul></nav>
<p><a href="${resourcesPath({}, scene)}">${words.resources.toAll}</a></p>`
}`;
  return { id: 'resources', title: words.resources.title, body };
}

/** Beside events on demand: other trainings. */
export const moreTrainings = (scene: Scene): Markup | null =>
  countOf('training', scene) > 0
    ? markup`<p><a href="${resourcesPath({ kind: 'training' }, scene)}">${scene.words.resources.moreTrainings}</a></p>`
    : null;

const countOf = (kind: ResourceKind, scene: Scene): number =>
  ofTheYear(scene).filter((each) => each.kind === kind).length;

function kindLink(kind: ResourceKind, scene: Scene): Markup {
  const { words } = scene;
  const label = fill(words.resources.counted, {
    kind: words.resources.kinds[kind],
    count: String(countOf(kind, scene)),
  });
  return markup`<li><a href="${resourcesPath({ kind }, scene)}">${label}</a></li>
`;
}
