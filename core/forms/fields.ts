/** Reads a form's body, `application/x-www-form-urlencoded`, more strictly than browsers write it. */

/** What a form asks for: fields that come once, and fields that may come several times, such as checkboxes. */
export interface FieldNames {
  readonly once: readonly string[];
  readonly many: readonly string[];
}

/** The values of a form's fields by name. Fields that nobody asked for are not among them. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** Why a body is no answer to the form. */
export type BadBody = 'malformed' | 'repeated' | 'controls';

/** One thing that is wrong, and with which field; a malformed body has none. */
export interface BadField {
  readonly because: BadBody;
  readonly field: string | null;
}

export interface ReadBody {
  readonly fields: Fields;
  readonly bad: readonly BadField[];
}

/** C0 and C1 control characters: no field of ours is longer than a line, and they could begin a new header. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

const decode = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

/**
 * The fields of a body. It must be UTF-8, also behind its percent signs, and hold each field of `once` at most once.
 * @see https://url.spec.whatwg.org/#urlencoded-parsing, which repairs what is refused here
 */
export function readFields(body: Uint8Array, { once, many }: FieldNames): ReadBody {
  const pairs = decodedPairs(body);
  if (!pairs) return { fields: new Map(), bad: [{ because: 'malformed', field: null }] };
  const names = [...new Set([...once, ...many])];
  const fields = new Map(
    names.map((name) => [name, pairs.filter(([key]) => key === name).map(([, value]) => value)] as const),
  );
  const bad = names.flatMap((field): BadField[] => {
    const values = fields.get(field) ?? [];
    if (once.includes(field) && values.length > 1) return [{ because: 'repeated', field }];
    return values.some((value) => CONTROLS.test(value)) ? [{ because: 'controls', field }] : [];
  });
  return { fields, bad };
}

function decodedPairs(body: Uint8Array): [string, string][] | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    return text
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const equals = pair.indexOf('=');
        return equals < 0
          ? [decode(pair), '']
          : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
      });
  } catch (error) {
    // Bytes that are no UTF-8, or a percent sign that stands before none.
    if (error instanceof TypeError || error instanceof URIError) return null;
    throw error;
  }
}

/** A field's first value; empty when it did not come. */
export const answerOf = (fields: Fields, name: string): string => fields.get(name)?.[0] ?? '';

/** All of a field's values, each once. */
export const answersOf = (fields: Fields, name: string): string[] => [...new Set(fields.get(name) ?? [])];
