/** Flyers for whoever rarely needs one: what talks to their bucket is loaded with the first, and no start waits for it. */
import type { Flyers } from './flyer.client.ts';

export function flyersWhenAsked(bucket: string): Flyers {
  let opened: Promise<Flyers> | undefined;
  const open = (): Promise<Flyers> => {
    opened ??= import('./flyer.client.ts').then(({ openFlyers }) => openFlyers(bucket));
    return opened;
  };
  return {
    put: async (place, bytes) => (await open()).put(place, bytes),
    find: async (place) => (await open()).find(place),
    remove: async (place) => (await open()).remove(place),
  };
}
