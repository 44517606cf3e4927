/**
 * What a file says of zones, read before its events, for it may stand below them: its VTIMEZONEs, X-WR-TIMEZONE, and the years that
 * its times are in. Whatever is wrong with the file's structure is told when its events are read.
 */
import { contentLines } from './content-lines.ts';
import type { Observance, ZoneDefinition } from './own-zone-definition.ts';

/** What a file says of zones. */
export interface OwnZones {
  /** Each VTIMEZONE, by the key of its name; of two with one name the first. */
  readonly definitions: ReadonlyMap<string, ZoneDefinition>;
  /** X-WR-TIMEZONE, which Google writes. */
  readonly own: { readonly name: string; readonly line: number } | null;
  /** Of the first and last DTSTART. */
  readonly years: { readonly first: number; readonly last: number } | null;
}

/** The same text for all spellings of one TZID. */
export const tzidKey = (tzid: string): string => tzid.trim().toLowerCase();

/** More than any program writes; what comes after is not looked at. */
const MOST_DEFINITIONS = 1000;
const MOST_LINES = 5000;

/** Reads what the file says of zones. */
export function readOwnZones(text: string): OwnZones {
  const reader = new OwnZonesReader();
  for (const { line, text: content } of contentLines(text)) reader.take(line, content);
  return reader;
}

/** The lines that matter; `D` in front is DTSTART, which stands in every event. */
const RELEVANT = /^(?:BEGIN:|END:|DTSTART|X-WR-TIMEZONE|TZ|RRULE|RDATE)/i;

class OwnZonesReader implements OwnZones {
  readonly definitions = new Map<string, ZoneDefinition>();
  own: OwnZones['own'] = null;
  years: OwnZones['years'] = null;
  /** What stands open; an event ends whatever was forgotten to be ended. */
  #inside = '';
  #definition: { tzid: string; line: number; observances: Observance[] } | null = null;
  #observance: Observance | null = null;
  #lines = 0;

  take(line: number, content: string): void {
    if (!RELEVANT.test(content)) return;
    const { name, value } = split(content);
    if (name === 'BEGIN') this.#begin(line, value.toUpperCase());
    else if (name === 'END') this.#end(value.toUpperCase());
    else if (this.#definition) this.#define(name, value);
    else if (name === 'X-WR-TIMEZONE' && this.#inside === 'VCALENDAR') this.own ??= { name: value, line };
    else if (name === 'DTSTART') this.#date(value);
  }

  #begin(line: number, name: string): void {
    this.#inside = name;
    if (name === 'VEVENT') this.#close();
    if (name === 'VTIMEZONE') {
      this.#close();
      this.#definition = { tzid: '', line, observances: [] };
      this.#lines = 0;
    }
    if (!this.#definition || (name !== 'STANDARD' && name !== 'DAYLIGHT')) return;
    this.#observance = { start: null, offsetFrom: null, offsetTo: null, rules: [], dates: [] };
    this.#definition.observances.push(this.#observance);
  }

  #end(name: string): void {
    if (name === 'VTIMEZONE' || name === 'VCALENDAR') this.#close();
    if (name === 'STANDARD' || name === 'DAYLIGHT') this.#observance = null;
    this.#inside = name === 'VEVENT' || name === 'VTIMEZONE' ? 'VCALENDAR' : '';
  }

  #define(name: string, value: string): void {
    this.#lines += 1;
    if (this.#definition && name === 'TZID') this.#definition.tzid ||= value.replace(/\\(.)/g, '$1');
    if (!this.#observance || this.#lines > MOST_LINES) return;
    const written = value.toUpperCase();
    if (name === 'DTSTART') this.#observance.start ??= written;
    if (name === 'TZOFFSETFROM') this.#observance.offsetFrom ??= written;
    if (name === 'TZOFFSETTO') this.#observance.offsetTo ??= written;
    if (name === 'RRULE') this.#observance.rules.push(written);
    if (name === 'RDATE') this.#observance.dates.push(written);
  }

  #close(): void {
    const definition = this.#definition;
    this.#definition = null;
    this.#observance = null;
    if (!definition || this.definitions.size >= MOST_DEFINITIONS) return;
    const whole = this.#lines > MOST_LINES ? { ...definition, observances: [] } : definition;
    const key = tzidKey(definition.tzid);
    if (!this.definitions.has(key)) this.definitions.set(key, whole);
  }

  #date(value: string): void {
    const year = /^\d{4}/.test(value) ? Number(value.slice(0, 4)) : null;
    if (year === null) return;
    const { first, last } = this.years ?? { first: year, last: year };
    this.years = { first: Math.min(first, year), last: Math.max(last, year) };
  }
}

/** Name and value of a content line; its parameters, which may hold a colon in quotes, are passed over. */
function split(content: string): { name: string; value: string } {
  const [whole = content, name = ''] = /^([^:;]*)(?:;(?:[^:"]|"[^"]*")*)?:/.exec(content) ?? [];
  return { name: name.toUpperCase(), value: content.slice(whole.length).trim() };
}
