/**
 * How much `resources.yaml` may hold: all resources are one item of the table, and an item ends at 400 KB
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html).
 */

/** Bytes of UTF-8: of the file, and of what it says once its `&` and `*` are written out. */
export const LARGEST_RESOURCES = 256 * 1024;

export const MOST_RESOURCES = 500;

/** Topics to choose from, and topics of one resource: more than a reader would look through. */
export const MOST_TOPICS = 30;
