/** Asking for one event: reminders, a place, the waiting list, the invitation. In Spanish. */
export const registration = {};
