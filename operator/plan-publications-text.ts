/** What a plan says of newsletter issues, month files and resources. */
import type { Agency } from '../core/agency/agency.ts';
import type { PlannedPublication, PlannedSending } from '../core/plan/planned-publications.ts';
import { counted } from './counted.ts';
import { instantIn } from './local-time.ts';
import { plain } from './mailings-list.ts';
import { wrap } from './wrapped-text.ts';

const FATES: Readonly<Record<PlannedPublication['fate'], string>> = {
  added: '+ new',
  changed: '~ changed',
  gone: '- gone',
};

/** A line for each, and below a newsletter issue who gets it when. */
export const publicationLines = (
  publications: readonly PlannedPublication[],
  agency: Pick<Agency, 'timeZone'>,
): string[] =>
  publications.flatMap((planned) => [
    ...wrap(`${FATES[planned.fate]}: ${nameOf(planned)}`, '', '    '),
    ...(planned.sending ? wrap(sendingInWords(planned.sending, agency), '    ', '    ') : []),
  ]);

function nameOf({ publication }: PlannedPublication): string {
  if (publication.kind === 'month') return `the month file ${publication.name}.yaml`;
  if (publication.kind === 'resources') return 'the resources';
  return `newsletter issue ${publication.name}, “${plain(publication.content.title)}”`;
}

function sendingInWords(sending: PlannedSending, { timeZone }: Pick<Agency, 'timeZone'>): string {
  if (sending.outcome === 'went-out') return 'it has gone out: the archive alone says what it says now';
  if (sending.outcome === 'kept')
    return 'kept in the archive and mailed to nobody, for its moment has passed or it has none';
  const { people, list, sendAt } = sending;
  return `goes to about ${counted(people, 'person', 'people')} of ${list} on ${instantIn(timeZone, sendAt)}`;
}
