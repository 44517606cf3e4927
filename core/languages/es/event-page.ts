/** The page of one event, and how it gets into a reader’s own calendar. In Spanish. */
export const eventPage = {};
