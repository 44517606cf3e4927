/** What the fields of the agency file are made of. */
import * as v from 'valibot';
import { isAddress } from '../subscribers/address.ts';
import { LONGEST_TEXT } from './agency-limits.ts';

/** Never empty, and without spaces around it. */
export const text = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('must not be empty'),
  v.maxLength(LONGEST_TEXT, `must have at most ${LONGEST_TEXT} characters`),
);
/** What is wrong with an address; the address itself is not repeated. */
export const NO_ADDRESS = 'must be an e-mail address';

export const email = v.pipe(text, v.check(isAddress, NO_ADDRESS));
/** A secure web address. */
export const link = v.config(
  v.pipe(text, v.url('must be a web address'), v.startsWith('https://', 'must begin with https://')),
  { abortPipeEarly: true },
);

/** A BCP 47 language tag such as `en` or `es`. */
export const language = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en or es'),
);

/** The same words in each language. */
export const localized = v.record(language, text);
export type Localized = v.InferOutput<typeof localized>;

/** A day such as `2026-11-21`. */
export const day = v.pipe(v.string(), v.isoDate('must be a date such as 2026-11-21, or null'));

/** A stretch of days, weeks, months or years, such as `P13M`. */
export const period = v.pipe(
  v.string(),
  v.regex(/^P[1-9]\d{0,2}[DWMY]$/, 'must be a period such as P13M, P400D or P2Y'),
);

/** Stands in addresses: lower case, digits and hyphens. */
export const shortId = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens'),
  v.maxLength(60, 'must have at most 60 characters'),
);
