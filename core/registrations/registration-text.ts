/** A letter on a registration, as plain text. */
import { wrapped } from '../email/plain-text.ts';
import { fill } from '../languages/catalogue.ts';
import type { RegistrationContent } from './registration-content.ts';

/** Empty lines stand between blocks; addresses stand on a line of their own and are never broken. */
export function registrationText(content: RegistrationContent): string {
  const { words, agency } = content;
  const blocks = [
    wrapped(content.preheader),
    wrapped(content.happens),
    ...joinBlocks(content),
    `${wrapped(content.change)}\n${content.action.address}`,
    content.facts.map(({ label, lines }) => wrapped(`${label}: ${lines.join('; ')}`)).join('\n'),
    wrapped(content.askForAccommodations),
    ...content.helpLines.map(({ name, ways }) => [name, ...ways].map(wrapped).join('\n')),
    '---',
    wrapped(fill(words.letters.from, { agency: agency.name })),
    `${wrapped(words.letters.stopLong)}\n${content.stopAddress}`,
    wrapped(`${agency.name}\n${agency.postalAddress}`),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const joinBlocks = ({ join, words }: RegistrationContent): string[] =>
  join === null
    ? []
    : [`${wrapped(`${join.label}:`)}\n${join.address}\n${wrapped(words.registration.joinAlone)}`];
