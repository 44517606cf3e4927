/**
 * Takes a form of a page behind somebody's personal link. The link is a proof that no robot can guess, so the form needs no signed
 * time and no field that only robots fill in, and nobody is slowed down who wants to leave. The one that names another address
 * counts for its network (`manage-routes.ts`).
 */
import type { Context } from 'hono';
import { bodyErrors } from '../../core/forms/body-errors.ts';
import { type FieldNames, type Fields, readFields } from '../../core/forms/fields.ts';
import type { FormError } from '../../core/forms/form-error.ts';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { refusedPage } from '../../core/pages/refused-page.ts';
import { refusal } from './receive-form.ts';

/** What came; `errors` says what could not be read of it. Refused is what no page of ours sends. */
export type ReceivedPersonalForm =
  | { readonly outcome: 'received'; readonly fields: Fields; readonly errors: readonly FormError[] }
  | { readonly outcome: 'refused'; readonly response: Response };

export interface PersonalForm extends FieldNames {
  readonly reader: Reader;
  readonly words: Catalogue;
  readonly siteUrl: string;
}

export async function receivePersonalForm(
  c: Context,
  { reader, words, siteUrl, ...names }: PersonalForm,
): Promise<ReceivedPersonalForm> {
  const body = await c.req.arrayBuffer();
  const refused = refusal(c, siteUrl, body.byteLength);
  if (refused !== null) {
    return { outcome: 'refused', response: await c.html(refusedPage(reader, refused, null), refused) };
  }
  const { fields, bad } = readFields(new Uint8Array(body), names);
  return { outcome: 'received', fields, errors: bodyErrors(bad, { agency: reader.agency, words }) };
}
