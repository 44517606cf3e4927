/** A slip of the finger in a well-known domain: worth a question, never a refusal. */
import { nearestWord } from '../calendar/nearest-word.ts';
import { type Address, domainOf } from '../subscribers/address.ts';

/** Where most people have their mail; a domain one or two slips away is asked about. */
const COMMON = [
  'gmail.com',
  'yahoo.com',
  'hotmail.com',
  'outlook.com',
  'icloud.com',
  'comcast.net',
  'sbcglobal.net',
];
/** Real ones that look like slips of those. */
const REAL = new Set([
  'mail.com',
  'email.com',
  'ymail.com',
  'gmail.co',
  'yahoo.ca',
  'yahoo.de',
  'yahoo.es',
  'yahoo.fr',
  'yahoo.in',
  'yahoo.it',
  'hotmail.ca',
  'hotmail.co',
  'outlook.co',
]);

/** The domain that was probably meant; null when there is no doubt. */
export function domainMeantBy({ comparable }: Address): string | null {
  const domain = domainOf(comparable);
  if (COMMON.includes(domain) || REAL.has(domain)) return null;
  return nearestWord(domain, COMMON) ?? null;
}
