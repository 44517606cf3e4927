/** HTML that escapes by itself: what is interpolated is text, unless it is markup already. */
import { html, raw } from 'hono/html';
import { printable } from './plain-text.ts';

/** Finished HTML. Only `markup` makes it. */
export interface Markup {
  readonly isEscaped: true;
  toString(): string;
}

/** What may be interpolated; nothing is printed for null, undefined and false. */
export type MarkupValue = string | number | Markup | null | undefined | false | readonly MarkupValue[];

/**
 * A template of HTML: `` markup`<p>${text}</p>` ``. Attributes must be quoted. Besides what HTML wants escaped, braces and
 * backslashes of interpolated text become entities, so that in a mail no text can be read as a placeholder.
 */
export function markup(strings: TemplateStringsArray, ...values: MarkupValue[]): Markup {
  const made = html(strings, ...values.map(escaped));
  if (made instanceof Promise) throw new TypeError('Markup holds no promises.');
  return made;
}

function escaped(value: MarkupValue): unknown {
  if (typeof value === 'string') return withoutPlaceholders(printable(value));
  return isMany(value) ? value.map(escaped) : value;
}

const isMany = (value: MarkupValue): value is readonly MarkupValue[] => Array.isArray(value);

/** Most text holds none of these signs, and `html` escapes it like any other. */
const withoutPlaceholders = (text: string): string | Markup =>
  /[{}\\]/.test(text)
    ? raw(String(html`${text}`).replace(/[{}\\]/g, (sign) => `&#${sign.charCodeAt(0)};`))
    : text;
