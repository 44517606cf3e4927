/**
 * Letters, by their ids. The table forgets them by itself.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `LETTER#<letter>` | `LETTER` | begun, sent or skipped, since when; the key version of its token, or why it was skipped |
 */
import { epochSeconds } from '../runtime/epoch-seconds.ts';
import type { Item, Table } from '../runtime/table.client.ts';
import {
  type BegunLetter,
  type LetterRecord,
  REMEMBERED_DAYS,
  type SkippedBecause,
} from './letter-record.ts';

const letterKey = (letter: string) => ({ pk: `LETTER#${letter}`, sk: 'LETTER' });
const DAY_MS = 86_400_000;
const expiry = (at: Date) => epochSeconds(new Date(at.getTime() + REMEMBERED_DAYS * DAY_MS));

export interface LetterStore {
  find(letter: string): Promise<LetterRecord | undefined>;
  /** Begins a letter at `now` with the key of `keyVersion`; gives what stands when it was begun before. */
  begin(letter: string, keyVersion: string, now: Date): Promise<LetterRecord>;
  /** SES has taken it. */
  sent(letter: string, now: Date): Promise<void>;
  /** It is not to be sent, now or when its message comes again. */
  skip(letter: string, because: SkippedBecause, now: Date): Promise<void>;
}

export function letterStore(table: Table): LetterStore {
  const find: LetterStore['find'] = async (letter) => {
    const item = await table.get<Item<LetterRecord>>(letterKey(letter));
    return item && withoutKey(item);
  };
  const put = (letter: string, record: LetterRecord, now: Date) =>
    table.put(Object.assign({ ...record, expiresAt: expiry(now) }, letterKey(letter)));
  return {
    find,
    begin: async (letter, keyVersion, now) => {
      const begun: BegunLetter = { state: 'begun', at: now.toISOString(), keyVersion };
      const created = await table.create(
        Object.assign({ ...begun, expiresAt: expiry(now) }, letterKey(letter)),
      );
      return created ? begun : ((await find(letter)) ?? begun);
    },
    sent: (letter, now) => put(letter, { state: 'sent', at: now.toISOString() }, now),
    skip: (letter, because, now) => put(letter, { state: 'skipped', at: now.toISOString(), because }, now),
  };
}

function withoutKey({
  pk: _pk,
  sk: _sk,
  expiresAt: _,
  ...record
}: Item<LetterRecord> & { expiresAt?: number }) {
  return record as LetterRecord;
}
