/** Reads what we wrote as others will: SES its templates, a browser its HTML. */
import fc from 'fast-check';
import Handlebars from 'handlebars';
import { personalData, SHARED_DATA } from '../../core/email/placeholders.ts';

export const UNSUBSCRIBE_URL = 'https://events.example.org/unsubscribe/month-events/0123/k1.AbC_d-9';
export const MANAGE_URL = 'https://events.example.org/manage/0123/k1.AbC_d-9';

/** A template with one person's data put in, as SES does it: strictly, and escaping nothing. */
export function delivered(template: string, listNames: readonly string[] = ['January events']): string {
  const links = { unsubscribeUrl: UNSUBSCRIBE_URL, manageUrl: MANAGE_URL };
  const data = { ...SHARED_DATA, ...personalData({ ...links, listNames }) };
  return Handlebars.compile(template, { noEscape: true, strict: true })(data);
}

/** The names of a template's placeholders; anything but a simple one counts by its type. */
export function placeholdersIn(template: string): Set<string> {
  const statements = Handlebars.parse(template).body.filter(({ type }) => type !== 'ContentStatement');
  return new Set(
    statements.map((statement) =>
      statement.type === 'MustacheStatement'
        ? ((statement as hbs.AST.MustacheStatement).path as hbs.AST.PathExpression).original
        : statement.type,
    ),
  );
}

const TAG = /<(\/?[a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>/g;
const DOCTYPE = '<!DOCTYPE html>';

/** The tags of an HTML text in order, each with the names of its attributes: `a href class`. */
export function tagsIn(html: string): string[] {
  return [...html.matchAll(TAG)].map(([, name = '', attributes = '']) =>
    [name, ...attributes.replace(/="[^"]*"/g, '').split(/\s+/)].filter(Boolean).join(' '),
  );
}

/** Where the links of an HTML text lead. */
export const linksIn = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*\bhref="([^"]*)"/g)].map(([, href = '']) => decoded(href));

/** What is left of an HTML text when its tags are taken out: never a sign that could open or close one. */
export const withoutTags = (html: string): string =>
  html
    .replace(DOCTYPE, '')
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<\/?(?:a|b|span|strong|time)\b[^<>]*>/g, '')
    .replace(TAG, ' ');

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  zwnj: '\u200c',
};

export const decoded = (html: string): string =>
  html.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string, name: string) =>
    code === undefined ? (ENTITIES[name] ?? '?') : String.fromCodePoint(Number(code)),
  );

/** The words a reader sees. */
export const readable = (html: string): string => asWords(decoded(withoutTags(html)));

/** Text as its words, with one space between them: line ends and indentation are layout, control characters nothing. */
export const asWords = (text: string): string =>
  text
    .replace(/[\s\u0085]+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(/ +/g, ' ')
    .toWellFormed()
    .trim();

/** Text as somebody might have it who means harm, or who just likes braces. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        '{{unsubscribe}}',
        '{{{lists_html}}}',
        '{{#if ob}}',
        '{{!-- ',
        '\\{{ob}}',
        '\\\\{{',
        '{',
        '}}',
        '\\',
        '<script>alert(1)</script>',
        '</td></table>',
        '" onmouseover="alert(1)',
        "' style='x",
        '<!--',
        '-->',
        '&amp;&#123;',
        '\r\nBcc: everyone@example.org\r\n\r\n',
        '👩‍👩‍👧 #WearBlueDay',
        'https://example.org/{{x}}?a="b"&c=<d>',
        'javascript:alert(1)',
        'someone@example.org',
        ' ',
        'half a pair \ud800',
      ),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => asWords(text) !== '');
