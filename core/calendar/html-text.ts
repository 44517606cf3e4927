/** Text that a program wrote as HTML, as the plain text that people would read: Google does so in DESCRIPTION, Outlook in X-ALT-DESC. */
import { compile, type FormatCallback } from 'html-to-text';
import { withoutDetours } from './detour.ts';

/** What only a text in HTML has. `a`, `b` and the like count when they are closed: "a <b> c" may be meant as it stands. */
const BLOCK =
  /<(?:br|p|div|ul|ol|li|h[1-6]|table|tr|td|hr|span|font|html|body|blockquote|pre)(?:\s[^<>]*)?\/?>/i;
const INLINE = /<(a|b|i|u|s|em|strong|small|sub|sup|code|strike)(?:\s[^<>]*)?>/i;
const CLOSING = /<\/(?:a|b|i|u|s|em|strong|small|sub|sup|code|strike)>/i;

/** Whether a text is HTML: one that only has a `<` in it, or an address in angle brackets, is not. */
export const isHtml = (text: string): boolean =>
  text.includes('<') && (BLOCK.test(text) || (INLINE.test(text) && CLOSING.test(text)));

/** Characters: more is left as it stands, and then is too long a description. Outlook writes much around little. */
const LONGEST_HTML = 300_000;
/** Reading takes time that grows as the square of the tags left open. */
const MOST_TAGS = 10_000;
const DEEPEST = 100;

/** The text of some HTML, addresses of its links included; a text that is too much of it stands as it is. */
export function htmlText(html: string): string {
  if (html.length > LONGEST_HTML || html.split('<').length > MOST_TAGS) return html;
  return tidy(convert(html));
}

/** Where paragraphs are told by tags, the lines of the source mean nothing; else they do, as in Google's descriptions. */
const PARAGRAPHS = /<(?:p|div|table|html|body)[\s>]/i;
/** Behind these a line begins anyway. */
const ENDING_A_LINE = /(<(?:br|\/?(?:ul|ol|li|h[1-6]))\s*\/?>)\s*\n/gi;

function convert(html: string): string {
  return PARAGRAPHS.test(html) ? asDocument(html) : asLines(html.replace(ENDING_A_LINE, '$1'));
}

/** `text (https://…)`, or the address alone where the text says no more; other schemes than these lead nowhere from a mail. */
const link: FormatCallback = ({ attribs, children }, walk, builder) => {
  const address = leadingTo(attribs?.href?.trim() ?? '');
  let said = '';
  builder.pushWordTransform((text: string) => {
    said += text;
    return text;
  });
  walk(children, builder);
  builder.popWordTransform();
  if (address === null || saysSame(said, address)) return;
  builder.addInline(said === '' ? address : ` (${address})`, { noWordTransform: true });
};

const MAIL = /^mailto:([^\s?]+)/i;
const WEB = /^https?:\/\/\S+$/i;

/** Where a link leads, as people write it; null where it is nothing that a reader could follow. */
function leadingTo(href: string): string | null {
  const mail = MAIL.exec(href)?.[1];
  if (mail !== undefined) return mail;
  return WEB.test(href) ? withoutDetours(href) : null;
}

const saysSame = (said: string, address: string): boolean => bare(said) === bare(address);
const bare = (address: string): string =>
  address
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '');

const options = {
  wordwrap: false,
  formatters: { link },
  limits: { maxDepth: DEEPEST, ellipsis: '…' },
  selectors: [
    { selector: 'a', format: 'link' },
    { selector: 'img', format: 'skip' },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ...['td', 'th'].map((selector) => ({ selector, format: 'inlineSurround', options: { suffix: ' ' } })),
    { selector: 'ul', options: { itemPrefix: '- ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'hr', format: 'blockString', options: { string: '' } },
    ...['script', 'style', 'head', 'title', 'template', 'noscript', 'svg', 'iframe', 'object'].map(
      (selector) => ({
        selector,
        format: 'skip',
      }),
    ),
  ],
} as const;

const asDocument = compile({ ...options, selectors: [...options.selectors], preserveNewlines: false });
const asLines = compile({ ...options, selectors: [...options.selectors], preserveNewlines: true });

/** No more than one empty line, none at the ends, no blanks at the ends of lines. */
const tidy = (text: string): string =>
  text
    .replaceAll('\u00A0', ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** A text in which characters are spelled as HTML has them, such as `Q&amp;A`; what is none of those stands as it is. */
export const decodeEntities = (text: string): string =>
  text.includes('&') ? text.replace(/&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});/gi, entity) : text;

const known = new Map<string, string>();

function entity(written: string): string {
  const standing = known.get(written);
  if (standing !== undefined) return standing;
  const decoded = asDocument(`<b>x${written}x</b>`).slice(1, -1).replace('\u00A0', ' ');
  // `&nothing;` begins with `&not`, which HTML allows without a semicolon: nobody meant that.
  const character = [...decoded].length <= 2 ? decoded : written;
  if (known.size < MOST_KNOWN) known.set(written, character);
  return character;
}

const MOST_KNOWN = 1000;
