/** Where half of all people have their mail, so that no domain of these stands for one family or one agency. */

/**
 * Domains under which the largest providers of the United States give mailboxes to the public: fixed, and short, for a provider
 * that is missing here is limited as any other domain. Only such belong here as give out each name themselves: where a customer
 * brings the domain, every name may lead to one mailbox.
 * @see https://support.google.com/mail/answer/81126 Google
 * @see https://sendersupport.olc.protection.outlook.com/pm/ Microsoft
 * @see https://senders.yahooinc.com Yahoo, with AOL
 * @see https://support.apple.com/en-us/118230 Apple
 * @see https://proton.me/support/addresses-and-aliases Proton
 */
export const LARGE_MAILBOX_PROVIDERS: ReadonlySet<string> = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'msn.com',
  'yahoo.com',
  'ymail.com',
  'aol.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'comcast.net',
  'att.net',
  'sbcglobal.net',
  'proton.me',
  'protonmail.com',
  'protonmail.ch',
  'pm.me',
]);
