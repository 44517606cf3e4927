/** Offsets as people say them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printDuration } from '../../core/calendar/duration.ts';
import { anchorsOf, dueAt, parseOffset } from '../../core/calendar/offset.ts';
import { offsetInWords } from '../../local/offset-in-words.ts';

test.each([
  ['-P1D', '1 day before'],
  ['-P2D', '2 days before'],
  ['-P1W', '1 week before'],
  ['-PT1H', '1 hour before'],
  ['-PT24H', '24 hours before'],
  ['-PT90M', '1 hour and 30 minutes before'],
  ['-P1DT2H30M', '1 day, 2 hours, and 30 minutes before'],
  ['PT0S', 'at the start'],
  ['PT15M', '15 minutes after the start'],
  ['RELATED=END:PT1H', '1 hour after the end'],
  ['RELATED=END:-PT5M', '5 minutes before the end'],
  ['RELATED=END:PT0S', 'at the end'],
  ['20260110T160000Z', 'at a set time'],
  ['no offset', 'no offset'],
])('%s of an event with a time of day is "%s"', (offset, words) => {
  expect(offsetInWords(offset)).toBe(words);
});

test.each([
  ['PT8H', '8:00 AM on the day'],
  ['PT0S', '12:00 AM on the day'],
  ['-P1D', '12:00 AM the day before'],
  ['-PT16H', '8:00 AM the day before'],
  ['-P1W', '12:00 AM 7 days before'],
  ['P1DT9H30M', '9:30 AM the day after'],
  ['P3D', '12:00 AM 3 days after'],
  ['RELATED=END:PT1H', '1 hour after the end'],
  ['20260110T160000Z', 'at a set time'],
])('%s of an all-day event is "%s"', (offset, words) => {
  expect(offsetInWords(offset, true)).toBe(words);
});

test('an all-day event’s reminder is due at the time of day that is said', () => {
  const minutes = fc.integer({ min: -20_000, max: 20_000 });
  fc.assert(
    fc.property(minutes, (minute) => {
      const text = printDuration({ weeks: 0, days: 0, seconds: minute * 60 });
      const offset = parseOffset(text);
      if (!offset) throw new Error(`${text} can't be read`);
      const day = { startsAt: '2026-01-11T00:00:00Z', endsAt: '2026-01-12T00:00:00Z', timeZone: 'UTC' };
      const due = dueAt(offset, anchorsOf(day)).toPlainTime();
      const [, hour = '', said = '', half] = /^(\d+):(\d\d) ([AP]M) /.exec(offsetInWords(text, true)) ?? [];
      expect([(Number(hour) % 12) + (half === 'PM' ? 12 : 0), Number(said)]).toEqual([due.hour, due.minute]);
    }),
  );
});
