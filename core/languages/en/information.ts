/** Safety, privacy, accessibility, and what to do when a page fails. In English. */
export const information = {};
