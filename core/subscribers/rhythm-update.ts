/** How a rhythm is written into an item of DynamoDB: what is not kept is taken out. */
import type { HasRhythm } from './rhythm.ts';

const KEPT = ['rhythm', 'rhythmSince'] as const;

/** Parts of an update expression, and the values that they name. */
export function rhythmUpdate(heard: HasRhythm) {
  const set = KEPT.filter((name) => heard[name] !== undefined);
  return {
    set: set.map((name) => `${name} = :${name}`),
    remove: KEPT.filter((name) => heard[name] === undefined),
    values: Object.fromEntries(set.map((name) => [`:${name}`, heard[name]])),
  };
}
