/** How long a post may be where people share it, and how long each of these places takes it to be. */

/** A network that people share photos on. */
export interface Network {
  readonly name: string;
  readonly most: number;
  readonly lengthOf: (text: string) => number;
}

const characters = (text: string): number => [...text.normalize('NFC')].length;

/** Every address counts as one of this length, however long it is. */
const ADDRESS_ON_X = 23;
/** Signs of most alphabets count once, all others twice. */
const COUNTS_ONCE = /^[\n -\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]$/u;

/** @see https://docs.x.com/fundamentals/counting-characters */
function lengthOnX(text: string): number {
  const [addresses, rest] = [text.match(/https?:\/\/\S+/g) ?? [], text.replace(/https?:\/\/\S+/g, '')];
  const signs = [...rest.normalize('NFC')].map((sign) => (COUNTS_ONCE.test(sign) ? 1 : 2));
  return addresses.length * ADDRESS_ON_X + signs.reduce((sum, count) => sum + count, 0);
}

/** In the order in which they are named. */
export const NETWORKS: readonly Network[] = [
  { name: 'Facebook', most: 63_206, lengthOf: characters },
  { name: 'Instagram', most: 2_200, lengthOf: characters },
  { name: 'X', most: 280, lengthOf: lengthOnX },
];
