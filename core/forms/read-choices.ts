/** Reads what forms ask for. The fields' ids and names are the same everywhere: `address`, `language`, `style`, `rhythm`, `lists`. */
import type { Agency } from '../agency/agency.ts';
import { STYLES, type Style } from '../agency/style.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { offeredLanguages } from '../languages/languages.ts';
import { type Address, BadAddressError, parseAddress } from '../subscribers/address.ts';
import { RHYTHMS, type Rhythm } from '../subscribers/rhythm.ts';
import { seenField } from './body-errors.ts';
import { domainMeantBy } from './domain-meant.ts';
import { answerOf, answersOf, type Fields } from './fields.ts';
import { type Read, read, refuse } from './form-error.ts';
import { ADDRESS_SEEN } from './hidden-fields.ts';

/** The address; a domain that looks misspelt is asked about once. */
export function readAddress(fields: Fields, { forms }: Catalogue): Read<Address> {
  const typed = answerOf(fields, 'address');
  try {
    const address = parseAddress(typed);
    const meant = domainMeantBy(address);
    if (meant === null || answerOf(fields, ADDRESS_SEEN) === typed) return read(address);
    return refuse('address', fill(forms.errors.misspelt, { domain: meant }));
  } catch (error) {
    if (!(error instanceof BadAddressError)) throw error;
    return refuse('address', forms.errors.address[error.because]);
  }
}

/** The language to write in: one of the agency's that there are words in. */
export function readLanguage(fields: Fields, agency: Agency, { forms }: Catalogue): Read<string> {
  const wanted = answerOf(fields, 'language');
  const found = offeredLanguages(agency).find(({ tag }) => tag === wanted);
  return found ? read(found.tag) : refuse(seenField('language', agency), forms.errors.language);
}

export function readStyle(fields: Fields, { forms }: Catalogue): Read<Style> {
  const wanted = answerOf(fields, 'style');
  const style = STYLES.find((each) => each === wanted);
  return style ? read(style) : refuse('style', forms.errors.style);
}

/** A form that does not ask leaves it as it is. */
export function readRhythm(fields: Fields, { rhythm }: Catalogue, standing: Rhythm = 'each'): Read<Rhythm> {
  const wanted = answerOf(fields, 'rhythm');
  const found = RHYTHMS.find((each) => each === (wanted || standing));
  return found ? read(found) : refuse('rhythm', rhythm.error);
}

/** The ids of the lists that were ticked, at least one, in the agency's order. */
export function readLists(fields: Fields, { lists }: Agency, { forms }: Catalogue): Read<string[]> {
  const wanted = answersOf(fields, 'lists');
  if (wanted.length === 0) return refuse('lists', forms.errors.noList);
  const known = lists.map(({ id }) => id);
  if (!wanted.every((id) => known.includes(id))) return refuse('lists', forms.errors.unknownList);
  return read(known.filter((id) => wanted.includes(id)));
}
