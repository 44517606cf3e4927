/** Things that happen, under the day on which they do. */
import { html } from 'hono/html';
import type { Html, View } from './layout.ts';

export interface Happening {
  readonly at: Date;
  readonly row: Html;
}

/** Keeps the order: one heading for each day that differs from the one before. */
export function byDay(happenings: readonly Happening[], { moments }: View): Html[] {
  const days = Map.groupBy(happenings, ({ at }) => moments.day(at));
  return [...days].map(
    ([day, those]) => html`<section class="day">
  <h2>${day}</h2>
  <ol>${those.map(
    ({ at, row }) => html`<li class="happening">
  <time datetime="${at.toISOString()}">${moments.time(at)}</time>
  <div>${row}</div>
</li>`,
  )}</ol>
</section>`,
  );
}
