/** What letters say: one message to one person, because they asked. In English. */
export const letters = {};
