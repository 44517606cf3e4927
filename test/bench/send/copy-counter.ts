/** Counts the copies of one mailing by the number of the person they go to: a byte for each, also of a million. */
/** What became of a mailing, counted at the wire against those who are to get it. */
export interface Delivery {
  /** People who are to get a copy and got none. */
  readonly lost: number;
  /** Copies beyond each person's first. */
  readonly doubled: number;
  /** Copies to people who have left or are suppressed, or whom nobody knows. */
  readonly unwanted: number;
  readonly bytes: number;
}

export interface CopyCounter {
  count(address: string): void;
  /** Adds to the bytes of all calls. */
  weigh(bytes: number): void;
  /** All copies so far. */
  copies(): number;
  /** Against so many who are to get one. */
  delivery(people: number): Delivery;
}

const RECIPIENT = /^person-(\d+)@/;
const FIRST_ROOM = 1024;

export function copyCounter(): CopyCounter {
  let copies = new Uint8Array(FIRST_ROOM);
  let [all, unwanted, bytes] = [0, 0, 0];
  return {
    count: (address) => {
      all += 1;
      const index = Number(RECIPIENT.exec(address)?.[1] ?? Number.NaN);
      if (Number.isNaN(index)) unwanted += 1;
      else {
        copies = withRoomFor(index, copies);
        copies[index] = Math.min(255, (copies[index] ?? 0) + 1);
      }
    },
    weigh: (more) => {
      bytes += more;
    },
    copies: () => all,
    delivery: (people) => {
      const wanted = copies.subarray(0, people);
      const reached = wanted.reduce((sum, count) => sum + Math.min(1, count), 0);
      const unknown = copies.subarray(people).reduce((sum, count) => sum + count, 0);
      return {
        lost: people - reached,
        doubled: all - unwanted - unknown - reached,
        unwanted: unwanted + unknown,
        bytes,
      };
    },
  };
}

function withRoomFor(index: number, copies: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (index < copies.length) return copies;
  const larger = new Uint8Array(Math.max(2 * copies.length, index + 1));
  larger.set(copies);
  return larger;
}
