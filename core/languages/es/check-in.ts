/** Once a year: does somebody still want our mail? In Spanish. */
export const checkIn = {};
