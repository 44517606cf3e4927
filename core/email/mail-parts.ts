/** The pieces that mails are built of. Styles stand on each element, because many mail programs drop style sheets. */
import { COLOURS, FONT } from './look.ts';
import { type Markup, type MarkupValue, markup } from './markup.ts';

const text = (rest: string) => `font:${rest} ${FONT};color:${COLOURS.ink}`;

export const mailLink = (href: string, words: string | Markup): Markup =>
  markup`<a href="${href}" class="link" style="color:${COLOURS.accent}">${words}</a>`;

export const kicker = (words: string): Markup =>
  markup`<p class="muted" style="margin:0 0 6px;font:600 15px/1.4 ${FONT};color:${COLOURS.muted}">${words}</p>`;

export const title = (words: MarkupValue): Markup =>
  markup`<h1 class="ink" style="margin:0 0 20px;${text('700 24px/1.25')}">${words}</h1>`;

export const heading = (words: MarkupValue): Markup =>
  markup`<h2 class="ink" style="margin:28px 0 8px;${text('700 18px/1.3')}">${words}</h2>`;

/** Below a heading. */
export const subheading = (words: MarkupValue): Markup =>
  markup`<h3 class="ink" style="margin:20px 0 6px;${text('700 16px/1.4')}">${words}</h3>`;

export const paragraph = (words: MarkupValue): Markup =>
  markup`<p class="ink" style="margin:0 0 14px;${text('400 16px/1.55')}">${words}</p>`;

export const small = (words: MarkupValue): Markup =>
  markup`<p class="muted" style="margin:0 0 12px;font:400 14px/1.5 ${FONT};color:${COLOURS.muted}">${words}</p>`;

/** A heading for what only some readers need, set apart by a line. */
export const quietHeading = (words: string): Markup =>
  markup`<h2 class="muted" style="margin:28px 0 8px;padding:20px 0 0;border-top:1px solid ${COLOURS.line};font:700 15px/1.4 ${FONT};color:${COLOURS.muted}">${words}</h2>`;

/** A remark that stands apart from what is above it. */
export const note = (words: MarkupValue): Markup =>
  markup`<p class="ink" style="margin:22px 0 0;${text('400 16px/1.5')}">${words}</p>`;

/** Rows of one cell, one above the other. */
export const box = (rows: MarkupValue): Markup =>
  markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%">${rows}</table>`;

/** What stands out. */
export const tintedRow = (
  content: Markup,
): Markup => markup`<tr><td class="tint" bgcolor="${COLOURS.tint}" style="padding:16px 18px;background:${COLOURS.tint};border-left:4px solid ${COLOURS.accent}">
${content}
</td></tr>`;

/** Words to be taken as they are, in a box of their own. */
export const boxed = (words: MarkupValue): Markup =>
  box(tintedRow(markup`<p class="ink" style="margin:0;${text('400 16px/1.55')}">${words}</p>`));

/** The first line, big, and those below it. */
export const bigLines = ([
  first,
  ...others
]: readonly MarkupValue[]): Markup => markup`<p class="ink" style="margin:0;${text('700 20px/1.35')}">${first}</p>
${others.map((line) => markup`<p class="ink" style="margin:4px 0 0;${text('400 20px/1.35')}">${line}</p>`)}`;

/** The day, big, and the hours below it. */
export const timeBox = (day: MarkupValue, hours: MarkupValue): Markup => markup`
${box(tintedRow(bigLines(hours === null ? [day] : [day, hours])))}`;

/** Calendars that take an event from an address, in one line. */
export const addToCalendars = (
  words: string,
  links: readonly { readonly label: string; readonly address: string }[],
): Markup =>
  paragraph(
    markup`${words} ${links.map(({ label, address }, index) => markup`${index > 0 && ' · '}${mailLink(address, label)}`)}`,
  );

export const labelled = (label: string, value: MarkupValue): Markup =>
  markup`<p class="ink" style="margin:14px 0 0;${text('400 16px/1.5')}"><span class="muted" style="font-size:14px;font-weight:600;color:${COLOURS.muted}">${label}</span><br>${value}</p>`;

/** A button, all of which can be pressed; Outlook takes no padding from links, so its cell has one. The bare address follows. */
export function button(
  { label, address }: { label: string; address: string | Markup },
  isFirst: boolean,
): Markup {
  const [back, front] = isFirst ? [COLOURS.accent, COLOURS.onAccent] : [COLOURS.card, COLOURS.accent];
  const looks = isFirst ? 'fill' : 'card link';
  return markup`
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:22px 0 0"><tr><td class="${looks}" bgcolor="${back}" style="background:${back};border:2px solid ${COLOURS.accent};border-radius:6px;mso-padding-alt:13px 22px"><a href="${address}" class="${looks}" style="display:inline-block;padding:13px 22px;font:600 17px/1.3 ${FONT};color:${front};text-decoration:none">${label}</a></td></tr></table>
<p class="muted" style="margin:6px 0 0;font:400 14px/1.45 ${FONT};color:${COLOURS.muted}"><a href="${address}" class="link" style="color:${COLOURS.accent}">${address}</a></p>`;
}

/** Content in another language than the mail around it. */
export const inLanguage = (language: string | null, content: Markup): Markup =>
  language === null ? content : markup`<span lang="${language}">${content}</span>`;
