/** What must be written so that the publications are those of the files: nothing, when nothing changed. */
import { isDeepStrictEqual } from 'node:util';
import type { Newsletter } from '../newsletters/newsletter.ts';
import { type Publication, publicationKey, type StoredPublication } from './publication.ts';

export interface PublicationWrites {
  readonly putPublications: readonly StoredPublication[];
  readonly deletePublications: readonly StoredPublication[];
}

/** What stands, and by the slugs which of its issues went out. */
export interface Standing {
  readonly publications: readonly StoredPublication[];
  readonly wentOut?: ReadonlySet<string>;
}

/** Compares what the files say with what stands; what is written is dated `now`. */
export function decidePublications(
  wanted: readonly Publication[],
  { publications: standing, wentOut }: Standing,
  now: Date,
): PublicationWrites {
  const stood = new Map(standing.map((one) => [publicationKey(one), one]));
  const kept = new Set(wanted.map(publicationKey));
  return {
    putPublications: wanted.flatMap((file) => {
      const before = stood.get(publicationKey(file));
      return changeOf(wentOut?.has(file.name) ? asItWentOut(file, before) : file, before, now);
    }),
    deletePublications: standing.filter((one) => !kept.has(publicationKey(one))),
  };
}

function changeOf(
  wanted: Publication,
  standing: StoredPublication | undefined,
  now: Date,
): StoredPublication[] {
  if (standing && isDeepStrictEqual(undated(standing), undated(wanted))) return [];
  const at = now.toISOString();
  const knownSince = standing && isTimedAlike(standing, wanted) ? standing.knownSince : at;
  return [{ ...wanted, changedAt: at, addedAt: standing?.addedAt ?? at, knownSince }];
}

/** Other zone data that give the same moment are no change. */
const undated = ({ content }: Publication) => ({ ...content, zoneData: null });

/** People have an issue that went out, or are getting it: its words can be mended, its list and its moment stay. */
function asItWentOut(wanted: Publication, standing: StoredPublication | undefined): Publication {
  if (wanted.kind !== 'newsletter' || standing?.kind !== 'newsletter') return wanted;
  const { list, send, sendAt, date, issuedAt } = standing.content;
  return { ...wanted, content: { ...wanted.content, list, send, sendAt, date, issuedAt } };
}

/** The same moment, or the same time by the same clock: other zone data make another moment of it, and nobody has put it off. */
function isTimedAlike(standing: Publication, wanted: Publication): boolean {
  const [one, other] = [sendingOf(standing), sendingOf(wanted)];
  return one?.sendAt === other?.sendAt || isDeepStrictEqual(one?.send, other?.send);
}

const sendingOf = (publication: Publication): Pick<Newsletter, 'send' | 'sendAt'> | null =>
  publication.kind === 'newsletter' ? publication.content : null;

/** The publications as they stand once all is written. */
export function publicationsAfter(
  { putPublications, deletePublications }: PublicationWrites,
  standing: readonly StoredPublication[],
): StoredPublication[] {
  const replaced = new Set([...putPublications, ...deletePublications].map(publicationKey));
  return [...standing.filter((one) => !replaced.has(publicationKey(one))), ...putPublications];
}
