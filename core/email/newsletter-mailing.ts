/** A newsletter issue as a mailing: its content for one reader, and what every mailing says beside it. */
import type { Style } from '../agency/style.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { type NewsletterContent, newsletterContent } from '../newsletters/newsletter-content.ts';
import { newsletterPath } from '../pages/addresses.ts';
import { type EventMailing, eventMailingParts, onSeveral } from './event-mailing.ts';
import { pageAddress } from './page-address.ts';
import { singleLine } from './plain-text.ts';
import type { NewsletterMailInput } from './render-newsletter.ts';

export interface NewsletterMail extends EventMailing, NewsletterContent {
  readonly style: Style;
  readonly kicker: string;
  /** Of the issue in the archive. */
  readonly online: string;
  /** Of the calendar. */
  readonly calendar: string;
  /** A page of our own, by its path. */
  readonly pageAt: (path: string) => string;
}

export function newsletterMailing(input: NewsletterMailInput, words: Catalogue): NewsletterMail {
  const { newsletter, agency, style, siteUrl } = input;
  const content = newsletterContent(input, words);
  const pageAt = (path: string) => pageAddress(path, { siteUrl, agency, words });
  const values = { agency: agency.shortName, date: content.date };
  const isOpen = style === 'open';
  return {
    ...eventMailingParts({ agency, words, siteUrl, event: onSeveral(content.told) }),
    ...content,
    style,
    subject: singleLine(isOpen ? content.title : fill(words.newsletter.subject, values)),
    preheader: singleLine(isOpen ? content.summary : fill(words.newsletter.preheader, values)),
    kicker: fill(words.newsletter.kicker, values),
    online: pageAt(newsletterPath(newsletter)),
    calendar: pageAt('/'),
    pageAt,
  };
}
