/** What mailings are called, for an operator. */
import { eventStore } from '../core/calendar/event.store.ts';
import { MissingContentError, mailingStore } from '../core/mailing/mailing.store.ts';
import {
  type DigestMailing,
  eventOfMailing,
  type NoticeMailing,
  type ProgrammeMailing,
  type StartedMailing,
} from '../core/mailing/mailing.ts';
import { isToBeTold } from '../core/notices/known-states.ts';
import { type MaterialChange, materialChanges } from '../core/notices/material-facts.ts';
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
  if (mailing.about === 'newsletter') return named(`Newsletter: ${mailing.title}`, '');
  if (mailing.about === 'programme') return named(programmeInWords(mailing), '');
  if (mailing.about === 'digest') return named(digestInWords(mailing), '');
  const event = await eventStore(table).event(eventOfMailing(mailing));
  const about = event?.summary ?? (await subjectOf(mailing, table)) ?? 'An event that is gone';
  if (mailing.about === 'notice') return named(about, changeInWords(mailing));
  return named(about, offsetInWords(mailing.reminder.offset, event?.allDay));
}

const programmeInWords = ({ year, whole }: Pick<ProgrammeMailing, 'year' | 'whole'>): string =>
  whole ? `Programme of ${year}` : `New in the programme of ${year}`;

const digestInWords = ({ rhythm, day }: Pick<DigestMailing, 'rhythm' | 'day'>): string =>
  rhythm === 'daily' ? `Digest of ${day}` : `Digest of the week of ${day}`;

/** What a notice tells of, by the gravest of it. */
const CHANGES: Readonly<Record<MaterialChange, string>> = {
  cancelled: 'told that it is canceled',
  reinstated: 'told that it takes place after all',
  time: 'told of another time',
  place: 'told of another place',
  join: 'told of another link to join',
  tentative: 'told that it may still change',
  confirmed: 'told that it is certain now',
};

function changeInWords({ states, to, changedAt }: NoticeMailing): string {
  const known = states.find((state) => isToBeTold(state, to, changedAt));
  const [gravest] = known ? materialChanges(known.facts, to) : [];
  return gravest ? CHANGES[gravest] : 'told of a change';
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
