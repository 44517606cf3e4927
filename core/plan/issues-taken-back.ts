/** Newsletter issues that people were to get, or are getting, and no longer would. */
import type { InForce, Load } from '../calendar/decide-load.ts';
import {
  isSent,
  newsletterUseUntil,
  type SentNewsletter,
  sentAmong,
} from '../newsletters/decide-newsletter.ts';
import { publicationKey } from '../publications/publication.ts';

export interface IssueTakenBack {
  readonly slug: string;
  readonly title: string;
  /** The list whose people were to get it. */
  readonly list: string;
  readonly sendAt: string;
  /** The list that would get it instead; null where nobody would. */
  readonly toList: string | null;
}

/** By slug. One that went out so long ago that it is of no use any more is done, and its file may go. */
export function issuesTakenBack(
  { putPublications, deletePublications }: Pick<Load, 'putPublications' | 'deletePublications'>,
  { publications }: Pick<InForce, 'publications'>,
  now: Date,
): IssueTakenBack[] {
  const gone = new Set(deletePublications.map(publicationKey));
  const listAfter = (issue: SentNewsletter): string | null => {
    if (gone.has(publicationKey(issue))) return null;
    const written = putPublications.find((one) => publicationKey(one) === publicationKey(issue));
    if (written?.kind !== 'newsletter') return issue.content.list;
    return isSent(written) ? written.content.list : null;
  };
  return sentAmong(publications)
    .filter(({ content }) => Date.parse(newsletterUseUntil(content.sendAt)) > now.getTime())
    .map((issue) => ({ issue, toList: listAfter(issue) }))
    .filter(({ issue, toList }) => toList !== issue.content.list)
    .map(({ issue: { content }, toList }) => ({
      ...{ slug: content.slug, title: content.title, list: content.list, sendAt: content.sendAt },
      toList,
    }))
    .toSorted((one, other) => (one.slug < other.slug ? -1 : 1));
}
