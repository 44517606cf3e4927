/** A letter on a registration, as HTML. */
import type { Fact } from '../email/event-facts.ts';
import { mailFrame } from '../email/mail-frame.ts';
import {
  button,
  heading,
  inLanguage,
  labelled,
  mailLink,
  note,
  paragraph,
  quietHeading,
  small,
  timeBox,
  title,
} from '../email/mail-parts.ts';
import { type Markup, markup } from '../email/markup.ts';
import { linked } from '../email/prose.ts';
import { fill } from '../languages/catalogue.ts';
import type { RegistrationContent } from './registration-content.ts';

export function registrationHtml(content: RegistrationContent): string {
  const { words, subject, preheader, agency } = content;
  return mailFrame({
    words,
    subject,
    preheader,
    from: agency.name,
    card: markup`${opening(content)}
${content.facts.map((fact) => factOf(fact, content.eventLanguage))}
${heading(words.event.accommodations)}
${paragraph(linked(content.askForAccommodations, mailLink))}
${help(content)}`,
    footer: footer(content),
  });
}

const opening = ({ words, ...content }: RegistrationContent): Markup => markup`${title(content.title)}
${timeBox(content.day, content.hours)}
${content.join && markup`${button(content.join, true)}${small(words.registration.joinAlone)}`}
${note(content.happens)}
${note(content.change)}
${button(content.action, false)}`;

const factOf = ({ label, lines, ownWords }: Fact, language: string | null): Markup =>
  labelled(
    label,
    lines.map((line, index) => [
      index > 0 && markup`<br>`,
      inLanguage(ownWords ? language : null, linked(line, mailLink)),
    ]),
  );

const help = ({ words, helpLines }: RegistrationContent): Markup | null =>
  helpLines.length === 0
    ? null
    : markup`${quietHeading(words.help.title)}
${helpLines.map(({ name, ways }) => small(markup`<b>${name}</b>${ways.map((way) => markup`<br>${linked(way, mailLink)}`)}`))}`;

const footer = ({ words, agency, stopAddress }: RegistrationContent): Markup => markup`
${small(fill(words.letters.from, { agency: agency.name }))}
${small(mailLink(stopAddress, words.letters.stop))}
${small(markup`${agency.name}<br>${agency.postalAddress}`)}`;
