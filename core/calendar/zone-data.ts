/** Which zone data the runtime carries, as IANA names its releases: `2026b`. */

/** Node's, of which AWS changes the version between our deploys; `unknown` where a runtime does not tell. */
export const runtimeZoneData = (): string => process.versions.tz ?? 'unknown';

const RELEASE = /^\d{4}[a-z]+$/;

/**
 * Whether `candidate` is a later release than `standing`. While AWS brings a new one in, functions run on both for a while: so
 * instants follow the later one alone, and never swing back.
 */
export const isNewerZoneData = (candidate: string, standing: string | undefined): boolean =>
  RELEASE.test(candidate) && (standing === undefined || !RELEASE.test(standing) || candidate > standing);
