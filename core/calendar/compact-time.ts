/** Times as iCalendar writes them, of those that ISO 8601 spells out. */

/** An instant as `20260112T210000Z`, a wall clock's time as `20260112T130000`; of fractions of a second nothing is kept. */
export const compactTime = (time: string): string => time.replace(/\.\d+|[-:]/g, '');
