/** Which names of zones are IANA's, for calendars and agency files alike. */

/**
 * Abbreviations and ICU's own names: the platform takes them, but they are no IANA names and mean different
 * zones to different people (BST is Bangladesh to ICU, EST has no summer time).
 */
const AMBIGUOUS = /^(?!UTC$|GMT$)[A-Z]{3}$|^SystemV\//i;

/** As written, but in the case that IANA uses, so that a zone has one spelling. */
export function ianaZone(name: string): string | null {
  if (AMBIGUOUS.test(name) || !/^[A-Za-z]/.test(name)) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return timeZone.toLowerCase() === name.toLowerCase() ? timeZone : name;
  } catch {
    return null;
  }
}

/** The one name that Intl has for a zone, whatever it is also called: `America/Los_Angeles` for `US/Pacific`. */
export const canonicalZone = (zone: string): string =>
  new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
