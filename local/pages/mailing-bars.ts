/** Bars of what became of people. They only repeat what stands beside them in words and numbers. */
import { html } from 'hono/html';
import { type Bar, byMeaning, percentOf } from '../mailing-words.ts';
import type { Html } from './layout.ts';

/** Widths in hundredths; whoever is in a bar is seen, be they one of a million. */
const THINNEST = 0.6;
const widthOf = ({ share }: Pick<Bar, 'share'>): number => Math.max(THINNEST, share * 100);

/** Pages take no styles of their own, so that widths stand in a picture. */
const picture = (parts: readonly Html[]): Html =>
  html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="ground" width="100" height="4"/>${parts}</svg>`;

/** All of a mailing's people in one bar. */
export function stackedBar(bars: readonly Bar[]): Html {
  const parts = byMeaning(bars).map((part) => ({ ...part, width: widthOf(part) }));
  const whole = Math.max(
    100,
    parts.reduce((sum, { width }) => sum + width, 0),
  );
  let end = 0;
  return picture(
    parts.map(({ meaning, width }) => {
      const x = end;
      end += (width * 100) / whole;
      return html`<rect class="${meaning}" x="${x.toFixed(2)}" width="${(end - x).toFixed(2)}" height="4"/>`;
    }),
  );
}

/** A row for each state: how many, what part of all, and a bar. */
export const barTable = (bars: readonly Bar[]): Html => html`<table class="states">
  <thead class="unseen"><tr><th scope="col">What became of them</th><th scope="col">People</th><th scope="col">Share</th></tr></thead>
  <tbody>${bars.map(
    (bar) => html`<tr>
    <th scope="row">${bar.words}</th>
    <td class="number">${bar.people.toLocaleString('en-US')}</td>
    <td class="share"><div><span>${percentOf(bar.share)}</span>${picture([html`<rect class="${bar.meaning}" width="${widthOf(bar).toFixed(2)}" height="4"/>`])}</div></td>
  </tr>`,
  )}</tbody>
</table>`;
