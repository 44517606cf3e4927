/** Whether the service keeps what it promises of its own work, in words and rough numbers. */
import { type Markup, markup } from '../email/markup.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { momentName } from '../languages/when.ts';
import { SERVICE_LEVELS } from '../service-levels/service-levels.ts';
import type { Bounds, ShownLevel } from '../service-levels/shown-level.ts';
import { STATUS_JSON_PATH, STATUS_PATH } from './addresses.ts';
import { pageFrame, type Reader } from './page-frame.ts';

/** @param levels each promise, as everybody may know it */
export function statusPage({
  agency,
  language,
  levels,
}: Reader & { readonly levels: readonly ShownLevel[] }): string {
  const words = catalogueFor(language, agency);
  const says = words.serviceLevels;
  const main = markup`<div class="wide page"><h1>${says.title}</h1>
<p class="lead">${says.lead}</p>
<p class="note">${says.all[stateOfAll(levels)]}</p>
<ul class="resources">${levels.map(
    (level) => markup`<li class="panel">${card(level, agency.timeZone, words)}</li>
`,
  )}</ul>
<section class="about"><h2>${says.readTitle}</h2>
${says.read.map((line) => markup`<p>${line}</p>`)}
<p>${says.data} <a href="${STATUS_JSON_PATH}">${STATUS_JSON_PATH}</a></p></section></div>`;
  return pageFrame({ agency, words, title: says.title, main, path: STATUS_PATH });
}

function stateOfAll(levels: readonly ShownLevel[]): 'kept' | 'broken' | 'nothing' {
  if (levels.some(({ state }) => state === 'broken')) return 'broken';
  return levels.some(({ state }) => state === 'kept') ? 'kept' : 'nothing';
}

function card(level: ShownLevel, timeZone: string, words: Catalogue): Markup {
  const { name, state, outOf } = level;
  const { serviceLevels: says } = words;
  const { counts, tells } = SERVICE_LEVELS[name];
  const measured = figure(level, words);
  const standing = says.states[state];
  const stands = measured === null ? standing : fill(says.measured, { state: standing, figure: measured });
  const wanted = tells === 'share' ? fill(says.wanted, { target: String(level.target) }) : says.never;
  const [from, until] = [level.from, level.until].map((instant) =>
    momentName(new Date(instant), timeZone, words),
  );
  return markup`<h2>${says.names[name]}</h2>
<p class="${state === 'broken' ? 'error' : 'what'}">${stands}</p>
<p>${wanted}<br>
${fill(says.outOf[counts], { count: inWords(outOf, words) })}</p>
<p class="hint">${says.meanings[name]}</p>
<p class="hint">${fill(says.period, { from: from ?? '', until: until ?? '' })}</p>`;
}

/** What was measured; null where nothing is said of it. */
function figure({ percent, broken, state }: ShownLevel, words: Catalogue): string | null {
  const { serviceLevels: says } = words;
  if (percent !== null) return fill(says.share, { percent: String(percent) });
  if (broken === null || state === 'too-few' || state === 'nothing') return null;
  return broken.atMost === 0 ? says.broken.none : fill(says.broken.some, { count: inWords(broken, words) });
}

/** "12", "100 to 999", "fewer than 10". */
function inWords({ atLeast, atMost }: Bounds, { serviceLevels: says, locale }: Catalogue): string {
  const format = new Intl.NumberFormat(locale);
  if (atLeast === atMost) return format.format(atLeast);
  if (atLeast <= 1) return fill(says.fewerThan, { count: format.format(atMost + 1) });
  return fill(says.between, { atLeast: format.format(atLeast), atMost: format.format(atMost) });
}
