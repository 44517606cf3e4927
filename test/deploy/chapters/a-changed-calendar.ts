/** Calendars that change, and what becomes of a deploy that does not come to its end. */
import { expect, it } from 'vitest';
import { eventId } from '../../../core/calendar/event.ts';
import type { Item, StandingSchedule } from '../account.ts';
import { type Part, uidOf } from '../calendars.ts';
import { cdkDeploy, HOUR, inSeconds, operatorDeploy, type Story, succeeded } from '../story.ts';
import { REFUSAL } from '../wire.ts';

export function aChangedCalendar(story: Story): void {
  it('a deploy whose load breaks off half-way says why, and the old calendar is in force again', async () => {
    const { calendars, service, wire } = story.here;
    const before = await service.state();
    const until = wire.exchanges.length;
    await calendars.change();
    wire.refuse('POST', '/schedules/');
    const { code, said } = await cdkDeploy(story);
    wire.mend();
    expect(code).not.toBe(0);
    expect(said).toContain(REFUSAL);
    const since = wire.exchanges.slice(until).map(({ method, status }) => `${method} ${status}`);
    expect(since).toContain('POST 403');
    // The way back looks at the schedules again. The clock of what it takes back is refused too, and left to the sweep.
    expect(since.lastIndexOf('GET 200')).toBeGreaterThan(since.indexOf('POST 403'));
    const after = await service.state();
    expect(after.schedules).toEqual(before.schedules);
    expect(undated(after.items)).toEqual(undated(before.items));
  });

  it("a second deploy, by the operator's own command, brings what has changed, and nothing else", async () => {
    const { account, calendars, service } = story.here;
    const before = await service.lasting();
    const [kept, moved] = [await service.schedulesOf('kept'), await service.schedulesOf('moved')];
    succeeded(await operatorDeploy(story));
    expect((await account.outputs())?.['CalendarsLoaded']).toContain('events: 4 (2 written, 1 deleted)');

    expect(await service.schedulesOf('kept')).toEqual(kept);
    expect(instantsOf(await service.schedulesOf('moved'))).toEqual(instantsOf(moved).map(oneDayLater));
    expect(await service.schedulesOf('dropped')).toEqual([]);
    expect(await service.schedulesOf('added')).toHaveLength(2);
    expect((await service.event('moved'))?.['startsAt']).toBe(`${calendars.nextYear}-01-14T18:00:00Z`);
    expect(await service.event('dropped')).toBeUndefined();
    expect(untouched(await service.lasting())).toEqual(untouched(before));
  });

  it('deploying again without a change does nothing', async () => {
    const before = await story.here.service.state();
    expect(succeeded(await cdkDeploy(story)).said).toContain('(no changes)');
    expect(await story.here.service.state()).toEqual(before);
  });

  it('a calendar with a mistake is refused with its line before anything is deployed', async () => {
    const { calendars, service } = story.here;
    const before = await service.state();
    const line = await calendars.spoil();
    const { code, said } = await cdkDeploy(story);
    expect(code).not.toBe(0);
    expect(said).toContain(`${calendars.nextFile}:${line}: error: `);
    expect(await service.state()).toEqual(before);
  });
}

/** The items that are not of an event that was changed. */
function untouched(items: readonly Item[]): Item[] {
  const touched = (['moved', 'dropped', 'added'] satisfies Part[]).map((part) => eventId(uidOf(part), null));
  return undated(items).filter(({ sk }) => !touched.some((id) => sk.endsWith(id)));
}

/** Without what says when, and how often, something changed: what was changed and changed back has the same content. */
const undated = (items: readonly Item[]): Item[] =>
  items
    .filter(({ pk }) => pk !== 'IN-FORCE')
    .map(
      ({
        changedAt: _changed,
        addedAt: _added,
        previousStart: _previous,
        knownSince: _known,
        notice: _notice,
        states: _states,
        sequence: _sequence,
        ...content
      }) => content as Item,
    );

const instantsOf = (schedules: readonly StandingSchedule[]) =>
  schedules.map(({ expression }) => `${expression.slice('at('.length, -1)}Z`).sort();
const oneDayLater = (instant: string) => inSeconds(new Date(Date.parse(instant) + 24 * HOUR));
