/** What an issue says, as plain text. */
import { markdownText } from '../markdown/markdown-text.ts';
import type { FilledSection } from '../newsletters/newsletter-content.ts';
import type { UpcomingEvent } from '../newsletters/upcoming-events.ts';
import { type Block, textProse, withAddress } from './event-mailing-text.ts';
import type { NewsletterMail } from './newsletter-mailing.ts';
import { literal } from './placeholders.ts';

/**
 * Mailboxes show the beginning of the plain text: in the discreet style, what tells the topic comes after all else that there is
 * to say, as in reminders.
 */
export function newsletterText(mailing: NewsletterMail): Block[] {
  const { words, preheader, online, kicker, title, style, sections } = mailing;
  const toArchive = withAddress(words.newsletter.readOnlineText, online);
  const opening =
    style === 'open'
      ? [textProse(`${kicker}\n${title}`), toArchive]
      : [textProse(preheader), toArchive, textProse(words.newsletter.below), textProse(title)];
  return [...opening, ...sections.flatMap((section) => sectionText(section, mailing))];
}

function sectionText({ heading, blocks, contents, events }: FilledSection, mailing: NewsletterMail): Block[] {
  return [
    heading === null ? null : literal(markdownText([heading])),
    literal(markdownText(blocks)),
    contents === null ? null : contents.map(({ title }) => textProse(`- ${title}`)).join('\n'),
    ...(events === null ? [] : upcoming(events, blocks.length > 0, mailing)),
  ];
}

const upcoming = (
  events: readonly UpcomingEvent[],
  isIntroduced: boolean,
  { words, calendar, pageAt }: NewsletterMail,
): Block[] => {
  if (events.length === 0) return isIntroduced ? [] : [textProse(words.calendar.none)];
  return [
    ...events.map(
      ({ title, facts, path }) => `${textProse(`${title}\n${facts.join(' · ')}`)}\n${literal(pageAt(path))}`,
    ),
    withAddress(`${words.newsletter.allEvents}:`, calendar),
  ];
};
