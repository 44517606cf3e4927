import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { inZone, zoneOffset } from '../../core/calendar/zone-offset.ts';

const ZONES = ['UTC', 'America/Los_Angeles', 'America/Phoenix', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
const [FIRST, LAST] = [Date.parse('2020-01-01T00:00:00Z'), Date.parse('2035-01-01T00:00:00Z')];

it('shows an instant as an independent calendar of zones does, to the second', () => {
  const seconds = fc.integer({ min: FIRST / 1000, max: LAST / 1000 });
  fc.assert(
    fc.property(seconds, fc.constantFrom(...ZONES), (second, zone) => {
      const there = Temporal.Instant.fromEpochMilliseconds(second * 1000).toZonedDateTimeISO(zone);
      expect(inZone(new Date(second * 1000), zone)).toBe(
        there.toString({ timeZoneName: 'never', smallestUnit: 'second' }),
      );
      expect(zoneOffset(new Date(second * 1000), zone)).toBe(there.offset);
    }),
    { numRuns: 1000 },
  );
});
