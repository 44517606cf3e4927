/** The issues of the archive as Atom, for news readers, which others may see, too. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import { markup } from '../email/markup.ts';
import { fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { dateName } from '../languages/when.ts';
import { type ArchivedIssue, issuesOut } from '../newsletters/archive.ts';
import type { Newsletter } from '../newsletters/newsletter.ts';
import { inLanguage, NEWSLETTERS_PATH, newsletterFeedPath, newsletterPath } from '../pages/addresses.ts';
import { atomDocument, xml } from './atom-document.ts';

export interface NewsletterFeedInput {
  readonly newsletters: readonly Newsletter[];
  readonly agency: Agency;
  readonly language: string;
  readonly style: Style;
  readonly now: Date;
  /** Address of our pages, without a final slash. */
  readonly siteUrl: string;
}

/** A feed without entries is dated by the beginning of time: it must be the same whenever it is asked for. */
const NEVER = new Date(0).toISOString();

/** The discreet style tells agency and day alone, and leaves the rest to the page. */
export function newsletterFeed(input: NewsletterFeedInput): {
  readonly content: string;
  readonly updated: string;
} {
  const { newsletters, agency, language, style, siteUrl } = input;
  const words = catalogueFor(language, agency);
  const issues = issuesOut(newsletters, { ...input, language: words.tag });
  const updated = issues[0]?.newsletter.issuedAt ?? NEVER;
  const content = atomDocument({
    language: words.tag,
    title: fill(words.newsletter.feed.title, { agency: agency.shortName }),
    subtitle: null,
    source: `${siteUrl}${newsletterFeedPath({ language: words.tag, style })}`,
    page: `${siteUrl}${inLanguage(NEWSLETTERS_PATH, words.tag, agency)}`,
    ...{ updated, author: agency.name },
    entries: issues.map((issue) => entry(issue, { ...input, words })),
  });
  return { content, updated };
}

function entry(
  { newsletter, texts, language }: ArchivedIssue,
  { agency, style, siteUrl, words }: NewsletterFeedInput & { words: ReturnType<typeof catalogueFor> },
) {
  const isOpen = style === 'open';
  const address = `${siteUrl}${newsletterPath(newsletter)}`;
  const date = dateName(newsletter.date, words);
  const title = isOpen ? texts.title : fill(words.newsletter.subject, { agency: agency.shortName, date });
  const lang = isOpen && language !== words.tag && markup` xml:lang="${language}"`;
  return markup`<entry${lang}>
<id>${address}</id>
<title>${xml(title)}</title>
<link rel="alternate" type="text/html" href="${address}"/>
<updated>${newsletter.issuedAt}</updated>
${
  isOpen &&
  markup`${texts.tags.map((tag) => markup`<category term="${xml(tag)}"/>`)}
<summary>${xml(texts.summary)}</summary>
`
}</entry>
`;
}
