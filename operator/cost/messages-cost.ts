/** What SES charges for some messages beside a season's. */
import { billFor, totalOf } from './bill.ts';
import type { Prices } from './prices.ts';

/** US dollars, by the plan that SES gives to new accounts; attachments cost nothing more under it. */
export const messagesCost = (messages: number, prices: Prices): number =>
  totalOf(billFor([{ what: 'messages', price: 'ses-essentials-messages', quantity: messages }], prices)).list;
