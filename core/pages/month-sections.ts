/** What the month file says on the year's page: its own sections, those that introduce a part, and words on the community's events. */
import { type Markup, markup } from '../email/markup.ts';
import { chosenAmong, localized } from '../languages/languages.ts';
import { markdownHtml } from '../markdown/markdown-html.ts';
import { pageLook } from '../markdown/page-look.ts';
import type { MonthSection, PagePart as NamedPart, Prose } from '../month/month.ts';
import type { Scene } from './calendar-page.ts';
import { inviteToSubmit } from './invite-to-submit.ts';
import type { PagePart } from './page-parts.ts';

/** Headings in it stand `lower` levels below those that were written. */
export const proseIn = (prose: Prose, { agency, words }: Scene, lower: 1 | 2 = 1): Markup =>
  markdownHtml(chosenAmong(prose, words.tag, agency) ?? [], pageLook(lower));

/** Sections that stand under a part of the page, or under another section. */
export function sectionsUnder(place: NamedPart | MonthSection['id'], scene: Scene): Markup | null {
  const found = sectionsAt(place, scene);
  if (found.length === 0) return null;
  return markup`${found.map(
    ({ id, title, text }) => markup`<section id="${id}" class="about"><h3>${titleIn(title, scene)}</h3>
${proseIn(text, scene, 2)}</section>
`,
  )}`;
}

/** Those that stand by themselves, each with the sections under it. */
export const ownSections = (scene: Scene): PagePart[] =>
  sectionsAt(undefined, scene).map(({ id, title, text }) => ({
    id,
    title: titleIn(title, scene),
    body: markup`<div class="about">${proseIn(text, scene)}</div>${sectionsUnder(id, scene)}`,
  }));

export function communityPart(scene: Scene): PagePart | null {
  const own = scene.month?.community;
  const under = sectionsUnder('community', scene);
  const invite = inviteToSubmit(scene, scene.words);
  if (!own && !under && !invite) return null;
  const body = markup`${own && markup`<div class="about">${proseIn(own.text, scene)}</div>`}${under}${invite}`;
  return { id: 'community', title: scene.words.monthPage.community, body };
}

const sectionsAt = (place: string | undefined, { month }: Scene): readonly MonthSection[] =>
  (month?.sections ?? []).filter(({ under }) => under === place);

const titleIn = (title: MonthSection['title'], { agency, words }: Scene): string =>
  localized(title, words.tag, agency);
