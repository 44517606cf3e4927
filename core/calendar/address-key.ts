/** Tells whether two web addresses open the same page, however they are written. */

/**
 * The same text for every spelling of one address: the scheme, the host's case, `&amp;` for `&`, slashes at the end and
 * the place within the page (`#…`) make no difference. What is no address stands as it is.
 */
export function addressKey(text: string): string {
  const url = URL.parse(text.replaceAll('&amp;', '&'));
  if (url === null || url.host === '') return text;
  return `${url.host}${withoutEndSlashes(url.pathname)}${withoutEndSlashes(url.search)}`;
}

/** The lookbehind tries each run of slashes once, so that the work grows as the text does. */
const withoutEndSlashes = (text: string): string => text.replace(/(?<!\/)\/+$/, '');
