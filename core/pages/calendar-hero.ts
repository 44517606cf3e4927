/** What a reader of the calendar sees first: which month it is, what comes next, and how not to miss it. */
import type { Event } from '../calendar/event.ts';
import { isOver } from '../calendar/recording.ts';
import { type Markup, markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { dayOf, hoursOf } from '../languages/when.ts';
import { discreetMark } from '../submissions/community-mark.ts';
import { eventPath, inLanguage, SIGN_UP_PATH, subscribePath } from './addresses.ts';
import type { Scene } from './calendar-page.ts';

/** `lead` is how the calendar's own description begins; empty where there is none. */
export function calendarHero(scene: Scene, events: readonly Event[], lead: string): Markup {
  const { agency, calendar, words, eventLanguage } = scene;
  const lang = eventLanguage !== words.tag && markup` lang="${eventLanguage}"`;
  const to = (path: string) => inLanguage(path, words.tag, agency);
  return markup`<div class="hero"><div class="wide">
<h1${lang}>${calendar.name}</h1>
<div class="aside">${nextEvent(scene, events)}
<p class="links"><a class="button" href="${to(SIGN_UP_PATH)}">${words.calendar.getReminders}</a>
<a class="button second" href="${to(subscribePath(calendar.year))}">${words.calendar.subscribe}</a></p></div>
${lead !== '' && markup`<p class="lead"${lang}>${linked(lead)}</p>`}
</div></div>`;
}

/** Of the events with a day of their own; an exhibit that is on for weeks is no news. It says whose it is where it is not the agency's. */
function nextEvent({ agency, words, now, languageOf }: Scene, events: readonly Event[]): Markup | null {
  const next = events.find(
    (event) =>
      event.kind !== 'EXHIBIT' &&
      event.kind !== 'ON-DEMAND' &&
      event.status !== 'CANCELLED' &&
      !isOver(event, now),
  );
  if (!next) return null;
  const lang = languageOf(next) !== words.tag && markup` lang="${languageOf(next)}"`;
  const hours = hoursOf(next, words);
  const mark = discreetMark(next, agency, words);
  const isOn = Date.parse(next.startsAt) <= now.getTime();
  return markup`<div class="next"><p>${isOn ? words.calendar.runningNow : words.calendar.next}</p>
<p class="what"><a href="${inLanguage(eventPath(next), words.tag, agency)}"${lang}>${next.summary}</a></p>
<p>${dayOf(next, words)}${hours !== null && markup`<br>${hours}`}</p>${mark !== null && markup`<p>${mark}</p>`}</div>`;
}
