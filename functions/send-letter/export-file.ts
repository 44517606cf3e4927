/** What is kept of a person, as the file of their export. */
import type { Agency } from '../../core/agency/agency.ts';
import type { Attachment } from '../../core/email/render-reminder.ts';
import type { Catalogue } from '../../core/languages/catalogue.ts';
import { readKept } from '../../core/letters/read-kept.ts';
import type { ReadPerson } from './read-known.ts';
import type { SendLetterDependencies } from './send-letter-dependencies.ts';

/** Says nothing of what it is about, where it lies among other files. */
const FILE_NAME = 'data.json';

export async function exportFile(
  {
    read: { known, record },
    agency,
    words,
  }: { readonly read: ReadPerson; readonly agency: Agency; readonly words: Catalogue },
  dependencies: SendLetterDependencies,
): Promise<Attachment> {
  const { id, suppression } = known;
  const address = record.profile?.address ?? null;
  const kept = await readKept({ id, record, suppression, address, agency, words }, dependencies);
  const content = `${JSON.stringify(kept, null, 2)}\n`;
  return { fileName: FILE_NAME, contentType: 'application/json', content };
}
