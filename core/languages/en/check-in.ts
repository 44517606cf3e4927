/** Once a year: does somebody still want our mail? In English. */
export const checkIn = {};
