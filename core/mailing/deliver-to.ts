/** No allow-list, no mail: whom this stage may deliver to. */
import { parseAddress } from '../subscribers/address.ts';

/** The word for production and the local inbox. */
const EVERYONE = 'everyone';

/** Whether mail may go to an address, by the stage's DELIVER_TO: `everyone`, addresses by comma, or nobody. */
export function deliveryRule(deliverTo: string): (address: string) => boolean {
  if (deliverTo.trim() === EVERYONE) return () => true;
  const allowed = new Set(
    deliverTo
      .split(',')
      .filter((entry) => entry.trim() !== '')
      .map((entry) => parseAddress(entry).comparable),
  );
  return (address) => allowed.has(address.toLowerCase());
}
