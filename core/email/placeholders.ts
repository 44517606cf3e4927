/**
 * A message is rendered once per mailing, language and style; only what differs from person to person is left for SES
 * to put in. SES reads `{{name}}` as a placeholder, escapes nothing it puts in, and reads values no second time.
 * @see https://docs.aws.amazon.com/ses/latest/dg/send-personalized-email-advanced.html
 */
import { markup } from './markup.ts';
import { printable } from './plain-text.ts';

const SIGNS: Readonly<Record<string, string>> = { '{': '{{ob}}', '}': '{{cb}}', '\\': '{{bs}}' };

/** Values that every message needs: the signs which `literal` takes out of its text. */
export const SHARED_DATA: Readonly<Record<string, string>> = { ob: '{', cb: '}', bs: '\\' };

/**
 * Text for a subject or a plain-text part in which SES finds no placeholder of its own: braces, and the backslash that
 * would take the meaning from a placeholder after it, become placeholders themselves. HTML needs none of it: `markup`
 * writes the three as entities.
 */
export function literal(text: string): string {
  return printable(text).replace(/[{}\\]/g, (sign) => SIGNS[sign] ?? sign);
}

/** What `personalData` needs to know of one recipient. */
export interface Person {
  /** An address of our own pages: letters, digits and the signs of a plain path, and the language of the page. */
  readonly unsubscribeUrl: string;
  /** The same for the person's own choices. */
  readonly manageUrl: string;
  /** Where the person says that they still want our mail; only a check-in asks. */
  readonly keepUrl?: string;
  /** The lists through which this mailing reaches the person, in the person's language. */
  readonly listNames: readonly string[];
}

/** Nothing that means something in HTML or to SES; the page's language may follow the path. */
const PLAIN_ADDRESS = /^https?:\/\/[\w.:-]+(?:\/[\w.~%+-]*)*(?:\?language=[A-Za-z0-9-]+)?$/;

/**
 * The replacement data of one recipient, for the placeholders `{{unsubscribe}}`, `{{manage}}`, `{{lists_text}}` and
 * `{{lists_html}}`, and where the person has that link `{{keep}}`; to be merged with `SHARED_DATA`.
 * @throws {Error} when an address holds more than a plain path and a language, for it stands unescaped in HTML.
 */
export function personalData({
  unsubscribeUrl,
  manageUrl,
  keepUrl,
  listNames,
}: Person): Record<string, string> {
  if (![unsubscribeUrl, manageUrl, keepUrl ?? manageUrl].every((address) => PLAIN_ADDRESS.test(address))) {
    throw new Error(
      'A personal link must be a plain web address, without quotes, braces or a query but the language.',
    );
  }
  const lists = printable(listNames.join(', '));
  return {
    unsubscribe: unsubscribeUrl,
    manage: manageUrl,
    ...(keepUrl !== undefined && { keep: keepUrl }),
    lists_text: lists,
    lists_html: String(markup`${lists}`),
  };
}
