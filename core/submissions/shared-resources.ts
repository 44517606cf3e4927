/** What people have shared, among the resources that the agency itself names. */
import type { Agency } from '../agency/agency.ts';
import type { Resource, Resources } from '../resources/resources.ts';
import type { CommunityResource } from './community-resource.store.ts';

const NONE: Resources = { topics: [], kinds: {}, resources: [] };

/** Those of the agency first, of each kind; null where there is none at all. */
export function withShared(
  own: Resources | null,
  shared: readonly CommunityResource[],
  { languages: [language = 'en'] }: Pick<Agency, 'languages'>,
): Resources | null {
  if (shared.length === 0) return own;
  const { resources, ...rest } = own ?? NONE;
  return { ...rest, resources: [...resources, ...shared.map((each) => resourceOf(each, language))] };
}

/** Nobody has translated it. */
const resourceOf = (
  { id, content: { kind, title, by, link, about, note } }: CommunityResource,
  language: string,
): Resource => ({
  ...{ id, kind, title, url: link, about: { [language]: about }, topics: [] },
  ...(by !== null && { by }),
  ...(note !== null && { note: { [language]: note } }),
});
