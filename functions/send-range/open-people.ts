/** Whose fate is open among the people of a range: everyone else is skipped, and the ledger says why. */
import type { LedgerEntry } from '../../core/mailing/ledger.ts';
import { isOfUse } from '../../core/mailing/mailing.ts';
import type { Recipient } from '../../core/mailing/merge-people.ts';
import { askForLetters, partedBySeat } from './by-letter.ts';
import { readRange } from './read-range.ts';
import { silentAmong, silentSinceOf } from './silent.ts';
import { skip } from './skip.ts';
import type { Work } from './work.ts';

/** What is known of people, by their ids. */
export type Fates = ReadonlyMap<string, LedgerEntry>;

/** Whether somebody is still to be sent to. */
export const isOpen = (entry: LedgerEntry | undefined): boolean => !entry || entry.state === 'pending';

const idsOf = (people: readonly Recipient[]): string[] => people.map(({ id }) => id);

/** Those of a range who are still to be sent to. */
export interface OpenPeople {
  /** Never begun with. */
  readonly fresh: readonly Recipient[];
  /** Refused for now by an earlier try. */
  readonly refused: readonly Recipient[];
}

/** Reads the range, and writes down whoever is skipped. */
export async function openPeople(known: Fates, work: Work): Promise<OpenPeople> {
  const { message, mailing, dependencies } = work;
  const { people, suppressed, stopped } = await readRange(message, mailing, dependencies);
  const isToBeReached = (id: string) => isOpen(known.get(id)) && (known.has(id) || !work.reopened);
  await skip(suppressed.filter(isToBeReached), 'suppressed', work);
  await skip(stopped.filter(isToBeReached), 'nothing-to-tell', work);
  const there = new Set([...people.map(({ id }) => id), ...suppressed, ...stopped]);
  const gone = [...known].filter(([id, { state }]) => state === 'pending' && !there.has(id));
  await skip(
    gone.map(([id]) => id),
    'left',
    work,
  );
  const open = people.filter(({ id }) => isToBeReached(id));
  if (!(await dependencies.stillHolds(mailing))) {
    await skip(idsOf(open), 'overtaken', work);
    return { fresh: [], refused: [] };
  }
  const allowed = open.filter(({ address }) => dependencies.mayDeliverTo(address));
  await skip(idsOf(open.filter((person) => !allowed.includes(person))), 'not-allowed', work);
  const reached = await withoutSeated(allowed, work);
  const fresh = await withoutSilent(
    reached.filter(({ id }) => !known.has(id)),
    work,
  );
  return { fresh, refused: reached.filter(({ id }) => known.has(id)) };
}

/** Has those told by letter who have a place at an event that has changed, and gives back the others. */
async function withoutSeated(people: readonly Recipient[], work: Work): Promise<readonly Recipient[]> {
  const { mailing, dependencies } = work;
  if (mailing.about !== 'notice') return people;
  const { byMailing, byLetter } = await partedBySeat(people, mailing, dependencies);
  const isInTime = isOfUse(mailing, new Date());
  if (isInTime) await askForLetters(byLetter, mailing, dependencies);
  await skip(idsOf(byLetter), isInTime ? 'by-letter' : 'too-late', work);
  return byMailing;
}

/** Has the silent among `fresh` erased, and gives back the others. Their erasure is on its way before the ledger says so. */
async function withoutSilent(fresh: readonly Recipient[], work: Work): Promise<readonly Recipient[]> {
  const since = silentSinceOf(work.mailing);
  if (since === null) return fresh;
  const silent = await silentAmong(fresh, since, work.dependencies);
  if (silent.size === 0) return fresh;
  await work.dependencies.queueErasure([...silent], since);
  await skip([...silent], 'silent', work);
  return fresh.filter(({ id }) => !silent.has(id));
}
