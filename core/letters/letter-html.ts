/** A letter as HTML. */
import { mailFrame } from '../email/mail-frame.ts';
import {
  button,
  heading,
  inLanguage,
  labelled,
  mailLink,
  note,
  paragraph,
  small,
  title,
} from '../email/mail-parts.ts';
import { type Markup, markup } from '../email/markup.ts';
import { fill } from '../languages/catalogue.ts';
import type { Detail, LetterContent } from './letter-content.ts';

export function letterHtml(content: LetterContent): string {
  const { words, subject, preheader, agency } = content;
  return mailFrame({
    words,
    subject,
    preheader,
    from: agency.name,
    card: markup`${opening(content)}${details(content)}`,
    footer: footer(content),
  });
}

const opening = (content: LetterContent): Markup => markup`${title(content.title)}
${content.opening.map(paragraph)}
${button(content.action, true)}
${content.closing.map(note)}`;

const details = ({ detailsTitle, details: all }: LetterContent): Markup | null =>
  all.length === 0 ? null : markup`${heading(detailsTitle)}${all.map(detail)}`;

const detail = ({ label, lines, language, link }: Detail): Markup => {
  const told = inLanguage(
    language ?? null,
    markup`${lines.map((line, index) => [index > 0 && markup`<br>`, line])}`,
  );
  return labelled(label, link ? markup`${told}<br>${mailLink(link.address, link.label)}` : told);
};

const footer = ({ words, agency, stopAddress }: LetterContent): Markup => markup`
${small(fill(words.letters.from, { agency: agency.name }))}
${small(mailLink(stopAddress, words.letters.stop))}
${small(markup`${agency.name}<br>${agency.postalAddress}`)}`;
