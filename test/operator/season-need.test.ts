/** How much mail `setup` takes the season for: one person, one copy, whichever lists they are on. */
import { expect, it } from 'vitest';
import { readEventsDataInWorker } from '../../core/calendar/read-in-worker.ts';
import { readEventsDataFolder } from '../../local/events-data.ts';
import { expecting, needOf, standingOn } from '../../operator/setup/season-need.ts';

const BEFORE_THE_SEASON = new Date('2026-11-21T00:00:00Z');

/** The shipped agency has three lists, and Awareness Day is for all of them. */
const files = await readEventsDataInWorker(await readEventsDataFolder('events-data'));

it('whoever is expected gets one copy of each mailing, also where three lists hear of it', () => {
  expect(files.agency.lists).toHaveLength(3);
  const need = needOf(files, expecting(5000), BEFORE_THE_SEASON);
  expect(need?.largest).toMatchObject({ people: 5000, isAtMost: false });
  expect(new Set(need?.mailings.map(({ people }) => people))).toEqual(new Set([5000]));
  expect(need?.busiest.messages).toBe(5000 * (need?.busiest.mailings ?? 0));
});

it('of the lists as they stand it says that it may be fewer, but not where one list has them all', () => {
  const ids = files.agency.lists.map(({ id }) => id);
  const three = needOf(files, standingOn(new Map(ids.map((id) => [id, 5000]))), BEFORE_THE_SEASON);
  expect(three?.largest).toMatchObject({ people: 15_000, isAtMost: true });
  expect(three?.busiest.isAtMost).toBe(true);
  expect(three?.mailings.filter(({ people }) => people === 5000).every(({ isAtMost }) => !isAtMost)).toBe(
    true,
  );
  const one = needOf(files, standingOn(new Map([[ids[0] ?? '', 5000]])), BEFORE_THE_SEASON);
  expect(one?.mailings.some(({ isAtMost }) => isAtMost)).toBe(false);
});
