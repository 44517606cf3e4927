import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcile, type ScheduleTarget, schedulesOf } from '../../core/schedules/schedule.ts';
import { makeEvent } from '../events.ts';

const target: ScheduleTarget = { queueArn: 'arn:due', roleArn: 'arn:role', deadLetterArn: 'arn:dead' };
const now = new Date('2026-01-10T00:00:00Z');

const instants = fc
  .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2026-01-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const events = fc
  .uniqueArray(fc.record({ uid: fc.uuid(), dueAt: instants, startsAt: instants, cancelled: fc.boolean() }), {
    selector: ({ uid }) => uid,
  })
  .map((records) =>
    records.map(({ uid, dueAt, startsAt, cancelled }) =>
      makeEvent({
        uid,
        startsAt,
        status: cancelled ? 'CANCELLED' : 'CONFIRMED',
        reminders: [{ offset: '-P1D', dueAt, useUntil: startsAt }],
      }),
    ),
  );

describe('reconciling schedules', () => {
  it('never makes one for a moment that has passed', () => {
    fc.assert(
      fc.property(events, (some) => {
        for (const { dueAt } of reconcile(schedulesOf(some, target), [], now).create) {
          expect(Date.parse(dueAt)).toBeGreaterThan(now.getTime());
        }
      }),
    );
  });

  it('does nothing once it has been done', () => {
    fc.assert(
      fc.property(events, fc.array(fc.uuid()), (some, stale) => {
        const wanted = schedulesOf(some, target);
        const first = reconcile(wanted, stale, now);
        const standing = first.create.map(({ name }) => name);
        expect(first.remove).toEqual(stale);
        expect(reconcile(wanted, standing, now)).toEqual({
          create: [],
          remove: [],
          unchanged: standing.length,
        });
      }),
    );
  });

  it('gives names that EventBridge Scheduler takes', () => {
    fc.assert(
      fc.property(events, (some) => {
        for (const { name } of schedulesOf(some, target)) expect(name).toMatch(/^[0-9a-zA-Z_.-]{1,64}$/);
      }),
    );
  });

  it('leaves a schedule alone whose minute has come and which has not fired yet', () => {
    const due = makeEvent({
      reminders: [{ offset: '-P1D', dueAt: '2026-01-09T23:59:30Z', useUntil: '2026-01-11T00:00:00Z' }],
    });
    const wanted = schedulesOf([due], target);
    expect(
      reconcile(
        wanted,
        wanted.map(({ name }) => name),
        now,
      ),
    ).toEqual({ create: [], remove: [], unchanged: 1 });
  });

  it('makes anew what was moved, and what should deliver to another queue', () => {
    const event = makeEvent({
      reminders: [{ offset: '-P1D', dueAt: '2026-01-12T00:00:00Z', useUntil: '2026-01-13T00:00:00Z' }],
    });
    const before = schedulesOf([event], target).map(({ name }) => name);
    for (const changed of [
      schedulesOf([{ ...event, startsAt: '2026-01-13T01:00:00Z' }], target),
      schedulesOf([event], { ...target, queueArn: 'arn:other' }),
    ]) {
      expect(reconcile(changed, before, now)).toMatchObject({ create: changed, remove: before });
    }
  });
});
