/** Keeps the join link of an event with limited places where it can be withheld: in CONFERENCE, and nowhere else. */
import { addressKey } from './address-key.ts';
import type { HeadTexts } from './calendar-head.ts';
import type { FoundEvent } from './calendar-year.ts';
import { manyLines, oneLine, shorten } from './plain-text.ts';
import { PrivateLinks, type Shown } from './private-links.ts';
import type { ProblemLog } from './problem-log.ts';
import { every, type Properties, type Property, value } from './property.ts';
import type { UndatedEvent } from './read-event.ts';

/** What everybody gets to read. */
const PUBLIC_TEXTS = [
  ...['SUMMARY', 'DESCRIPTION', 'LOCATION', 'CATEGORIES', 'CONTACT', 'X-PRESENTER', 'X-AUDIENCE'],
];
const PUBLIC_LINKS = ['URL', 'ATTACH', 'X-RECORDING'];

/** With a scheme, with `www.`, or as `meet.example/j/1`: mail programs make links of all three. */
const WEB_ADDRESS = /:\/\/|\bwww\.|\w\.[a-z]{2,63}(?::\d{1,5})?\/\S/i;

const MENDING = 'write the join link as CONFERENCE, other pages as URL or ATTACH';

/**
 * Errors for whatever could give the join link of an event with X-CAPACITY to people who are not registered.
 * `joinLink` is the one that is known already, where a translation is read.
 */
export function checkPrivateJoin(
  properties: Properties,
  log: ProblemLog,
  joinLink: string | null = null,
): void {
  const [conference, second] = every(properties, 'CONFERENCE');
  if (second)
    log.error(
      second.line,
      `a second CONFERENCE, and this event has X-CAPACITY: only one join link is kept from the public; ${MENDING}`,
    );
  const texts = PUBLIC_TEXTS.flatMap((name) => every(properties, name));
  for (const { name, line } of texts.filter(holdsAddress)) {
    log.error(
      line,
      `${name} holds a web address, which everybody would see, and this event has X-CAPACITY: ${MENDING}`,
    );
  }
  const known = joinLink ?? (conference ? value(conference) : null);
  if (known === null) return;
  const join = addressKey(known);
  for (const property of PUBLIC_LINKS.flatMap((name) => every(properties, name))) {
    if (addressKey(value(property)) !== join) continue;
    log.error(
      property.line,
      `${property.name} is the join link, which everybody would see, and this event has X-CAPACITY: ${MENDING}`,
    );
  }
}

/** Errors for every event of a file, limited or not, and for its head, that show everybody the join link of a limited one. */
export function checkPrivateLinks(
  found: readonly FoundEvent<UndatedEvent>[],
  head: HeadTexts & { readonly line: number },
  log: ProblemLog,
): void {
  const links = new PrivateLinks(
    found.map(({ line, event }) => ({ event, called: `"${shorten(event.summary)}" (line ${line})` })),
  );
  // All dates of a series say the same.
  const byLine = new Map(found.map(({ line, event }) => [line, event]));
  for (const [line, event] of byLine)
    reportShown(event, { links, log, line, called: `"${shorten(event.summary)}"` });
  reportShown(headAsShown(head), { links, log, line: head.line, called: 'the calendar' });
}

/** The head's texts, under the names of the properties that hold them. */
export const headAsShown = ({ name, description }: HeadTexts): Shown => ({
  ...(name !== null && { name }),
  ...(description !== null && { description }),
});

/** Who shows something, and what must not be among it. */
export interface Showing {
  readonly links: PrivateLinks;
  readonly log: ProblemLog;
  readonly line: number;
  /** How messages name it. */
  readonly called: string;
}

/** An error for each property that shows everybody a private join link; the link itself is not repeated. */
export function reportShown(shown: Shown, { links, log, line, called }: Showing): void {
  const found = links.shownBy(shown);
  const whose = found.some(({ property }) => property === 'SUMMARY') ? 'this event' : called;
  for (const { property, of } of found)
    log.error(
      line,
      `${property} of ${whose} is or holds the join link of ${of}, which everybody would see, and that event has X-CAPACITY: remove it here${property === 'CONFERENCE' ? OR_ELSE : ''}`,
    );
}

const OR_ELSE = ', write another one, or give this event X-CAPACITY as well';

/** Looked at as it is published: a control character that is taken out there must hide nothing here. */
const holdsAddress = ({ values }: Property): boolean =>
  values.some((text) => WEB_ADDRESS.test(oneLine(text)) || WEB_ADDRESS.test(oneLine(manyLines(text))));
