/** What a load would change of what is published beside the calendars, and which newsletter issues would be mailed to how many. */
import type { InForce, Load } from '../calendar/decide-load.ts';
import type { MailingStore } from '../mailing/mailing.store.ts';
import { isSent, newsletterMailingId } from '../newsletters/decide-newsletter.ts';
import { type Publication, publicationKey, type StoredPublication } from '../publications/publication.ts';
import type { SubscriptionStore } from '../subscribers/subscription.store.ts';

/** What becomes of an issue's mailing. */
export type PlannedSending =
  /** It goes to its list, and to how many at most. */
  | {
      readonly outcome: 'goes-out';
      readonly sendAt: string;
      readonly list: string;
      readonly people: number;
    }
  /** People have it; what changes is the archive alone. */
  | { readonly outcome: 'went-out' }
  /** Its moment was before it came, or it has none: the archive has it, and nobody is mailed. */
  | { readonly outcome: 'kept' };

/** One publication that is not as it was. */
export interface PlannedPublication {
  readonly fate: 'added' | 'changed' | 'gone';
  readonly publication: Publication;
  /** Of a newsletter issue that stays. */
  readonly sending: PlannedSending | null;
}

export interface PublicationStores {
  readonly mailings: Pick<MailingStore, 'find'>;
  readonly subscriptions: Pick<SubscriptionStore, 'count'>;
}

/** By kind and name. */
export async function readPlannedPublications(
  { putPublications, deletePublications }: Pick<Load, 'putPublications' | 'deletePublications'>,
  { publications }: Pick<InForce, 'publications'>,
  stores: PublicationStores,
): Promise<PlannedPublication[]> {
  const stood = new Set(publications.map(publicationKey));
  const written = await Promise.all(
    putPublications.map(
      async (publication): Promise<PlannedPublication> => ({
        fate: stood.has(publicationKey(publication)) ? 'changed' : 'added',
        publication,
        sending: await readSending(publication, stores),
      }),
    ),
  );
  const gone = deletePublications.map(
    (publication): PlannedPublication => ({ fate: 'gone', publication, sending: null }),
  );
  return [...written, ...gone].toSorted((one, other) =>
    publicationKey(one.publication) < publicationKey(other.publication) ? -1 : 1,
  );
}

async function readSending(
  publication: StoredPublication,
  { mailings, subscriptions }: PublicationStores,
): Promise<PlannedSending | null> {
  if (publication.kind !== 'newsletter') return null;
  if (await mailings.find(newsletterMailingId(publication.name))) return { outcome: 'went-out' };
  if (!isSent(publication)) return { outcome: 'kept' };
  const { list, sendAt } = publication.content;
  return { outcome: 'goes-out', sendAt, list, people: await subscriptions.count(list) };
}
