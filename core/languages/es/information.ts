/** Safety, privacy, accessibility, and what to do when a page fails. In Spanish. */
export const information = {};
