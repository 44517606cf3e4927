/** An address as a page may show it: enough for its owner to know it again, too little for anybody else. */
import { domainOf } from './address.ts';

/** `j***@example.org`: the first letter and the domain. The stars are always three, so that they tell no length. */
export const maskAddress = (address: string): string => `${address.slice(0, 1)}***@${domainOf(address)}`;
