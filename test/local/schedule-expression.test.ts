import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf } from '../../local/endpoints/schedule-expression.ts';

const whole = (date: Date) => new Date(Math.floor(date.getTime() / 1000) * 1000);
const instants = fc
  .date({ min: new Date('2000-01-01Z'), max: new Date('2099-12-31Z'), noInvalidDate: true })
  .map(whole);
const wallClock = (date: Date) => date.toISOString().slice(0, 19);

test('an instant written in UTC is read as that instant', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      expect(instantOf(`at(${wallClock(instant)})`, 'UTC')).toEqual(instant);
    }),
  );
});

test('a wall clock in a zone is read as what a clock there shows', () => {
  const zones = ['America/Los_Angeles', 'America/Phoenix', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (instant, timeZone) => {
      const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
      const local = shown.format(instant).replace(' ', 'T');
      const read = instantOf(`at(${local})`, timeZone);
      // Where a clock is turned back, one wall clock stands for two instants; both show it.
      expect(shown.format(read)).toBe(shown.format(instant));
    }),
  );
});

test('a wall clock that the spring skips is read with the offset before the gap', () => {
  expect(instantOf('at(2026-03-08T02:30:00)', 'America/Los_Angeles')).toEqual(
    new Date('2026-03-08T10:30:00Z'),
  );
});
