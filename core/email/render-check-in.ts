/** The check-in as a message: one question, once a year. Discreet in every style, for it is about the mail alone. */
import type { Agency } from '../agency/agency.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { COLOURS } from './look.ts';
import { mailFrame } from './mail-frame.ts';
import { button, heading, mailLink, paragraph, small, title } from './mail-parts.ts';
import { type Markup, markup } from './markup.ts';
import { literal } from './placeholders.ts';
import { wrapped } from './plain-text.ts';
import type { RenderedMessage } from './render-reminder.ts';

export interface CheckInInput {
  readonly agency: Agency;
  /** The wanted language; without a catalogue for it, the agency's first. */
  readonly language: string;
}

/** The same input always gives the same message; the person's own links and lists are placeholders. */
export function renderCheckIn({ agency, language }: CheckInInput): RenderedMessage {
  const words = catalogueFor(language, agency);
  const subject = fill(words.checkIn.subject, { agency: agency.shortName });
  return {
    subject: literal(subject),
    html: mailFrame({
      words,
      subject,
      preheader: words.checkIn.preheader,
      from: agency.name,
      card: card(agency, words),
      footer: small(
        markup`${agency.name}<br>${agency.postalAddress}<br>${mailLink(agency.page, agency.page)}`,
      ),
    }),
    text: asText(agency, words),
    attachment: null,
  };
}

const introOf = ({ shortName }: Agency, { checkIn }: Catalogue): string =>
  fill(checkIn.intro, { agency: shortName });

const silenceOf = (agency: Agency, { checkIn }: Catalogue): string =>
  agency.checkIn?.eraseUnanswered ? checkIn.silenceErases : checkIn.silence;

const link = (href: Markup, label: string): Markup =>
  markup`<a href="${href}" class="link" style="color:${COLOURS.accent};font-weight:600">${label}</a>`;

function card(agency: Agency, words: Catalogue): Markup {
  const { checkIn } = words;
  return markup`${title(checkIn.title)}
${paragraph(markup`${introOf(agency, words)}<br><strong>{{lists_html}}</strong>`)}
${button({ label: checkIn.yes, address: markup`{{keep}}` }, true)}
${heading(checkIn.safeTitle)}
${paragraph(markup`${checkIn.safe} ${link(markup`{{manage}}`, checkIn.change)}`)}
${heading(checkIn.noTitle)}
${paragraph(markup`${checkIn.no} ${link(markup`{{unsubscribe}}`, checkIn.leave)}`)}
${paragraph(silenceOf(agency, words))}`;
}

function asText(agency: Agency, words: Catalogue): string {
  const { checkIn } = words;
  const prose = (text: string) => literal(wrapped(text));
  const headed = (text: string) => `${prose(text)}\n${'-'.repeat(text.length)}`;
  return `${[
    prose(checkIn.title),
    `${prose(introOf(agency, words))}\n{{lists_text}}`,
    `${prose(`${checkIn.yes}:`)}\n{{keep}}`,
    headed(checkIn.safeTitle),
    `${prose(checkIn.safe)}\n{{manage}}`,
    headed(checkIn.noTitle),
    `${prose(checkIn.no)}\n{{unsubscribe}}`,
    prose(silenceOf(agency, words)),
    '---',
    `${prose(`${agency.name}\n${agency.postalAddress}`)}\n${literal(agency.page)}`,
  ].join('\n\n')}\n`;
}
