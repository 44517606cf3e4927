/** The clock, and everything that moves it. */
import { html } from 'hono/html';
import { Temporal } from 'temporal-polyfill';
import { button, type Html, layout, type View } from './layout.ts';
import { fromNow, inUtc } from './moment.ts';

const LEAPS = [
  { by: 'PT1H', name: '1 hour' },
  { by: 'P1D', name: '1 day' },
  { by: 'P7D', name: '1 week' },
] as const;

interface ClockRequest {
  readonly note?: string | null;
  readonly problem?: string | null;
}

/** `note` is what was done, `problem` what went wrong. */
export function clockPage(view: View, { note = null, problem = null }: ClockRequest = {}): Html {
  const { moments, now, options } = view;
  const content = html`
<div class="heading">
  <h1>Clock</h1>
  <p>It runs like any clock, and can be moved forward. Whatever is due on the way is sent, each at its own minute.</p>
</div>
<section class="face">
  <p class="big"><time datetime="${now.toISOString()}">${moments.both(now)}</time></p>
  <p>${inUtc(now)} · ${drift(options.clock.offset)}</p>
</section>
<section>
  <h2>Move it</h2>
  <div class="buttons">
    ${button({ action: '/_local/time/next-reminder', label: 'Next reminder' })}
    ${LEAPS.map(({ by, name }) => button({ action: '/_local/time/forward', label: `+ ${name}`, fields: { by }, quiet: true }))}
  </div>
  <form class="field" method="post" action="/_local/time/forward">
    <label for="to">To a date and time <small>(${moments.timeZone})</small></label>
    <input id="to" name="to" type="datetime-local" required min="${wallClockOf(view)}" value="${wallClockOf(view)}">
    <button class="quiet">Go there</button>
  </form>
</section>
${replays(options.replayYears())}`;
  return layout(view, { title: 'Clock', section: 'Clock', note, problem, content });
}

function drift(offset: number): string {
  const words = fromNow(new Date(offset), new Date(0));
  if (words === 'now') return 'in step with this machine';
  return words.startsWith('in ')
    ? `${words.slice(3)} ahead of this machine`
    : `${words.replace(' ago', '')} behind this machine`;
}

/** The next whole minute in the agency's zone, as a form's field has it. */
function wallClockOf({ now, moments }: View): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(moments.timeZone);
  return zoned
    .add({ minutes: 1 })
    .round({ smallestUnit: 'minute', roundingMode: 'floor' })
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/** Begins a year again; nothing where no calendar has a reminder. */
export function replays(years: readonly number[]): Html | string {
  if (years.length === 0) return '';
  return html`<section>
  <h2>Live through a month</h2>
  <p>A replay empties the inbox, the store and the schedules, and starts a little before that year’s first reminder.</p>
  <div class="buttons">${years.map((year) => button({ action: '/_local/time/replay', label: `Replay ${year}`, fields: { year: String(year) }, quiet: true }))}</div>
</section>`;
}
