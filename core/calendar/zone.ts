/** Finds the IANA zone that a calendar means. */
import { findIana } from 'windows-iana';
import { ianaZone } from './iana-zone.ts';

/** The IANA name of the zone that a TZID names, or null when there is no such zone. */
export type FindZone = (tzid: string) => string | null;

/** A finder that remembers what it found: a calendar names the same few zones in thousands of lines. */
export function zoneFinder(): FindZone {
  const found = new Map<string, string | null>();
  return (tzid) => {
    const known = found.get(tzid);
    if (known !== undefined) return known;
    const zone = ianaZone(tzid.trim()) ?? windowsZone(tzid.trim());
    found.set(tzid, zone);
    return zone;
  };
}

/** Outlook and Exchange write names such as `Pacific Standard Time`. */
function windowsZone(name: string): string | null {
  return findIana(name)[0] ?? null;
}
