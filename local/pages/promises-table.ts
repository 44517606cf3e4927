/** How the promises of the service stand, exactly: what everybody is told at `/status` is rougher. */
import { html } from 'hono/html';
import type { ServiceLevel } from '../../core/service-levels/service-levels.ts';
import { LEVEL_STATES, measuredInWords, SERVICE_LEVEL_WORDS } from '../service-level-words.ts';
import type { Html } from './layout.ts';

export const promisesTable = (
  levels: readonly ServiceLevel[],
): Html => html`<section aria-labelledby="promises">
  <h2 id="promises">Promises, over seven days and today</h2>
  <dl>${levels.map(
    (level) => html`
    <dt>${SERVICE_LEVEL_WORDS[level.name]}</dt>
    <dd>${level.state === 'broken' ? html`<strong>${LEVEL_STATES.broken}</strong>` : LEVEL_STATES[level.state]}${level.state === 'nothing' ? '' : `: ${measuredInWords(level)}`}</dd>`,
  )}
  </dl>
  <p><a href="/status">What everybody is told</a></p>
</section>`;
