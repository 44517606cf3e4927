/** Finds the IANA zone that a calendar means. */
import { findIana } from 'windows-iana';

/** The IANA name of the zone that a TZID names, or null when there is no such zone. */
export type FindZone = (tzid: string) => string | null;

/**
 * Abbreviations and ICU's own names: the platform takes them, but they are no IANA names and mean different
 * zones to different people (BST is Bangladesh to ICU, EST has no summer time).
 */
const AMBIGUOUS = /^(?!UTC$|GMT$)[A-Z]{3}$|^SystemV\//i;

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

/** As written, but in the case that IANA uses, so that a zone has one spelling. */
function ianaZone(name: string): string | null {
  if (AMBIGUOUS.test(name) || !/^[A-Za-z]/.test(name)) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return timeZone.toLowerCase() === name.toLowerCase() ? timeZone : name;
  } catch {
    return null;
  }
}

/** Outlook and Exchange write names such as `Pacific Standard Time`. */
function windowsZone(name: string): string | null {
  return findIana(name)[0] ?? null;
}
