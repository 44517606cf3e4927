/** Submitting an event of one's own, or sharing a resource. */
import { markup } from '../email/markup.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { catalogueFor } from '../languages/languages.ts';
import type { Submitted } from '../submissions/submission.ts';
import { SUBMIT_EVENT_PATH, SUBMIT_RESOURCE_PATH } from './addresses.ts';
import { safetyNote, submissionNotice } from './form-notices.ts';
import { addressField, errorSummary, formFrame, formProof, formTitle, type ShownForm } from './form-parts.ts';
import { pageFrame, type Reader } from './page-frame.ts';
import { flyerField, submissionFields } from './submission-fields.ts';

/** Where each is submitted. */
export const SUBMIT_PATHS = {
  event: SUBMIT_EVENT_PATH,
  resource: SUBMIT_RESOURCE_PATH,
} as const satisfies Record<Submitted['type'], string>;

export interface SubmitPageInput extends Reader {
  readonly type: Submitted['type'];
  readonly form: ShownForm;
}

export function submitPage({ type, form, ...reader }: SubmitPageInput): string {
  const { agency, language } = reader;
  const words = catalogueFor(language, agency);
  const { submissions } = words;
  const { title, lead, about, button } = submissions[type];
  const path = SUBMIT_PATHS[type];
  const main = markup`<div class="narrow">${errorSummary(form.errors, words)}
<h1>${title}</h1>
<p class="lead">${fill(lead, { agency: agency.shortName })}</p>
${formFrame({ ...reader, language: words.tag, path, button, upload: true }, [
  formProof(form.madeAt, words),
  markup`<h2>${about}</h2>`,
  submissionFields(type, { form, words, agency }),
  type === 'event' && flyerField({ form, words }),
  markup`<h2>${submissions.you}</h2>`,
  safetyNote(reader, words),
  addressField(form, words, submissions.whyAddress),
  submissionNotice(reader, words),
  markup`<p>${submitConsent(reader, words)}</p>`,
])}</div>`;
  return pageFrame({ agency, words, title: formTitle(title, form.errors, words), main, path });
}

/** To what whoever presses the button agrees. */
export const submitConsent = ({ agency }: Pick<Reader, 'agency'>, { submissions }: Catalogue): string =>
  fill(submissions.consent, { agency: agency.name });
