/** What an issue says, as the HTML of a mail. */
import { MAIL_LOOK } from '../markdown/mail-look.ts';
import { inlineHtml, markdownHtml } from '../markdown/markdown-html.ts';
import type { FilledSection } from '../newsletters/newsletter-content.ts';
import type { UpcomingEvent } from '../newsletters/upcoming-events.ts';
import { COLOURS, FONT } from './look.ts';
import { inLanguage, kicker, mailLink, paragraph, small, title } from './mail-parts.ts';
import { type Markup, markup } from './markup.ts';
import type { NewsletterMail } from './newsletter-mailing.ts';

export function newsletterHtml(mailing: NewsletterMail): Markup {
  const { words, sections, online } = mailing;
  return markup`${kicker(mailing.kicker)}
${title(inLanguage(otherLanguage(mailing.language, mailing), markup`${mailing.title}`))}
${small(mailLink(online, words.newsletter.readOnline))}
${sections.map((section) => sectionHtml(section, mailing))}`;
}

/** The language of a text, where it is not that of the mail. */
const otherLanguage = (language: string, { words }: NewsletterMail): string | null =>
  language === words.tag ? null : language;

function sectionHtml(
  { heading: head, blocks, contents, events }: FilledSection,
  mailing: NewsletterMail,
): Markup {
  const language = otherLanguage(mailing.language, mailing);
  const written = markdownHtml(blocks, MAIL_LOOK);
  return markup`${head !== null && sectionHeading(inLanguage(language, inlineHtml(head.content, MAIL_LOOK)))}
${language === null ? written : markup`<div lang="${language}">${written}</div>`}
${contents !== null && inThisIssue(contents.map((each) => inLanguage(language, markup`${each.title}`)))}${events !== null && upcoming(events, blocks.length > 0, mailing)}`;
}

/** Larger than other headings: an issue is long, and people look through it before they read. */
const sectionHeading = (words: Markup): Markup =>
  markup`<h2 class="ink" style="margin:34px 0 10px;font:700 20px/1.3 ${FONT};color:${COLOURS.ink}">${words}</h2>`;

const inThisIssue = (titles: readonly Markup[]): Markup =>
  MAIL_LOOK.list({ isOrdered: false, first: 1 }, markup`${titles.map(MAIL_LOOK.item)}`, false);

/** Where nothing is ahead, an introduction stands for itself. */
function upcoming(events: readonly UpcomingEvent[], isIntroduced: boolean, mailing: NewsletterMail): Markup {
  const { words, calendar } = mailing;
  return markup`${events.length === 0 && !isIntroduced && paragraph(words.calendar.none)}
${events.map((event) => eventHtml(event, mailing))}
${events.length > 0 && paragraph(mailLink(calendar, words.newsletter.allEvents))}`;
}

const eventHtml = ({ title: name, language, facts, path }: UpcomingEvent, mailing: NewsletterMail): Markup =>
  markup`
<p class="muted" style="margin:0 0 14px;font:400 15px/1.45 ${FONT};color:${COLOURS.muted}"><a href="${mailing.pageAt(path)}" class="link" style="font-size:16px;font-weight:600;color:${COLOURS.accent}">${inLanguage(otherLanguage(language, mailing), markup`${name}`)}</a><br>${facts.join(' · ')}</p>`;
