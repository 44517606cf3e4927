/** What every mail of ours shares: one column that Outlook, phones and screen readers understand, and no remote image. */
import type { Catalogue } from '../languages/catalogue.ts';
import { COLOURS, DARK_COLOURS, FONT } from './look.ts';
import { type Markup, markup } from './markup.ts';

/** The parts of a mail. */
export interface MailFrame {
  readonly words: Pick<Catalogue, 'tag' | 'dir'>;
  readonly subject: string;
  readonly preheader: string;
  /** Who writes, above the card. */
  readonly from: string;
  readonly card: Markup;
  readonly footer: Markup;
}

/** Invisible signs that fill up the preview in a mailbox, so that nothing of the body follows the preheader there. */
const PREVIEW_FILLER = Array.from({ length: 120 }, () => markup`&#847;&zwnj;&nbsp;`);

/** Spaces stand between closing braces: two together would be the end of a placeholder. */
const DARK_STYLE = markup`<style>
@media (prefers-color-scheme: dark) {
.page { background: ${DARK_COLOURS.page} !important; }
.card { background: ${DARK_COLOURS.card} !important; border-color: ${DARK_COLOURS.line} !important; }
.ink { color: ${DARK_COLOURS.ink} !important; }
.muted { color: ${DARK_COLOURS.muted} !important; }
.tint { background: ${DARK_COLOURS.tint} !important; }
.link { color: ${DARK_COLOURS.accent} !important; border-color: ${DARK_COLOURS.accent} !important; }
.fill { background: ${DARK_COLOURS.accent} !important; color: ${DARK_COLOURS.onAccent} !important; }
}
</style>`;

const TABLE = markup`role="presentation" cellpadding="0" cellspacing="0" border="0"`;

/**
 * A whole HTML mail. Language and direction stand on the body's wrapper too, because webmail drops `<html>`; the width
 * stands as an attribute for Outlook, which knows no max-width.
 */
export function mailFrame({ words, subject, preheader, from, card, footer }: MailFrame): string {
  return String(markup`<!DOCTYPE html>
<html lang="${words.tag}" dir="${words.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${subject}</title>
${DARK_STYLE}
</head>
<body class="page" style="margin:0;padding:0;background:${COLOURS.page}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preheader}<span aria-hidden="true">${PREVIEW_FILLER}</span></div>
<div lang="${words.tag}" dir="${words.dir}" class="page" style="background:${COLOURS.page}">
<table ${TABLE} width="100%" bgcolor="${COLOURS.page}" class="page" style="background:${COLOURS.page}">
<tr><td align="center" style="padding:20px 12px 32px">
<table ${TABLE} width="600" style="width:100%;max-width:600px">
<tr><td class="muted" style="padding:0 4px 10px;font:600 15px/1.4 ${FONT};color:${COLOURS.muted}">${from}</td></tr>
<tr><td class="card" bgcolor="${COLOURS.card}" style="padding:28px 24px;background:${COLOURS.card};border:1px solid ${COLOURS.line};border-top:6px solid ${COLOURS.accent};border-radius:8px;overflow-wrap:anywhere;word-break:break-word">
${card}
</td></tr>
<tr><td style="padding:20px 4px 0;overflow-wrap:anywhere;word-break:break-word">
${footer}
</td></tr>
</table>
</td></tr>
</table>
</div>
</body>
</html>
`);
}
