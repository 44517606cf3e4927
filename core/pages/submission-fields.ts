/** The fields of what people submit: the same where it is submitted and where a moderator edits it. */
import { type Markup, type MarkupValue, markup } from '../email/markup.ts';
import { answerOf } from '../forms/fields.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { zoneInWords } from '../languages/when.ts';
import { LONGEST } from '../submissions/read-submission.ts';
import { SUBMITTED_KINDS, SUBMITTED_RESOURCES, type Submitted } from '../submissions/submission.ts';
import { choicesField, described, errorAt, errorLine, type ShownForm } from './form-parts.ts';
import type { Reader } from './page-frame.ts';

interface Asked {
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
}

interface Asking {
  readonly form: ShownForm;
  readonly words: Catalogue;
}

/** Label, hint and error around an input, which `input` makes. */
function fieldAround(
  { field, label, hint, isOptional = false }: Asked,
  { form, words }: Asking,
  input: (attributes: MarkupValue) => Markup,
): Markup {
  const error = errorAt(field, form.errors);
  const describedBy = described([hint && `${field}-hint`, error && `${field}-error`]);
  return markup`<div class="field${error && ' wrong'}">
<label for="${field}">${label}${isOptional && markup` <span class="quiet">${words.submissions.optional}</span>`}</label>
${hint && markup`<p class="hint" id="${field}-hint">${hint}</p>`}
${errorLine(error, words)}
${input(markup` id="${field}" name="${field}"${describedBy}${error && markup` aria-invalid="true"`}`)}
</div>`;
}

/** One line. Days and times are typed, too: what browsers make of such fields takes many stops of the keyboard, and differs in each. */
const line = (
  asked: Asked & { readonly type?: 'text' | 'url'; readonly most?: number },
  asking: Asking,
): Markup =>
  fieldAround(
    asked,
    asking,
    (attributes) =>
      markup`<input type="${asked.type ?? 'text'}"${attributes}${asked.most && markup` maxlength="${asked.most}"`} value="${answerOf(asking.form.answers, asked.field)}">`,
  );

/** Several lines. */
export const lines = (
  asked: Asked & { readonly rows: number; readonly most: number },
  asking: Asking,
): Markup =>
  fieldAround(
    asked,
    asking,
    (attributes) =>
      markup`<textarea rows="${asked.rows}" maxlength="${asked.most}"${attributes}>${answerOf(asking.form.answers, asked.field)}</textarea>`,
  );

export const flyerField = (asking: Asking): Markup => {
  const { fields } = asking.words.submissions;
  const asked = { field: 'flyer', label: fields.flyer, hint: fields.flyerHint, isOptional: true };
  return fieldAround(
    asked,
    asking,
    (attributes) => markup`<input type="file" accept=".pdf,.txt,application/pdf,text/plain"${attributes}>`,
  );
};

export const submissionFields = (
  type: Submitted['type'],
  asking: Asking & { readonly agency: Reader['agency'] },
): Markup => (type === 'event' ? eventFields(asking, asking.agency) : resourceFields(asking));

function kindField(choices: readonly { value: string; label: string }[], { form, words }: Asking): Markup {
  const { answers, errors } = form;
  const legend = words.submissions.fields.kind;
  const chosen = [answerOf(answers, 'kind')];
  return choicesField({ field: 'kind', kind: 'radio', legend, choices, chosen, errors }, words);
}

function titleField(asking: Asking): Markup {
  const { fields } = asking.words.submissions;
  return line({ field: 'title', label: fields.title, most: LONGEST.title }, asking);
}

function aboutField(asking: Asking): Markup {
  const { fields } = asking.words.submissions;
  const hint = fill(fields.aboutHint, { most: String(LONGEST.about) });
  return lines({ field: 'about', label: fields.about, hint, rows: 8, most: LONGEST.about }, asking);
}

function eventFields(asking: Asking, agency: Reader['agency']): Markup {
  const { words } = asking;
  const { fields } = words.submissions;
  const kinds = SUBMITTED_KINDS.map((value) => ({ value, label: words.kindLabels[value] }));
  const zone = fill(fields.timeHint, { zone: zoneInWords(agency.timeZone, words) });
  return markup`${titleField(asking)}
${kindField(kinds, asking)}
<div class="pair">${line({ field: 'day', label: fields.day, hint: fields.dayHint }, asking)}
${line({ field: 'last-day', label: fields.lastDay, hint: fields.lastDayHint, isOptional: true }, asking)}</div>
<div class="pair">${line({ field: 'from', label: fields.from, hint: zone }, asking)}
${line({ field: 'to', label: fields.to, hint: zone }, asking)}</div>
${line({ field: 'location', label: fields.location, hint: fields.locationHint, most: LONGEST.location }, asking)}
${line({ field: 'conference', label: fields.conference, hint: fields.linkHint, type: 'url', most: LONGEST.link, isOptional: true }, asking)}
${line({ field: 'link', label: fields.link, hint: fields.linkHint, type: 'url', most: LONGEST.link, isOptional: true }, asking)}
${lines({ field: 'presenters', label: fields.presenters, hint: fields.presentersHint, rows: 3, most: LONGEST.presenters }, asking)}
${aboutField(asking)}
${line({ field: 'contact', label: fields.contact, hint: fields.contactHint, most: LONGEST.contact }, asking)}`;
}

function resourceFields(asking: Asking): Markup {
  const { fields, kinds } = asking.words.submissions;
  const choices = SUBMITTED_RESOURCES.map((value) => ({ value, label: kinds[value] }));
  return markup`${kindField(choices, asking)}
${titleField(asking)}
${line({ field: 'by', label: fields.by, most: LONGEST.by, isOptional: true }, asking)}
${line({ field: 'link', label: fields.resourceLink, hint: fields.linkHint, type: 'url', most: LONGEST.link }, asking)}
${aboutField(asking)}
${lines({ field: 'note', label: fields.note, hint: fields.noteHint, rows: 2, most: LONGEST.note, isOptional: true }, asking)}`;
}
