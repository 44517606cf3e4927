/** What every mailing on an event ends with, as HTML, whatever it opens with: whom to ask, help lines, and the way out. */
import type { EventMailing } from './event-mailing.ts';
import type { HelpLine } from './hotlines.ts';
import { COLOURS } from './look.ts';
import { mailFrame } from './mail-frame.ts';
import { heading, mailLink, paragraph, quietHeading, small } from './mail-parts.ts';
import { type Markup, markup } from './markup.ts';
import { linked } from './prose.ts';

/** The whole mail around its opening. */
export function eventMailingHtml(mailing: EventMailing, opening: Markup): string {
  const { words, subject, preheader, agency } = mailing;
  return mailFrame({
    words,
    subject,
    preheader,
    from: agency.name,
    card: markup`${opening}${questions(mailing)}${help(mailing)}`,
    footer: footer(mailing),
  });
}

function questions({ questionsHeading, whomToAsk }: EventMailing): Markup {
  return markup`${heading(questionsHeading)}
${paragraph(linked(whomToAsk, mailLink))}`;
}

/** Low-key: it is for the one reader who needs it, not what the message is about. */
function help({ words, helpLines }: EventMailing): Markup | null {
  if (helpLines.length === 0) return null;
  const line = ({ name, ways }: HelpLine) =>
    markup`<strong>${name}</strong>${ways.map((way) => markup`<br>${linked(way, mailLink)}`)}`;
  return markup`${quietHeading(words.help.title)}${helpLines.map((each) => small(line(each)))}`;
}

/** The person's own parts stand here, and nowhere else but the link to join of those who have a place. */
function footer({ words, signUpAddress, agency }: EventMailing): Markup {
  return markup`${small(markup`${words.footer.why} {{lists_html}}<br>
<a href="{{unsubscribe}}" class="link" style="color:${COLOURS.accent};font-weight:600">${words.footer.leave}</a>`)}
${small(markup`<a href="{{manage}}" class="link" style="color:${COLOURS.accent}">${words.footer.change}</a><br>
${words.footer.yoursAlone}`)}
${small(markup`${words.footer.forwarded} ${mailLink(signUpAddress, words.footer.signUp)}`)}
${small(markup`${agency.name}<br>${agency.postalAddress}<br>${mailLink(agency.page, agency.page)}`)}`;
}
