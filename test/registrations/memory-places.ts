/** The places of one event in memory: each operation is one step, as each write of the table is. */
import type { PlaceStore, Waiting } from '../../core/registrations/place.store.ts';

export type Places = Pick<
  PlaceStore,
  'take' | 'giveBack' | 'seated' | 'wait' | 'waiting' | 'somebodyWaits' | 'stopWaiting'
>;

export interface MemoryPlaces extends Places {
  /** The most that were ever seated at once. */
  readonly most: () => number;
}

export function memoryPlaces(): MemoryPlaces {
  const seated = new Set<string>();
  let line: Waiting[] = [];
  let most = 0;
  return {
    most: () => most,
    seated: async () => new Set(seated),
    waiting: async () => line.toSorted((one, other) => (key(one) < key(other) ? -1 : 1)),
    somebodyWaits: async () => line.length > 0,
    take: async (_, id, capacity) => {
      if (seated.has(id)) return 'already';
      if (seated.size >= capacity) return 'full';
      seated.add(id);
      most = Math.max(most, seated.size);
      return 'taken';
    },
    giveBack: async (_, id) => {
      seated.delete(id);
    },
    wait: async (_, person) => {
      if (!line.some((one) => key(one) === key(person))) line.push(person);
    },
    stopWaiting: async (_, id) => {
      line = line.filter((person) => person.id !== id);
    },
  };
}

const key = ({ since, id }: Waiting): string => `${since}#${id}`;
