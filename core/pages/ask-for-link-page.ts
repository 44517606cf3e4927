/** Asking for the link to one's own choices, which comes by letter. */
import { MANAGE_PATH } from '../contract/paths.ts';
import { markup } from '../email/markup.ts';
import { fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import { privacyNotice, safetyNote } from './form-notices.ts';
import { addressField, errorSummary, formFrame, formProof, formTitle, type ShownForm } from './form-parts.ts';
import { pageFrame, type Reader } from './page-frame.ts';

export function askForLinkPage({ form, ...reader }: Reader & { readonly form: ShownForm }): string {
  const { agency, language } = reader;
  const words = catalogueFor(language, agency);
  const { title, lead, inMail, whyAddress, button } = words.askForLink;
  const main = markup`<div class="narrow">${errorSummary(form.errors, words)}
<h1>${title}</h1>
<p class="lead">${fill(lead, { agency: agency.shortName })}</p>
<p>${inMail}</p>
${formFrame({ ...reader, language: words.tag, path: MANAGE_PATH, button }, [
  formProof(form.madeAt, words),
  safetyNote(reader, words),
  addressField(form, words, whyAddress),
  privacyNotice(reader, words),
])}</div>`;
  return pageFrame({ agency, words, title: formTitle(title, form.errors, words), main, path: MANAGE_PATH });
}
