/** The page of one event, and how it gets into a reader’s own calendar. In English. */
export const eventPage = {};
