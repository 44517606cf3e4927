/** Where `npm start` keeps its store, clock, schedules, queues and inbox; git ignores it. */
export const LOCAL_FOLDER = '.local';
