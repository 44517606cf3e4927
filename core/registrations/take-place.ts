/** Gives a person a place, or puts them at the end of the line. */
import type { Audience } from '../subscribers/audience.ts';
import type { PlaceStore, Waiting } from './place.store.ts';

/** The places that are asked for. */
export interface Places {
  readonly audience: Audience;
  readonly capacity: number;
  /** Until when it is kept who waits. */
  readonly keptUntil: string;
}

/** What is known of a person and the line when they ask. */
export interface Line {
  readonly isSeated: boolean;
  readonly isWaiting: boolean;
  readonly somebodyWaits: boolean;
}

/**
 * Whoever has a place keeps it, and whoever waits goes on waiting where they stand. While somebody waits, a place that
 * has just become free is theirs: whoever comes now goes to the end of the line.
 */
export function decidePlace({ isSeated, isWaiting, somebodyWaits }: Line): 'keep' | 'stay' | 'join' | 'try' {
  if (isSeated) return 'keep';
  if (isWaiting) return 'stay';
  return somebodyWaits ? 'join' : 'try';
}

/**
 * Asking twice is asking once, also twice at once: a turn is named by since when it was asked for. Whoever is told `waiting` must
 * be followed by `fillPlaces`: a place may have become free while they joined the line.
 */
export async function takePlace(
  { id, since }: Waiting,
  { audience, capacity, keptUntil }: Places,
  places: Pick<PlaceStore, 'take' | 'seated' | 'wait' | 'waiting' | 'somebodyWaits'>,
): Promise<'seated' | 'waiting'> {
  const line = (await places.somebodyWaits(audience)) ? await places.waiting(audience) : [];
  // Read after the line: whoever is being seated has their place before they leave it, so they are found in one of the two.
  const seated = await places.seated(audience);
  const decision = decidePlace({
    isSeated: seated.has(id),
    isWaiting: line.some((one) => one.id === id),
    somebodyWaits: line.length > 0,
  });
  if (decision === 'keep') return 'seated';
  if (decision === 'stay') return 'waiting';
  if (decision === 'try' && (await places.take(audience, id, capacity)) !== 'full') return 'seated';
  await places.wait(audience, { id, since }, keptUntil);
  return 'waiting';
}
