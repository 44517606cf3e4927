/** What must be written so that the publications are those of the files: nothing, when nothing changed. */
import { isDeepStrictEqual } from 'node:util';
import { type Publication, publicationKey, type StoredPublication, sendMomentOf } from './publication.ts';

export interface PublicationWrites {
  readonly putPublications: readonly StoredPublication[];
  readonly deletePublications: readonly StoredPublication[];
}

/** Compares what the files say with what stands; what is written is dated `now`. */
export function decidePublications(
  wanted: readonly Publication[],
  standing: readonly StoredPublication[],
  now: Date,
): PublicationWrites {
  const stood = new Map(standing.map((one) => [publicationKey(one), one]));
  const kept = new Set(wanted.map(publicationKey));
  return {
    putPublications: wanted.flatMap((one) => changeOf(one, stood.get(publicationKey(one)), now)),
    deletePublications: standing.filter((one) => !kept.has(publicationKey(one))),
  };
}

function changeOf(
  wanted: Publication,
  standing: StoredPublication | undefined,
  now: Date,
): StoredPublication[] {
  if (standing && isDeepStrictEqual(standing.content, wanted.content)) return [];
  const at = now.toISOString();
  const isTimedAsBefore = standing && sendMomentOf(standing) === sendMomentOf(wanted);
  const knownSince = isTimedAsBefore ? standing.knownSince : at;
  return [{ ...wanted, changedAt: at, addedAt: standing?.addedAt ?? at, knownSince }];
}

/** The publications as they stand once all is written. */
export function publicationsAfter(
  { putPublications, deletePublications }: PublicationWrites,
  standing: readonly StoredPublication[],
): StoredPublication[] {
  const replaced = new Set([...putPublications, ...deletePublications].map(publicationKey));
  return [...standing.filter((one) => !replaced.has(publicationKey(one))), ...putPublications];
}
