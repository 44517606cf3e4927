/** The words that show a message to whoever sees a mailbox or a screen: subject, preheader, and the line above the title. */
import type { Agency } from '../agency/agency.ts';
import type { Style } from '../agency/style.ts';
import type { Event } from '../calendar/event.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { shortWhenOf, whenOf } from '../languages/when.ts';
import type { Occasion } from './occasion.ts';
import { singleLine } from './plain-text.ts';
import { subjectStyle } from './subject-style.ts';

/** What every wording is made of. */
export interface Telling {
  readonly event: Event;
  readonly agency: Agency;
  readonly occasion: Occasion;
  readonly style: Style;
  readonly words: Catalogue;
}

/** One line. Discreet: agency, kind, day and time. Open: the title, and the day where it is still ahead. */
export function subjectOf({ event, agency, occasion, style, words }: Telling): string {
  const values = {
    agency: agency.shortName,
    kind: words.kinds[event.kind],
    when: shortWhenOf(event, words),
    title: event.summary,
  };
  return singleLine(fill(words.subject[subjectStyle(event, style)][occasion], values));
}

/** What mailboxes show beside the subject; in the discreet style also the first sentence of the plain text. */
export function preheaderOf({ event, agency, occasion, style, words }: Telling): string {
  const when = whenOf(event, words);
  if (style === 'open') return singleLine(when);
  const values = { agency: agency.shortName, kind: words.kinds[event.kind], when };
  return singleLine(fill(words.preheader[occasion], values));
}

/** "Reminder: webinar"; for an observance a call to take part, with the tag that its description gives. */
export function kickerOf({ event, occasion, words }: Telling): string {
  if (event.kind === 'OBSERVANCE' && (occasion === 'coming' || occasion === 'today')) {
    const joinIn = words.joinIn[occasion];
    const tag = /#[\p{L}\p{N}_]+/u.exec(event.description)?.[0];
    return tag === undefined ? joinIn : fill(words.joinIn.withTag, { joinIn, tag });
  }
  return fill(words.kicker[occasion], { kind: words.kinds[event.kind] });
}
