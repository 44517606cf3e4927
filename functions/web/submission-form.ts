/** The fields of what people submit, and how they are read: the same where it is submitted and where a moderator edits it. */
import type { Fields } from '../../core/forms/fields.ts';
import type { ReadForm } from '../../core/forms/read-form.ts';
import type { UploadNames } from '../../core/forms/upload.ts';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import { dateIn } from '../../core/languages/when.ts';
import type { Reader } from '../../core/pages/page-frame.ts';
import { readSubmittedEvent, readSubmittedResource } from '../../core/submissions/read-submission.ts';
import type { Submitted } from '../../core/submissions/submission.ts';
import type { WebDependencies } from './web-dependencies.ts';

type Names = Omit<UploadNames, 'file'>;

export const SUBMITTED_FIELDS: Readonly<Record<Submitted['type'], Names>> = {
  event: {
    once: ['title', 'kind', 'day', 'last-day', 'from', 'to', 'location', 'conference', 'link', 'contact'],
    lines: ['about', 'presenters'],
    many: [],
  },
  resource: { once: ['title', 'kind', 'by', 'link'], lines: ['about', 'note'], many: [] },
};

/** What was sent, and by whom. */
interface SubmittedForm {
  readonly fields: Fields;
  readonly reader: Reader;
  readonly words: Catalogue;
  /** The day of a published event that is corrected. */
  readonly stands?: string | undefined;
}

export async function readSubmitted(
  type: Submitted['type'],
  { fields, reader, words, stands }: SubmittedForm,
  { events }: Pick<WebDependencies, 'events'>,
): Promise<ReadForm<Submitted>> {
  if (type === 'resource') return readSubmittedResource(fields, { words });
  const years = (await events.heads()).map(({ year }) => year);
  const { timeZone } = reader.agency;
  const today = dateIn(new Date(), timeZone);
  return readSubmittedEvent(fields, { words, years, timeZone, today, stands });
}
