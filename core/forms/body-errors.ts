/** What is wrong with a form's body, said at the fields that people see; the summary above a form leads to no other. */
import type { Agency } from '../agency/agency.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { offeredLanguages } from '../languages/languages.ts';
import type { BadField } from './fields.ts';
import type { FormError } from './form-error.ts';

/** Those that every form which asks for them shows. Buttons and hidden fields bring the others, and some pages show none of theirs. */
const ALWAYS_SEEN = ['address', 'lists', 'style', 'rhythm'];

/** Where there is one language only, nobody is asked for it. */
export const isLanguageAsked = (agency: Pick<Agency, 'languages'>): boolean =>
  offeredLanguages(agency).length > 1;

/** The field at which an error of `field` stands; null when people don't see it, so that the error is of the form as a whole. */
export function seenField(field: string, agency: Pick<Agency, 'languages'>): string | null {
  const isSeen = field === 'language' ? isLanguageAsked(agency) : ALWAYS_SEEN.includes(field);
  return isSeen ? field : null;
}

/** The errors of a body, in its fields' order. */
export const bodyErrors = (
  bad: readonly BadField[],
  {
    agency,
    words: { forms },
    shows = [],
  }: {
    readonly agency: Pick<Agency, 'languages'>;
    readonly words: Catalogue;
    /** Fields that this form shows beside those. */
    readonly shows?: readonly string[];
  },
): FormError[] =>
  bad.map(({ because, field }) => ({
    field: field === null || shows.includes(field) ? field : seenField(field, agency),
    message: forms.errors[because],
  }));
