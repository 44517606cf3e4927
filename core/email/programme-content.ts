/** What a programme says, part by part, before it becomes HTML or plain text. */

import type { Event } from '../calendar/event.ts';
import { calendarIn, eventIn } from '../calendar/event-in-language.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { firstDay, monthName, shortWhenOf } from '../languages/when.ts';
import { eventGroups } from './event-list.ts';
import { counted, type EventListMailing, listParts } from './event-list-mailing.ts';
import { eventMailingParts, onSeveral } from './event-mailing.ts';
import { pageAddress } from './page-address.ts';
import { singleLine } from './plain-text.ts';
import { withoutPrivateJoinLink } from './private-join-link.ts';
import type { ProgrammeInput } from './render-programme.ts';
import { isOwnTitle } from './subject-style.ts';

export function programmeContent(given: ProgrammeInput, words: Catalogue): EventListMailing {
  const input = { ...given, events: given.events.map(withoutPrivateJoinLink) };
  const { year, events, whole } = input;
  const told = whole ? 'whole' : 'news';
  return {
    ...eventMailingParts({ ...input, words, event: onSeveral(events) }),
    ...listParts(eventGroups({ ...input, words }), input.more, words),
    subject: singleLine(subjectOf(input, words)),
    preheader: preheaderOf(input, words),
    kicker: words.programme.kicker[told],
    title: whole ? nameOf(input, words) : newTitle(events.length + input.more, words),
    intro: words.programme.intro[told],
    page: pageAddress(`/${year}`, { ...input, words }),
  };
}

const newTitle = (count: number, { programme }: Catalogue): string => counted(count, programme.newTitle);

/** What the calendar calls the month, in the reader's language; else the month itself. */
function nameOf({ head, agency, events }: ProgrammeInput, words: Catalogue): string {
  return head ? calendarIn(head, words.tag, agency).calendar.name : monthOf(events, words);
}

/** "January 2027": the month in which most of the events begin, the earliest of several. */
function monthOf(events: readonly Event[], words: Catalogue): string {
  const months = Map.groupBy(events, (event) => firstDay(event).slice(0, 7));
  const [busiest] = [...months].toSorted(
    ([one, some], [other, others]) => others.length - some.length || (one < other ? -1 : 1),
  );
  return busiest ? monthName(`${busiest[0]}-01`, words) : '';
}

/** Discreet: agency and month alone. Open: what the month is called, or the one event that is new, where its title is the agency's own. */
function subjectOf(input: ProgrammeInput, words: Catalogue): string {
  const { events, more, whole, style, agency } = input;
  const { discreet, open } = words.programme.subject;
  const told = whole ? 'whole' : 'news';
  if (style === 'discreet')
    return fill(discreet[told], { agency: agency.shortName, month: monthOf(events, words) });
  const count = events.length + more;
  const [only] = events;
  if (whole || count > 1 || !only)
    return fill(open[told], { name: nameOf(input, words), count: String(count) });
  if (!isOwnTitle(only)) return fill(open.oneOfOthers, { name: nameOf(input, words) });
  return fill(open.oneNew, {
    title: eventIn(only, words.tag, agency).event.summary,
    when: shortWhenOf(only, words),
  });
}

function preheaderOf({ events, whole, agency }: ProgrammeInput, words: Catalogue): string {
  const sentence = words.programme.preheader[whole ? 'whole' : 'news'];
  return singleLine(fill(sentence, { agency: agency.shortName, month: monthOf(events, words) }));
}
