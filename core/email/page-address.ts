/** Where a mail leads on our own pages. */
import type { Agency } from '../agency/agency.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { inLanguage } from '../pages/addresses.ts';

/** What such an address depends on beside its path. */
export interface LeadingMail {
  /** Address of our pages, without a final slash. */
  readonly siteUrl: string;
  readonly agency: Pick<Agency, 'languages'>;
  /** Those of the mail. */
  readonly words: Pick<Catalogue, 'tag'>;
}

/** A page's address as a mail names it: the page speaks the mail's language, whatever the browser prefers. */
export const pageAddress = (path: string, { siteUrl, agency, words }: LeadingMail): string =>
  `${siteUrl}${inLanguage(path, words.tag, agency)}`;
