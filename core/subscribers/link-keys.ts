/**
 * The versions of the link key: links are made with the current one, and each opens what was made with it until it is retired. A new
 * version is stored for a while before it is current, for functions go on with what they have read (`REMEMBERED_MS`): otherwise one of
 * them would make links that another can't open yet.
 */
import * as v from 'valibot';

const LinkKeysSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    current: v.string(),
    versions: v.record(v.string(), v.string()),
    /** From when on each version is current, in UTC; of the first nobody knows. */
    since: v.optional(v.record(v.string(), v.string())),
  }),
  v.check(({ current, versions }) => Object.hasOwn(versions, current), 'the current version has no key'),
);

/** The link keys by version, each base64url, and the version with which new links are made. */
export type LinkKeys = v.InferOutput<typeof LinkKeysSchema>;

/** Minutes after which a new version is current: far more than functions remember, and than clocks differ. */
export const COMING_MINUTES = 10;

/** What an SSM parameter of the standard tier holds (4 KB) has room for some more. */
const MOST_VERSIONS = 30;

/** Days for which a way to leave has to work after a mailing was sent. @see 15 U.S.C. 7704(a)(3)(A)(ii) (CAN-SPAM) */
const LEAVING_DAYS = 30;

/** A change of the keys that can't be made; says why, and what can. */
export class LinkKeysError extends Error {
  override readonly name = 'LinkKeysError';
}

const byNumber = (one: string, other: string): number => Number(one) - Number(other);

/** All versions, the oldest first. */
export const versionsOf = ({ versions }: Pick<LinkKeys, 'versions'>): string[] =>
  Object.keys(versions).toSorted(byNumber);

/** As they are stored, with the version that is current by now. */
export function parseLinkKeys(text: string, now: Date): LinkKeys {
  const keys = v.parse(LinkKeysSchema, text);
  const current = versionsOf(keys).findLast((version) => !isComing(keys, version, now)) ?? keys.current;
  return { ...keys, current };
}

/** Whether a version is stored already, and not current before a later instant. */
export const isComing = ({ since = {} }: Pick<LinkKeys, 'since'>, version: string, now: Date): boolean =>
  new Date(since[version] ?? 0) > now;

/** The same with one version more, which is current in a while. The number of one that was current never comes again. */
export function withNewVersion(
  keys: LinkKeys,
  { key, now }: { readonly key: string; readonly now: Date },
): LinkKeys {
  const { current, versions, since } = keys;
  const newest = versionsOf(keys).at(-1) ?? current;
  if (newest !== current)
    throw new LinkKeysError(
      `Version ${newest} is stored already, and links are made with it in a few minutes.`,
    );
  if (Object.keys(versions).length >= MOST_VERSIONS)
    throw new LinkKeysError(
      `There are ${MOST_VERSIONS} versions already: retire those of links that nobody needs.`,
    );
  const version = String(Number(newest) + 1);
  const from = new Date(now.getTime() + COMING_MINUTES * 60_000);
  return {
    current,
    versions: { ...versions, [version]: key },
    since: { ...since, [version]: from.toISOString() },
  };
}

/** The same without a version, which may not be the current one. */
export function withoutVersion({ current, versions, since = {} }: LinkKeys, version: string): LinkKeys {
  if (!Object.hasOwn(versions, version)) throw new LinkKeysError(`There is no version ${version}.`);
  if (version === current)
    throw new LinkKeysError(
      `Links are made with version ${version}: make a new one first (keys -- rotate), and wait until they are made with that.`,
    );
  const without = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => name !== version));
  return { current, versions: without(versions), since: without(since) };
}

/** Until when links of mailings made with an older version have to open; null for the newest. */
export function neededUntil(keys: LinkKeys, version: string): Date | null {
  const next = versionsOf(keys).find((other) => byNumber(other, version) > 0);
  const replacedAt = next && keys.since?.[next];
  if (!replacedAt) return null;
  const until = new Date(replacedAt);
  until.setUTCDate(until.getUTCDate() + LEAVING_DAYS);
  return until;
}
