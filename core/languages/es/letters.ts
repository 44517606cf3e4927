/** What letters say: one message to one person, because they asked. In Spanish. */
export const letters = {};
