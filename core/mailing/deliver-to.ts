/** No allow-list, no mail: whom this stage may deliver to. */
import { BadAddressError, parseAddress } from '../subscribers/address.ts';

/** DELIVER_TO holds something that is no address; the function stops rather than guess whom it may mail. */
export class BadAllowListError extends Error {
  constructor(place: number) {
    super(
      `DELIVER_TO: entry ${place} is no e-mail address. Write \`everyone\`, or addresses separated by commas.`,
    );
    this.name = 'BadAllowListError';
  }
}

/** The word for production and the local inbox. */
const EVERYONE = 'everyone';

/** Whether mail may go to an address, by the stage's DELIVER_TO: `everyone`, addresses by comma, or nobody. */
export function deliveryRule(deliverTo: string): (address: string) => boolean {
  if (deliverTo.trim() === EVERYONE) return () => true;
  const entries = deliverTo.split(',').filter((entry) => entry.trim() !== '');
  const allowed = new Set(entries.map(readEntry));
  return (address) => allowed.has(address.toLowerCase());
}

function readEntry(entry: string, index: number): string {
  try {
    return parseAddress(entry).comparable;
  } catch (error) {
    throw error instanceof BadAddressError ? new BadAllowListError(index + 1) : error;
  }
}
