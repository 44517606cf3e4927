/**
 * How large an agency file may be: the agency is one item of the table, and an item ends at 400 KB
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html).
 */

/** Bytes of UTF-8: of the file, and of what it says once its `&` and `*` are written out. */
export const LARGEST_FILE = 256 * 1024;

/** Characters. */
export const LONGEST_TEXT = 2000;

/** Lists, contacts, hotlines: more is a slip, and more than a reader would look through. */
export const MOST_ENTRIES = 50;
