/** Finds the IANA zone that a name means, whichever program wrote it. */
import { WINDOWS_TO_IANA_MAP, type WindowsZoneName } from 'windows-iana';
import { ianaZone } from './iana-zone.ts';
import { WINDOWS_NAMES } from './outlook-zones.ts';

/** The IANA name of the zone, or null when no zone is called so. */
export function zoneCalled(written: string): string | null {
  const name = written.replace(/\s+/g, ' ').trim();
  if (name.length > LONGEST_NAME) return null;
  // Outlook counts definitions that it gives one name: `Eastern Standard Time 1`.
  const [plain] = name.split(/ \d{1,2}$/);
  return ianaSpelling(name) ?? ianaWithin(name) ?? windowsZone(name) ?? (plain ? windowsZone(plain) : null);
}

const LONGEST_NAME = 200;

/** With a blank for the underscore, as people write it. */
const ianaSpelling = (name: string): string | null =>
  ianaZone(name.includes('/') ? name.replaceAll(' ', '_') : name);

/** Programs make a name their own: `/mozilla.org/20050126_1/Europe/Berlin`, `tzone://Microsoft/Utc`. */
function ianaWithin(name: string): string | null {
  if (!name.startsWith('/') && !name.toLowerCase().startsWith('tzone://')) return null;
  const parts = name.split('/');
  for (const count of [3, 2, 1]) {
    const zone = ianaSpelling(parts.slice(-count).join('/'));
    if (zone) return zone;
  }
  return null;
}

/** `(UTC-08:00)` or `(GMT-08.00)`, which says the offset of winter. */
const OFFSET = /^\((?:UTC|GMT)(?:[+-]\d\d?[:.]\d\d)?\) ?/i;

/** Outlook and Exchange write names such as `Pacific Standard Time`, or what they show to people. */
function windowsZone(name: string): string | null {
  const shown = name.replace(OFFSET, '').toLowerCase();
  return (
    byWindowsName(shown) ?? (Object.hasOwn(WINDOWS_NAMES, shown) ? byWindowsName(WINDOWS_NAMES[shown]) : null)
  );
}

const ZONES: ReadonlyMap<string, string> = new Map(
  WINDOWS_TO_IANA_MAP.filter(({ territory }) => territory === '001').map(
    ({ windowsName, iana: [zone = ''] }: { windowsName: WindowsZoneName; iana: readonly string[] }) => [
      windowsName.toLowerCase(),
      zone,
    ],
  ),
);

const byWindowsName = (name = ''): string | null => ZONES.get(name.toLowerCase()) ?? null;
