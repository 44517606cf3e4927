/** Where flyers lie in their bucket: the stack forgets by the first part what was never published. */

/** What the keys begin with of flyers whose submitter has not confirmed them. */
export const FLYERS_UNCONFIRMED = 'unconfirmed/';
/** What the keys begin with of flyers that wait for a decision. */
export const FLYERS_WAITING = 'waiting/';
/** What the keys begin with of flyers that everyone may have. */
export const FLYERS_PUBLISHED = 'published/';
