/**
 * How much a month file may say: a month is one item of the table, and an item ends at 400 KB
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html); its page has to stay light.
 */

/** Bytes of UTF-8: of the file, and of what it says once its `&` and `*` are written out. */
export const LARGEST_MONTH = 256 * 1024;

/** Characters of a text in Markdown, in one language. */
export const LONGEST_PROSE = 10_000;

export const MOST_SECTIONS = 30;

export const MOST_POSTS = 20;
