/**
 * Is what came an answer to our form, from a person, and readable? What its fields say is read after that, and only then whether it
 * came too fast.
 */
import type { Agency } from '../agency/agency.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import type { LinkKeys } from '../subscribers/link-keys.ts';
import { bodyErrors } from './body-errors.ts';
import { answerOf, type FieldNames, type Fields, type ReadBody, readFields } from './fields.ts';
import type { FormError } from './form-error.ts';
import { type FormAge, formAge, formTimeAgain } from './form-time.ts';
import { HIDDEN_FIELDS, LEAVE_EMPTY, MADE_AT } from './hidden-fields.ts';

/** A form and the fields it asks for. */
export interface AskedForm extends FieldNames {
  /** The path to which the form's time is bound: where the form stands, without the token of a personal link. */
  readonly path: string;
  /** Fields of its own at which an error can stand, beside those that every form shows. */
  readonly shows?: readonly string[];
}

export type Judgement =
  | {
      readonly outcome: 'received';
      readonly fields: Fields;
      /** The form's time as it came: a form shown again keeps it, so that a quick correction is not too quick. */
      readonly madeAt: string;
      /** Faster than anybody reads, unless the browser filled it in: if nothing else is wrong, it is asked for once more. */
      readonly tooFast: boolean;
    }
  /** Sent by a robot: answer exactly as for success, and do nothing. */
  | { readonly outcome: 'robot' }
  /** The form is to be shown again, with these errors and this time. */
  | {
      readonly outcome: 'unreadable';
      readonly fields: Fields;
      readonly errors: readonly FormError[];
      readonly madeAt: string;
    };

export interface Judging {
  readonly now: Date;
  readonly keys: LinkKeys;
  readonly agency: Agency;
  readonly words: Catalogue;
}

export const judgeForm = (body: Uint8Array, form: AskedForm, judging: Judging): Judgement =>
  judgeAnswer(readFields(body, { once: [...HIDDEN_FIELDS, ...form.once], many: form.many }), form, judging);

/** The same of an answer that was read already. */
export function judgeAnswer(
  answer: ReadBody,
  form: Pick<AskedForm, 'path' | 'shows'>,
  judging: Judging,
): Judgement {
  const { now, keys } = judging;
  const { fields } = answer;
  const madeAt = answerOf(fields, MADE_AT);
  const age = formAge({ path: form.path, time: madeAt }, now, keys);
  if (answerOf(fields, LEAVE_EMPTY) !== '') return { outcome: 'robot' };
  const errors = errorsOf(answer, age, { ...judging, shows: form.shows ?? [] });
  if (errors.length === 0) return { outcome: 'received', fields, madeAt, tooFast: age === 'too-fast' };
  return {
    outcome: 'unreadable',
    fields,
    errors,
    madeAt: stands(age) ? madeAt : formTimeAgain(form.path, now, keys),
  };
}

/** Whether a form shown again keeps its time: what was too fast is not any more once that time has passed. */
const stands = (age: FormAge): boolean => age === 'fine' || age === 'too-fast';

/** Only a body that could be read is asked how old it is. */
function errorsOf(
  { bad }: ReadBody,
  age: FormAge,
  { agency, words, shows }: Judging & { readonly shows: readonly string[] },
): FormError[] {
  const errors = bodyErrors(bad, { agency, words, shows });
  return errors.length > 0 || stands(age) ? errors : [{ field: null, message: words.forms.errors.tooOld }];
}
