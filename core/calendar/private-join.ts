/** Keeps the join link of an event with limited places where it can be withheld: in CONFERENCE, and nowhere else. */
import { addressKey } from './address-key.ts';
import { manyLines, oneLine } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';
import { every, type Properties, type Property, value } from './property.ts';

/** What everybody gets to read. */
const PUBLIC_TEXTS = [
  ...['SUMMARY', 'DESCRIPTION', 'LOCATION', 'CATEGORIES', 'CONTACT', 'X-PRESENTER', 'X-AUDIENCE'],
];
const PUBLIC_LINKS = ['URL', 'ATTACH'];

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

/** Looked at as it is published: a control character that is taken out there must hide nothing here. */
const holdsAddress = ({ values }: Property): boolean =>
  values.some((text) => WEB_ADDRESS.test(oneLine(text)) || WEB_ADDRESS.test(oneLine(manyLines(text))));
