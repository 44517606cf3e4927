/** An event's time where the reader is, on request: nothing is guessed, and it works without a script. */
import type { Style } from '../agency/style.ts';
import type { Event } from '../calendar/event.ts';
import { canonicalZone, ianaZone } from '../calendar/iana-zone.ts';
import { type Markup, markup } from '../email/markup.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { whenOf, zoneInWords } from '../languages/when.ts';
import { eventPath } from './addresses.ts';

/** The zone that was asked for: null where none was, and `unknown` for what is no zone. */
export type AskedZone = string | 'unknown' | null;

/** Longer than any name of a zone. */
const LONGEST_NAME = 60;

/** A query's `zone`: any IANA name, in the one spelling that Intl has for it, so that few things are remembered of many words. */
export function readZone(asked: string | undefined): AskedZone {
  if (asked === undefined) return null;
  const zone = asked.length <= LONGEST_NAME ? ianaZone(asked) : null;
  return zone === null ? 'unknown' : canonicalZone(zone);
}

export interface EventZoneInput {
  readonly event: Event;
  readonly words: Catalogue;
  readonly zone: AskedZone;
  /** Stays as it was asked for; null where it was not. */
  readonly style: Style | null;
}

/** Days are the same everywhere, so that an all-day event has nothing to show. */
export function eventZone(input: EventZoneInput): Markup | null {
  const { event, words, zone } = input;
  if (event.allDay) return null;
  const { open, unknown } = words.eventPage.zone;
  return markup`<details class="panel" id="zone-choice"${zone !== null && markup` open`}><summary>${open}</summary>
${zone === 'unknown' && markup`<p><strong>${unknown}</strong></p>`}
${zone !== null && zone !== 'unknown' && bothTimes(event, zone, words)}
${zoneForm(input)}
</details>`;
}

/** The same moment in the event's zone and in the reader's, each with the name of its zone. */
function bothTimes(event: Event, zone: string, words: Catalogue): Markup {
  const { here, same } = words.eventPage.zone;
  if (zone === event.timeZone) return markup`<p>${same}</p>`;
  const there = { ...event, timeZone: zone };
  return markup`<dl class="facts">
<dt>${zoneName(zone, words)}</dt><dd><strong>${whenOf(there, words)}</strong></dd>
<dt>${fill(here, { zone: zoneName(event.timeZone, words) })}</dt><dd>${whenOf(event, words)}</dd></dl>`;
}

const namesOf = ({ eventPage }: Catalogue): Readonly<Record<string, string>> => eventPage.zone.names;

/** The name that people use; for zones that are not in our list the language's own and the IANA name. */
function zoneName(zone: string, words: Catalogue): string {
  const names = namesOf(words);
  return Object.hasOwn(names, zone) ? (names[zone] ?? zone) : `${zoneInWords(zone, words)} (${zone})`;
}

/** A zone that is not among the offered ones is added, so that the answer can be seen in the question. */
function zoneForm({ event, words, zone, style }: EventZoneInput): Markup {
  const { label, button } = words.eventPage.zone;
  const offered = Object.keys(namesOf(words));
  const chosen = zone === 'unknown' ? null : zone;
  const all = chosen === null || offered.includes(chosen) ? offered : [chosen, ...offered];
  const option = (each: string) =>
    markup`<option value="${each}"${each === (chosen ?? event.timeZone) && markup` selected`}>${zoneName(each, words)}</option>
`;
  return markup`<form method="get" action="${eventPath(event)}#zone-choice">
<div class="field"><label for="zone">${label}</label>
<select id="zone" name="zone">
${all.map(option)}</select></div>
<input type="hidden" name="language" value="${words.tag}">
${style !== null && markup`<input type="hidden" name="style" value="${style}">`}
<p><button class="second">${button}</button></p></form>`;
}
