import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { addTallies, noTally, type Tally } from '../../core/mailing/ledger.ts';
import type { Range } from '../../core/mailing/range.store.ts';
import { alarmStore } from '../../core/sweep/alarm.store.ts';
import { type AlarmKind, compareAlarms } from '../../core/sweep/alarm.ts';
import { mailingAlarms } from '../../core/sweep/mailing-alarms.ts';
import { MAILING } from '../mailing/exhaustive/one-range.ts';
import { memoryTable } from '../memory-table/memory-table.ts';

const STARTED = Date.parse(MAILING.startedAt);
const USE_ENDS = Date.parse(MAILING.useUntil);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('what stands', () => {
  const since = '2026-01-12T21:00:00Z';
  const alarm = (kind: AlarmKind) => ({ kind, subject: MAILING.id, says: 'Something.' });
  const overAfter = (kind: AlarmKind, hours: number) =>
    compareAlarms(
      [{ ...alarm(kind), since, foundAt: since }],
      [],
      new Date(Date.parse(since) + hours * HOUR),
    );

  it('is over as soon as it is not so any more', () => {
    expect(overAfter('quota-spent', 0.1)).toMatchObject({ over: [{ kind: 'quota-spent' }], lasting: [] });
  });

  it('stands for a day where nothing can be mended any more, for whoever looks the next morning', () => {
    expect(overAfter('too-late', 23.9)).toMatchObject({ over: [], lasting: [{ kind: 'too-late' }] });
    expect(overAfter('too-late', 24)).toMatchObject({ over: [{ kind: 'too-late' }], lasting: [] });
  });

  it('that is looked for once a day stands as long as it is found, and a day more', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(since) });
    onTestFinished(() => void vi.useRealTimers());
    const alarms = alarmStore(memoryTable());
    const stuck = alarm('submission-stuck');
    const stands: number[] = [];
    for (let hour = 0; hour <= 90; hour += 1) {
      vi.setSystemTime(Date.parse(since) + hour * HOUR);
      const found = hour % 24 === 0 && hour <= 48 ? [stuck] : [];
      const { raised, over } = compareAlarms(await alarms.standing(), found, new Date());
      for (const each of raised) await alarms.raise(each);
      for (const each of over) await alarms.end(each);
      if ((await alarms.standing()).length > 0) stands.push(hour);
    }
    expect([stands[0], stands.length, stands.at(-1)]).toEqual([0, 73, 72]);
  });

  it('stands while a part of the sweep fails, for nobody knows', () => {
    const failed = { kind: 'sweep-failed', subject: 'schedules', says: 'It failed.' } as const;
    const standing = [{ ...alarm('quota-spent'), since, foundAt: since }];
    expect(compareAlarms(standing, [failed], new Date(since))).toMatchObject({
      ...{ raised: [failed], over: [], lasting: standing },
    });
  });
});

describe('a mailing of which nobody was sent anything', () => {
  const range = (tally: Partial<Tally>, more: Partial<Range>): Range => ({
    ...{ range: 0, tally: { ...noTally(), ...tally } },
    ...more,
  });
  const kinds = (all: readonly Range[]) => {
    const waiting = all.filter(({ waitsFor }) => waitsFor);
    const tally = addTallies(all.flatMap((one) => one.tally ?? []));
    const mailing = { ...MAILING, people: 400, ranges: all.length };
    const around = {
      now: new Date(STARTED + HOUR),
      brakes: { everything: null, mailings: [], resumedAt: null },
    };
    return mailingAlarms({ mailing, all, waiting, tally }, around).map(({ kind }) => kind);
  };

  it('is an alarm, unless nobody is to be reached any more', () => {
    const waits = range({}, { range: 1, waitsFor: 'account', putDownAt: 5 });
    expect(kinds([range({}, {}), waits])).toEqual(['nothing-sent', 'account-stopped']);
    expect(kinds([range({ overtaken: 400 }, {}), range({}, { range: 1 })])).toEqual([]);
  });

  it('has its account stopped only until SES has taken some of it since', () => {
    const waits = range({}, { range: 1, waitsFor: 'account', putDownAt: 5 });
    expect(kinds([range({ sent: 10 }, { takenAt: 4 }), waits])).toEqual(['account-stopped']);
    expect(kinds([range({ sent: 10 }, { takenAt: 6 }), waits])).toEqual([]);
  });
});

describe('a mailing that is paused', () => {
  const waiting: Range = { range: 0, waitsFor: 'pause', tally: { ...noTally(), sent: 100 } };
  const standing = {
    mailing: { ...MAILING, people: 400, ranges: 2 },
    ...{ all: [waiting, { range: 1 }], waiting: [waiting], tally: { ...noTally(), sent: 100 } },
  };
  const NOBODY = { everything: null, mailings: [], resumedAt: null };
  const byOperator = { since: MAILING.startedAt, because: 'operator' } as const;
  const kinds = (at: number, brakes: Parameters<typeof mailingAlarms>[1]['brakes']) =>
    mailingAlarms(standing, { now: new Date(at), brakes }).map(({ kind }) => kind);

  it('is an alarm once people have waited for ten minutes, for as long as they can still be reached', () => {
    const brakes = { ...NOBODY, everything: byOperator };
    expect(kinds(STARTED + 9 * MINUTE, brakes)).toEqual([]);
    expect(kinds(STARTED + 10 * MINUTE, brakes)).toEqual(['paused']);
    expect(kinds(USE_ENDS, brakes)).toEqual([]);
  });

  it('is one also when it alone is paused, and none while nothing is, or its reputation is the alarm', () => {
    const at = STARTED + HOUR;
    expect(kinds(at, { ...NOBODY, mailings: [MAILING.id] })).toEqual(['paused']);
    expect(kinds(at, NOBODY)).toEqual([]);
    expect(kinds(at, { ...NOBODY, everything: { ...byOperator, because: 'bounces' } })).toEqual([]);
  });

  it('says how many wait, and until when', () => {
    const [alarm] = mailingAlarms(standing, {
      now: new Date(STARTED + HOUR),
      brakes: { ...NOBODY, everything: byOperator },
    });
    expect(alarm?.says).toBe(
      `An operator has paused everything, and about 200 people are waiting: whoever still does at ${MAILING.useUntil} is skipped.`,
    );
  });
});
