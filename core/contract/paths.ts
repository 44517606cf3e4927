/** Paths of our pages that the stack treats apart. */

/** Where the links that let a person leave live below the site's address; its limits are its own. */
export const UNSUBSCRIBE_PATH = '/unsubscribe';
