/** What every letter to somebody about one event ends with, as plain text, whatever it opens with. */
import type { Action } from '../email/event-actions.ts';
import { wrapped } from '../email/plain-text.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import type { EventLetter } from './event-letter.ts';

/** Empty lines stand between blocks; addresses stand on a line of their own and are never broken. */
export function eventLetterText(letter: EventLetter, opening: readonly string[]): string {
  const { words, agency, facts, whomToAsk, helpLines, stopAddress } = letter;
  const blocks = [
    ...opening,
    facts.map(({ label, lines }) => wrapped(`${label}: ${lines.join('; ')}`)).join('\n'),
    wrapped(whomToAsk),
    ...helpLines.map(({ name, ways }) => [name, ...ways].map((line) => wrapped(line)).join('\n')),
    '---',
    wrapped(fill(words.letters.from, { agency: agency.name })),
    `${wrapped(words.letters.stopLong)}\n${stopAddress}`,
    wrapped(`${agency.name}\n${agency.postalAddress}`),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The link to join, which is not to be passed on; nothing where there is none. */
export const joinBlocks = (join: Action | null, { registration }: Catalogue): string[] =>
  join === null ? [] : [`${wrapped(`${join.label}:`)}\n${join.address}\n${wrapped(registration.joinAlone)}`];
