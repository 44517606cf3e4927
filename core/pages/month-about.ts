/** About the month: what its calendar says of it, what the month file adds, and the facts of the year. */
import { markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import type { Scene } from './calendar-page.ts';
import { factsOfTheYear } from './month-resources.ts';
import { proseIn } from './month-sections.ts';
import type { PagePart } from './page-parts.ts';

/** `text` is the calendar's own description, in paragraphs; none where the page says all of it already. */
export function aboutPart(scene: Scene, text: readonly string[]): PagePart | null {
  const { words, eventLanguage, month } = scene;
  const facts = factsOfTheYear(scene);
  const background = month?.background;
  if (text.length === 0 && !background && !facts) return null;
  const lang = eventLanguage !== words.tag && markup` lang="${eventLanguage}"`;
  const body = markup`<div class="about"><div${lang}>${text.map((paragraph) => markup`<p>${linked(paragraph)}</p>`)}</div>
${background && proseIn(background, scene)}</div>
${facts}`;
  return { id: 'about', title: words.calendar.aboutTheMonth, body };
}
