/** Paths of our pages that the stack treats apart, or that letters and mailings lead to. */

/** Where the links that let a person leave live below the site's address; its limits are its own. */
export const UNSUBSCRIBE_PATH = '/unsubscribe';

/** Where a person sees and changes what they chose. */
export const MANAGE_PATH = '/manage';

/** Where the links of letters live that wait for a button to be pressed. */
export const CONFIRM_PATH = '/confirm';

/** Where an address says that it is never to be written to again. */
export const STOP_PATH = '/stop';

/** The way out: a neutral page, with nothing of ours left behind. */
export const EXIT_PATH = '/exit';

/** Where a moderator decides on what was submitted. */
export const MODERATE_PATH = '/moderate';

/** Where a subscriber says, once a year, that they still want our mail. */
export const KEEP_PATH = '/keep';
