/** What is wrong with a form, said to whoever filled it in; and what a field was read as. */

/** One error. `field` is the id of the field it stands at and links to; null when it is of the form as a whole. */
export interface FormError {
  readonly field: string | null;
  readonly message: string;
  /** Nothing is wrong with the form: it is only to be sent once more. */
  readonly onlyAgain?: true;
}

/** A field that was read, or why it could not be. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: FormError };

export const read = <T>(value: T): Read<T> => ({ ok: true, value });
export const refuse = (field: string | null, message: string): { ok: false; error: FormError } => ({
  ok: false,
  error: { field, message },
});
