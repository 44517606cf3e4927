/** All that is known of one person in one mailing, in order: what a violation is understood by. */

import { rangeBounds } from '../../core/mailing/ranges.ts';
import type { Person } from './crowd.ts';
import { aboutRange } from './dispatch.ts';
import type { MailingRecord } from './judge.ts';
import type { World } from './world.ts';

/** One line per fact, with its moment; what is known of the end comes last. */
export function historyOf(person: Person, record: MailingRecord, world: World): string[] {
  const { id } = person.subscriber;
  const range = rangeOf(id, record.mailing?.ranges ?? 0);
  const about = aboutRange(record.id, range);
  const own = (record.calls.get(range) ?? []).filter(({ entries }) => entries.some((one) => one.id === id));
  const names = new Set(own.map(({ call }) => `${range}-${call}`));
  const facts: [moment: number, fact: string][] = [
    [record.dueAt, 'the schedule had its turn'],
    ...person.moves.map(({ did, list, began, done }): [number, string] => [
      began,
      `${did} (${list}), stored by ${done ?? 'the end'}`,
    ]),
    ...world.workers
      .invocations(about)
      .map((one): [number, string] => [
        one.began,
        `${one.accessKey} takes the range, reads the audience at ${one.readAudienceAt ?? 'no time'}: ${one.outcome} after ${one.requests} requests`,
      ]),
    ...world.told
      .callsOf(about)
      .filter(({ call }) => names.has(call))
      .map((one): [number, string] => [
        one.moment,
        `${one.accessKey} makes call ${one.call}: ${one.fault ?? 'nothing goes wrong'}`,
      ]),
    ...world.truth
      .accepted(record.id, id)
      .map((one): [number, string] => [
        one.moment,
        `SES accepts ${one.messageId} of call ${one.tags['call']}; its events: ${world.post.fate(one.messageId)}, ${world.told.has(one.messageId) ? 'recorded' : 'never recorded'}`,
      ]),
  ];
  return [
    ...facts
      .toSorted(([one], [other]) => one - other)
      .map(([moment, fact]) => `${String(moment).padStart(9)}  ${fact}`),
    ...own.map(({ call, at, entries }) => {
      const entry = entries.find((one) => one.id === id);
      return `   ledger  call ${range}-${call} of ${entries.length} at ${at}: ${JSON.stringify({ ...entry, id: undefined })}`;
    }),
    ...(own.length === 0 ? ['   ledger  nothing'] : []),
  ];
}

/** In which of so many ranges an id lies; -1 where there are none. */
const rangeOf = (id: string, ranges: number): number =>
  Array.from({ length: ranges }, (_, range) => rangeBounds(range, ranges).ids).findIndex(
    ({ from, to }) => from <= id && id <= to,
  );
