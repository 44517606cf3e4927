/** What goes to every list waits until two operators have approved it; what was promised goes out. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { approve } from '../../operator/approve-mailings.ts';
import { AGENCY, type EventText, type Month, openMonth, WEBINAR } from './month.ts';
import { operatorStore } from './operator-store.ts';

const APPROVED = `${AGENCY}approvals: { mailings: true }\n`;
const YES = { yes: true };

/** Of which both lists hear. */
const AWARENESS_DAY: EventText = {
  uid: 'awareness-day@example.org',
  start: '20260111T080000',
  end: '20260111T090000',
  summary: 'Awareness Day',
  more: ['CATEGORIES:OBSERVANCE'],
};
const PLAN = /npm run mailings -- approve ([0-9a-f]{10})/;

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load([WEBINAR], APPROVED);
  await month.signUp({ address: 'ana@example.org', lists: ['newsletter'] });
});
afterEach(() => month.close());

/** The hash that a load is refused for, with the refusal. */
async function refused(events: readonly EventText[], agency = APPROVED) {
  const refusal = await month.load(events, agency).then(
    () => '',
    (error: Error) => error.message,
  );
  return { refusal, hash: PLAN.exec(refusal)?.[1] ?? '' };
}
const approveAs = (name: string, hash: string) =>
  approve(hash, operatorStore(month, `user/${name}`), { ...YES, as: name });

it('is refused before anything is written, and loaded when two have approved exactly that', async () => {
  const { refusal, hash } = await refused([WEBINAR, AWARENESS_DAY]);
  expect(refusal).toContain('“Awareness Day”');
  expect(refusal).toContain('needs the approval of two operators, and has none.');
  expect((await approveAs('ana', hash)).json).toMatchObject({ approvers: ['ana'], isEnough: false });
  // Once more by the same is still one.
  expect((await approveAs('ana', hash)).json).toMatchObject({ approvers: ['ana'], isEnough: false });
  expect((await refused([WEBINAR, AWARENESS_DAY])).refusal).toContain('and has that of ana.');
  // Of something else it is none.
  const other = await refused([WEBINAR, { ...AWARENESS_DAY, summary: 'Another day' }]);
  expect(other.hash).not.toBe(hash);
  expect(other.refusal).toContain('and has none.');

  expect((await approveAs('bo', hash)).json).toMatchObject({ approvers: ['ana', 'bo'], isEnough: true });
  expect(await month.load([WEBINAR, AWARENESS_DAY], APPROVED)).toMatchObject({ eventsWritten: 1 });
  await month.goTo('2026-01-12T00:00:00Z');
  expect(month.received().filter((line) => line.startsWith('ana@example.org'))).toHaveLength(1);
});

it('asks about nothing else: no event of one list, nothing that stands, no calling off; but about turning it off', async () => {
  const later = { ...WEBINAR, uid: 'later@example.org', start: '20260120T130000', end: '20260120T140000' };
  await month.load([WEBINAR, later], APPROVED);
  const { hash } = await refused([WEBINAR, later, AWARENESS_DAY]);
  for (const name of ['ana', 'bo']) await approveAs(name, hash);
  await month.load([WEBINAR, later, AWARENESS_DAY], APPROVED);
  const moved = { ...later, summary: 'Another title' };
  await month.load([WEBINAR, moved, AWARENESS_DAY], APPROVED);
  const off = await refused([WEBINAR, moved, AWARENESS_DAY], AGENCY);
  expect(off.refusal).toContain('From now on no mailing to every list would have to be approved.');
  const cancelled = { ...AWARENESS_DAY, more: ['CATEGORIES:OBSERVANCE', 'STATUS:CANCELLED'] };
  expect(await month.loadAccepting([WEBINAR, moved, cancelled], APPROVED)).toMatchObject({
    eventsWritten: 1,
  });
});

it('asks where a list begins to hear of an event that stands, so that every list does', async () => {
  const hearing = APPROVED.replace('hears: { kinds: [OBSERVANCE] }', 'hears: all');
  const { refusal } = await refused([WEBINAR], hearing);
  expect(refusal).toContain('“Information session”');
});
