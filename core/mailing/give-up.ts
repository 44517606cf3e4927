/** For how long SES shall try to deliver a message of a mailing. */
import { DELIVERY_MINUTES, type DeliveryMinutes } from '../contract/configuration-sets.ts';

const MINUTE_MS = 60_000;

/** A message this late still is of use: the mailing itself took its time, and an event begins with greetings. */
const GRACE_MINUTES = 10;

/** The longest try that ends with the mailing's use; the shortest there is when even that would end after it. */
export function deliveryMinutes(useUntil: string, now: Date): DeliveryMinutes {
  const left = (Date.parse(useUntil) - now.getTime()) / MINUTE_MS;
  return DELIVERY_MINUTES.findLast((minutes) => minutes <= left + GRACE_MINUTES) ?? DELIVERY_MINUTES[0];
}
