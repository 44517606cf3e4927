/** Asking for one event: reminders, a place, the waiting list, the invitation. In English. */
export const registration = {};
