/** Which zones the times of one file are in: by name, by the file's own definition, or by what it says of itself. */
import type { Agency } from '../agency/agency.ts';
import { agreeingZone, type Nearness } from './agreeing-zone.ts';
import type { ZoneDefinition } from './own-zone-definition.ts';
import { type OwnZones, readOwnZones, tzidKey } from './own-zones.ts';
import { shorten } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';
import { zoneCalled } from './zone.ts';
import type { Stretch } from './zone-rule.ts';

/** The zones of one file. */
export interface FileZones {
  /** The IANA name of the zone that a TZID means in this file, or null when it means none. */
  named(tzid: string): string | null;
  /** The line of the file's own definition of a zone that could not be told from it. */
  lineOfUntold(tzid: string): number | null;
  /** Where times are at home that name no zone, and those in UTC: X-WR-TIMEZONE; null where the file has none. */
  readonly own: string | null;
  /** What the file itself defines of the zones that were asked for by their names, by IANA name. */
  readonly defined: ReadonlyMap<string, ZoneDefinition>;
  /** When the calendar takes place. */
  readonly stretch: Stretch;
}

/** A file, and what its zones are judged by. */
export interface ZonedFile {
  readonly text: string;
  /** The calendar's year; null: that of its events. */
  readonly year: number | null;
  readonly agency: Pick<Agency, 'timeZone'>;
}

/** Finds the zones of a file, and remembers them: a calendar names the same few in thousands of lines. */
export function fileZones({ text, year, agency }: ZonedFile, log: ProblemLog): FileZones {
  const isSilent = year !== null && !SPEAKS_OF_ZONES.test(text);
  const { definitions, own, years } = isSilent ? NO_ZONES : readOwnZones(text);
  const stretch = stretchOf(year, years);
  const byClocks = zoneByClocks({ homeZone: agency.timeZone, stretch }, log);
  const found = new Map<string, string | null>();
  const defined = new Map<string, ZoneDefinition>();
  const find = (tzid: string): string | null => {
    const definition = definitions.get(tzidKey(tzid));
    const zone = tzid.trim() === '' ? null : zoneCalled(tzid);
    if (zone && definition && !defined.has(zone)) defined.set(zone, definition);
    return zone ?? (definition ? byClocks(definition) : null);
  };
  const named = (tzid: string): string | null => {
    const known = found.get(tzid);
    if (known !== undefined) return known;
    const zone = find(tzid);
    found.set(tzid, zone);
    return zone;
  };
  const lineOfUntold = (tzid: string) => definitions.get(tzidKey(tzid))?.line ?? null;
  return { named, lineOfUntold, own: own && ownZone(own, { named, agency, log }), defined, stretch };
}

/** A file written by hand has neither VTIMEZONE nor X-WR-TIMEZONE: it need not be gone through for them. */
const SPEAKS_OF_ZONES = /TIMEZONE/i;
const NO_ZONES: OwnZones = { definitions: new Map(), own: null, years: null };

/** Looking through all zones takes time: a file that defines more zones of its own is no program's. */
const MOST_SOUGHT = 50;

function zoneByClocks(nearness: Nearness, log: ProblemLog): (definition: ZoneDefinition) => string | null {
  let sought = 0;
  return (definition) => {
    sought += 1;
    const zone = sought > MOST_SOUGHT ? null : agreeingZone(definition, nearness);
    const called =
      definition.tzid === '' ? 'this zone without a name' : `the zone "${shorten(definition.tzid)}"`;
    if (zone)
      log.warning(
        definition.line,
        `${called} is taken for ${zone}, whose clocks agree with this definition: write TZID=${zone} in its times, or the zone of another place`,
      );
    return zone;
  };
}

/** UTC is nobody's clock: Google writes it where an author never chose a zone. */
const NOWHERE = /^(?:Etc\/)?(?:UTC|GMT|UCT|Zulu|Universal|Greenwich)$/i;

function ownZone(
  { name, line }: { name: string; line: number },
  { named, agency, log }: Pick<ZonedFile, 'agency'> & Pick<FileZones, 'named'> & { log: ProblemLog },
): string | null {
  if (name === '' || NOWHERE.test(name)) return null;
  const zone = named(name);
  if (!zone)
    log.warning(
      line,
      `X-WR-TIMEZONE: unknown zone "${shorten(name)}", so times that name none are read as ${agency.timeZone}: write X-WR-TIMEZONE:${agency.timeZone}, or the IANA name of another zone`,
    );
  return zone;
}

/** A file that spans more years is no month's calendar: its clocks are judged by its first ones. */
const MOST_YEARS = 5;
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

/** From just before the first year of the calendar to just after its last. */
function stretchOf(year: number | null, years: OwnZones['years']): Stretch {
  const first = Math.min(Math.max(year ?? years?.first ?? FIRST_YEAR, FIRST_YEAR), LAST_YEAR);
  const last = Math.min(Math.max(year ?? years?.last ?? first, first), first + MOST_YEARS - 1);
  return { from: Date.UTC(first, 0, -1), to: Date.UTC(last + 1, 0, 3) };
}
