/** What an issue says to one reader, its own parts filled: before it becomes a page, HTML mail or plain text. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { dateName } from '../languages/when.ts';
import { wordsOf } from '../markdown/markdown.ts';
import { type Newsletter, newsletterIn } from './newsletter.ts';
import { IN_THIS_ISSUE, type NewsletterSection, sectionsOf, UPCOMING_EVENTS } from './newsletter-sections.ts';
import { eventsAhead, type UpcomingEvent, upcomingEvent } from './upcoming-events.ts';

/** An issue for one reader. */
export interface NewsletterContent {
  readonly title: string;
  readonly summary: string;
  readonly tags: readonly string[];
  /** The language (BCP 47) of title, summary, tags and of what was written by hand. */
  readonly language: string;
  /** "January 6, 2027", in the reader's language. */
  readonly date: string;
  readonly sections: readonly FilledSection[];
  /** The events that it lists. */
  readonly told: readonly Event[];
}

/** A section, with what it is filled with below what was written by hand; null where it does not fill itself. */
export interface FilledSection extends NewsletterSection {
  /** The sections below it, by their number among all. */
  readonly contents: readonly ListedSection[] | null;
  /** Perhaps none. */
  readonly events: readonly UpcomingEvent[] | null;
}

export interface ListedSection {
  readonly number: number;
  readonly title: string;
}

export interface NewsletterInput {
  readonly newsletter: Newsletter;
  /** Of all years; those ahead of the issue are told. */
  readonly events: readonly Event[];
  readonly agency: Agency;
}

/** The issue in the language of `words`, as far as it is translated. */
export function newsletterContent(
  { newsletter, events, agency }: NewsletterInput,
  words: Catalogue,
): NewsletterContent {
  const { texts, language } = newsletterIn(newsletter, words.tag, agency);
  const sections = sectionsOf(texts.blocks);
  const listsEvents = sections.some(({ marker }) => marker === UPCOMING_EVENTS);
  const told = listsEvents ? eventsAhead(events, newsletter.issuedAt) : [];
  return {
    told,
    ...{ title: texts.title, summary: texts.summary, tags: texts.tags, language },
    date: dateName(newsletter.date, words),
    sections: sections.map((section, number) => ({
      ...section,
      contents: section.marker === IN_THIS_ISSUE ? listedBelow(number, sections) : null,
      events:
        section.marker === UPCOMING_EVENTS
          ? told.map((event) => upcomingEvent(event, { agency, words }))
          : null,
    })),
  };
}

const listedBelow = (own: number, sections: readonly NewsletterSection[]): ListedSection[] =>
  sections.flatMap(({ heading }, number) =>
    number > own && heading !== null ? [{ number, title: wordsOf(heading.content) }] : [],
  );
