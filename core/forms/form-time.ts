/**
 * When a form was made, signed into the form: a robot that posts without having asked for the form has no such time, and one
 * that answers faster than anybody can read is asked to press the button once more. Nothing is stored.
 */
import type { LinkKeys } from '../subscribers/link-keys.ts';
import { isSigned, sign } from '../subscribers/signed-link.ts';

/** Nobody reads and fills in a form in less; a browser that fills it in, and one key, can. */
export const FASTEST_MS = 2_000;
/** After this a form is asked again: what stood at it may have changed. */
export const LONGEST_MS = 24 * 60 * 60 * 1000;

const TIME = /^(\d{1,15})\.([a-z0-9]+\.[A-Za-z0-9_-]{22})$/;

const signedParts = (path: string, at: string): string[] => ['form', path, at];

/** `<milliseconds since 1970>.<version>.<mac>` for the form at `path`. */
export function formTime(path: string, madeAt: Date, keys: LinkKeys): string {
  const at = String(madeAt.getTime());
  return `${at}.${sign(signedParts(path, at), keys)}`;
}

/**
 * The time for a form that is shown again because its own was too old or not ours. It has been read already, so the time it takes
 * to read one has passed.
 */
export const formTimeAgain = (path: string, now: Date, keys: LinkKeys): string =>
  formTime(path, new Date(now.getTime() - FASTEST_MS), keys);

/** How a form's time stands: `broken` is none of ours, or one of another form. */
export type FormAge = 'fine' | 'too-fast' | 'too-old' | 'broken';

/** The age of the form at `path` that came back with `time`. */
export function formAge(
  { path, time }: { readonly path: string; readonly time: string },
  now: Date,
  keys: LinkKeys,
): FormAge {
  const [, at, signature] = TIME.exec(time) ?? [];
  if (!at || !signature || !isSigned(signedParts(path, at), signature, keys)) return 'broken';
  const age = now.getTime() - Number(at);
  if (age > LONGEST_MS) return 'too-old';
  return age < FASTEST_MS ? 'too-fast' : 'fine';
}
