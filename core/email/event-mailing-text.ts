/** What every mailing on an event ends with, as plain text, and how its blocks are written. */

import type { Action } from './event-actions.ts';
import type { Fact } from './event-facts.ts';
import type { EventMailing } from './event-mailing.ts';
import { literal } from './placeholders.ts';
import { wrapped } from './plain-text.ts';

/** A few lines that belong together; empty lines stand between blocks. */
export type Block = string | null;

/** The whole text: its opening, then whom to ask, help lines, and the way out. */
export function eventMailingText(mailing: EventMailing, opening: readonly Block[]): string {
  const blocks = [...opening, ...questions(mailing), ...help(mailing), ...footer(mailing)];
  return `${blocks.filter((block) => block !== null && block !== '').join('\n\n')}\n`;
}

/** Text that SES finds no placeholder in, wrapped. */
export const textProse = (text: string): string => literal(wrapped(text));

export const textHeading = (text: string): string => `${textProse(text)}\n${'-'.repeat(text.length)}`;

/** Addresses stand on a line of their own and are never broken. */
export const withAddress = (label: string, address: string): string =>
  `${textProse(label)}\n${literal(address)}`;

/** One line to a fact; a fact of several lines is a list. */
export const listedFacts = (facts: readonly Pick<Fact, 'label' | 'lines'>[]): string =>
  facts.map(({ label, lines }) => labelled(label, lines)).join('\n');

function labelled(label: string, lines: readonly string[]): string {
  return lines.length === 1
    ? textProse(`${label}: ${lines[0]}`)
    : [`${label}:`, ...lines.map((line) => `- ${line}`)].map(textProse).join('\n');
}

export const listedActions = (actions: readonly Action[]): string =>
  actions.map(({ label, address }) => withAddress(`${label}:`, address)).join('\n\n');

const questions = ({ questionsHeading, whomToAsk }: EventMailing): Block[] => [
  textHeading(questionsHeading),
  textProse(whomToAsk),
];

function help({ words, helpLines }: EventMailing): Block[] {
  if (helpLines.length === 0) return [];
  const lines = helpLines.map(({ name, ways }) => [name, ...ways].map(textProse).join('\n'));
  return [textHeading(words.help.title), ...lines];
}

/** The person's own parts stand here, and nowhere else but the link to join of those who have a place. */
const footer = ({ words, signUpAddress, agency }: EventMailing): Block[] => [
  '---',
  `${textProse(words.footer.why)}\n{{lists_text}}`,
  `${textProse(words.footer.leaveLong)}\n{{unsubscribe}}`,
  `${textProse(words.footer.changeLong)}\n{{manage}}\n${textProse(words.footer.yoursAlone)}`,
  withAddress(words.footer.signUpLong, signUpAddress),
  `${textProse(`${agency.name}\n${agency.postalAddress}`)}\n${literal(agency.page)}`,
];
