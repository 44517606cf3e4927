/** What forms ask, and what they say when something is wrong. In Spanish. */
export const forms = {};
