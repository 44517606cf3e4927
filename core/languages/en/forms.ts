/** What forms ask, and what they say when something is wrong. In English. */
export const forms = {};
