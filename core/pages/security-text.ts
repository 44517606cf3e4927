/** Where a hole in our security can be told (RFC 9116). */
import type { Agency } from '../agency/agency.ts';
import { offeredLanguages } from '../languages/languages.ts';

export const SECURITY_PATH = '/.well-known/security.txt';

/** RFC 9116 recommends less than a year. */
const DAYS_VALID = 180;
const DAY_MS = 86_400_000;

/** Counted from the beginning of the day (UTC): it never lapses, and within a day it stays the same. */
const expiryFrom = (now: Date): string =>
  `${new Date(now.getTime() + DAYS_VALID * DAY_MS).toISOString().slice(0, 10)}T00:00:00Z`;

/** @param input `siteUrl`: address of our pages, without a final slash */
export function securityText({
  agency,
  siteUrl,
  now,
}: {
  readonly agency: Agency;
  readonly siteUrl: string;
  readonly now: Date;
}): string {
  return [
    `Contact: ${agency.securityContact}`,
    `Expires: ${expiryFrom(now)}`,
    `Preferred-Languages: ${offeredLanguages(agency)
      .map(({ tag }) => tag)
      .join(', ')}`,
    `Canonical: ${siteUrl}${SECURITY_PATH}`,
    '',
  ].join('\n');
}
