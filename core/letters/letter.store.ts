/**
 * Letters, by their ids. The table forgets them by itself.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `LETTER#<letter>` | `LETTER` | begun, sent or skipped, since when; the key version of its token, or why it was skipped |
 * | `LETTER#<letter>` | `GIVEN-UP` | that its message has gone to the dead letters |
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
const givenUpKey = (letter: string) => ({ pk: `LETTER#${letter}`, sk: 'GIVEN-UP' });
const DAY_MS = 86_400_000;
const expiry = (at: Date) => epochSeconds(new Date(at.getTime() + REMEMBERED_DAYS * DAY_MS));

/** How a letter ends. */
interface Ended {
  readonly state: 'sent' | 'skipped';
  readonly because?: SkippedBecause;
}

export interface LetterStore {
  find(letter: string): Promise<LetterRecord | undefined>;
  /** Begins a letter at `now` with the key of `keyVersion`; gives what stands when it was begun before. */
  begin(letter: string, keyVersion: string, now: Date): Promise<LetterRecord>;
  /** SES has taken it; false, and no-op, when that is known, or it is not to be sent. */
  sent(letter: string, now: Date): Promise<boolean>;
  /** It is not to be sent, now or when its message comes again; false, and no-op, when it has been sent or that is known. */
  skip(letter: string, because: SkippedBecause, now: Date): Promise<boolean>;
  /** Its message has gone to the dead letters; false when that is known. */
  giveUp(letter: string, now: Date): Promise<boolean>;
  /** Whether its message was ever among the dead letters. */
  wasGivenUp(letter: string): Promise<boolean>;
}

export function letterStore(table: Table): LetterStore {
  const find: LetterStore['find'] = async (letter) => {
    const item = await table.get<Item<LetterRecord>>(letterKey(letter));
    return item && withoutKey(item);
  };
  const end = (letter: string, { state, because }: Ended, now: Date) =>
    table.update(letterKey(letter), {
      UpdateExpression: `SET #state = :state, #at = :at, expiresAt = :expiresAt${because ? ', because = :because' : ''} REMOVE keyVersion`,
      ConditionExpression: 'attribute_not_exists(#state) OR #state = :begun',
      ExpressionAttributeNames: { '#state': 'state', '#at': 'at' },
      ExpressionAttributeValues: {
        ...{ ':state': state, ':begun': 'begun', ':at': now.toISOString(), ':expiresAt': expiry(now) },
        ...(because && { ':because': because }),
      },
    });
  return {
    find,
    begin: async (letter, keyVersion, now) => {
      const begun: BegunLetter = { state: 'begun', at: now.toISOString(), keyVersion };
      const created = await table.create(
        Object.assign({ ...begun, expiresAt: expiry(now) }, letterKey(letter)),
      );
      return created ? begun : ((await find(letter)) ?? begun);
    },
    sent: (letter, now) => end(letter, { state: 'sent' }, now),
    skip: (letter, because, now) => end(letter, { state: 'skipped', because }, now),
    giveUp: (letter, now) => table.create(Object.assign({ expiresAt: expiry(now) }, givenUpKey(letter))),
    wasGivenUp: async (letter) => (await table.get(givenUpKey(letter))) !== undefined,
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
