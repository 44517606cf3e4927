/** A letter as plain text, written for people who read it as such. */
import { wrapped } from '../email/plain-text.ts';
import { fill } from '../languages/catalogue.ts';
import type { Detail, LetterContent } from './letter-content.ts';

/** Empty lines stand between blocks; addresses stand on a line of their own and are never broken. */
export function letterText(content: LetterContent): string {
  const { words, agency, action } = content;
  const blocks = [
    wrapped(content.preheader),
    ...content.opening.map((text) => wrapped(text)),
    `${wrapped(`${action.label}:`)}\n${action.address}`,
    ...content.closing.map((text) => wrapped(text)),
    ...detailsOf(content),
    '---',
    wrapped(fill(words.letters.from, { agency: agency.name })),
    `${wrapped(words.letters.stopLong)}\n${content.stopAddress}`,
    wrapped(`${agency.name}\n${agency.postalAddress}`),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function detailsOf({ detailsTitle: title, details }: LetterContent): string[] {
  if (details.length === 0) return [];
  return [
    `${wrapped(title)}\n${'-'.repeat(title.length)}`,
    details.map(labelled).join(details.some(({ link }) => link) ? '\n\n' : '\n'),
  ];
}

function labelled({ label, lines, link }: Detail): string {
  const told =
    lines.length === 1
      ? wrapped(`${label}: ${lines[0]}`)
      : [`${label}:`, ...lines.map((line) => `- ${line}`)].map((text) => wrapped(text)).join('\n');
  return link ? `${told}\n${wrapped(`${link.label}:`)}\n${link.address}` : told;
}
