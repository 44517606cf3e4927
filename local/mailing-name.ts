/** What mailings are called, for an operator. */
import { eventStore } from '../core/calendar/event.store.ts';
import { MissingContentError, mailingStore } from '../core/mailing/mailing.store.ts';
import type { StartedMailing } from '../core/mailing/mailing.ts';
import type { Table } from '../core/runtime/table.client.ts';
import { offsetInWords } from './offset-in-words.ts';

/** What a mailing is called. */
export interface Name {
  /** All of it: `Information session, 1 day before`. */
  readonly title: string;
  /** The event's title, or what else it is about. */
  readonly about: string;
  /** `1 day before`; empty for a mailing that is no reminder. */
  readonly which: string;
}

/** By its event as it is called now; where that is gone, by what the mail said. */
export async function nameOf(mailing: StartedMailing, table: Table): Promise<Name> {
  if (mailing.about === 'check-in') return named(`Yearly check-in ${mailing.year}`, '');
  const event = await eventStore(table).event(mailing.reminder);
  const about = event?.summary ?? (await subjectOf(mailing, table)) ?? 'An event that is gone';
  return named(about, offsetInWords(mailing.reminder.offset, event?.allDay));
}

const named = (about: string, which: string): Name => ({
  title: which === '' ? about : `${about}, ${which}`,
  about,
  which,
});

async function subjectOf(mailing: StartedMailing, table: Table): Promise<string | null> {
  const variant = mailing.variants.find(({ style }) => style === 'open') ?? mailing.variants[0];
  if (!variant) return null;
  try {
    return (await mailingStore(table).content(mailing.id, variant)).subject;
  } catch (error) {
    if (error instanceof MissingContentError) return null;
    throw error;
  }
}
