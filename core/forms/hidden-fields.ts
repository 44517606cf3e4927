/** The fields of our forms that people do not see. */

/** When the form was made, signed (`form-time.ts`). */
export const MADE_AT = 'made-at';
/** Stays empty, unless a robot fills in all it finds. No browser knows the name, and so none fills it in by itself. */
export const LEAVE_EMPTY = 'homepage';
/** The address that was asked about, when the form is shown again: sent once more, it is taken as it is. */
export const ADDRESS_SEEN = 'address-seen';

/** What every form brings beside its own fields, each once. */
export const HIDDEN_FIELDS: readonly string[] = [MADE_AT, LEAVE_EMPTY, ADDRESS_SEEN];
