/** Formats of dates and times that remember what they told: making and using one costs far more than looking it up. */

/** Moments that one format remembers; a year has fewer. */
const MOST_REMEMBERED = 1_000;

/** Tells a moment once and remembers the words: pages tell the same few moments again and again, and Intl takes its time. */
export class RememberedFormat {
  readonly #format: Intl.DateTimeFormat;
  readonly #told = new Map<string, string>();
  readonly timeZone: string;

  constructor(locale: string, options: Intl.DateTimeFormatOptions) {
    this.#format = new Intl.DateTimeFormat(locale, options);
    this.timeZone = this.#format.resolvedOptions().timeZone;
  }

  format = (moment: Date): string =>
    this.#remembered(`${moment.getTime()}`, () => this.#format.format(moment));

  formatRange = (first: Date, last: Date): string =>
    this.#remembered(`${first.getTime()} ${last.getTime()}`, () => this.#format.formatRange(first, last));

  /** The part's value; empty where the format has no such part. */
  part = (type: Intl.DateTimeFormatPartTypes, moment: Date): string =>
    this.#remembered(`${type} ${moment.getTime()}`, () => {
      const parts = this.#format.formatToParts(moment);
      return parts.find((part) => part.type === type)?.value ?? '';
    });

  #remembered(key: string, tell: () => string): string {
    const told = this.#told.get(key) ?? tell();
    if (this.#told.size >= MOST_REMEMBERED) this.#told.clear();
    this.#told.set(key, told);
    return told;
  }
}

/** Formats that are remembered: those of two languages in a few zones; readers may ask for any zone there is. */
const MOST_FORMATS = 200;

const formats = new Map<string, RememberedFormat>();

/** Making a format costs far more than using one, so each is made once. */
export function rememberedFormat(locale: string, options: Intl.DateTimeFormatOptions): RememberedFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new RememberedFormat(locale, options);
  if (formats.size >= MOST_FORMATS) formats.clear();
  formats.set(key, known);
  return known;
}
