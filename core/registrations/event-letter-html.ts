/** What every letter to somebody about one event ends with, as HTML, whatever it opens with. */
import type { Action } from '../email/event-actions.ts';
import type { Fact } from '../email/event-facts.ts';
import { mailFrame } from '../email/mail-frame.ts';
import {
  button,
  heading,
  inLanguage,
  labelled,
  mailLink,
  paragraph,
  quietHeading,
  small,
} from '../email/mail-parts.ts';
import { type Markup, markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import type { EventLetter } from './event-letter.ts';

/** The whole letter around its opening. */
export function eventLetterHtml(letter: EventLetter, opening: Markup): string {
  const { words, subject, preheader, agency, facts, eventLanguage, questionsHeading, whomToAsk } = letter;
  return mailFrame({
    words,
    subject,
    preheader,
    from: agency.name,
    card: markup`${opening}
${facts.map((fact) => factOf(fact, eventLanguage))}
${heading(questionsHeading)}
${paragraph(linked(whomToAsk, mailLink))}
${help(letter)}`,
    footer: footer(letter),
  });
}

/** The link to join, which is not to be passed on. */
export const joinButton = (join: Action, { registration }: Catalogue): Markup =>
  markup`${button(join, true)}${small(registration.joinAlone)}`;

const factOf = ({ label, lines, ownWords }: Fact, language: string | null): Markup =>
  labelled(
    label,
    lines.map((line, index) => [
      index > 0 && markup`<br>`,
      inLanguage(ownWords ? language : null, linked(line, mailLink)),
    ]),
  );

const help = ({ words, helpLines }: EventLetter): Markup | null =>
  helpLines.length === 0
    ? null
    : markup`${quietHeading(words.help.title)}
${helpLines.map(({ name, ways }) => small(markup`<b>${name}</b>${ways.map((way) => markup`<br>${linked(way, mailLink)}`)}`))}`;

const footer = ({ words, agency, stopAddress }: EventLetter): Markup => markup`
${small(fill(words.letters.from, { agency: agency.name }))}
${small(mailLink(stopAddress, words.letters.stop))}
${small(markup`${agency.name}<br>${agency.postalAddress}`)}`;
