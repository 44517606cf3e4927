/** The names that programs give to zones. */
import { describe, expect, test } from 'vitest';
import { findIana, WINDOWS_TO_IANA_MAP } from 'windows-iana';
import { WINDOWS_NAMES } from '../../core/calendar/outlook-zones.ts';
import { zoneCalled } from '../../core/calendar/zone.ts';

test('every name of Windows is known, and every name that Outlook shows means one of them', () => {
  const names = new Set<string>(WINDOWS_TO_IANA_MAP.map(({ windowsName }) => windowsName));
  for (const name of names) expect(zoneCalled(name)).toBe(name === 'UTC' ? name : findIana(name)[0]);
  for (const [shown, name] of Object.entries(WINDOWS_NAMES)) {
    expect(names).toContain(name);
    expect(zoneCalled(`(UTC+00:00) ${shown}`)).not.toBeNull();
  }
});

describe('a zone', () => {
  test.each([
    ['America/Los_Angeles', 'America/Los_Angeles'],
    [' america/los_angeles ', 'America/Los_Angeles'],
    ['America/Los Angeles', 'America/Los_Angeles'],
    ['Pacific Standard Time', 'America/Los_Angeles'],
    ['pacific  standard time', 'America/Los_Angeles'],
    ['Eastern Standard Time 1', 'America/New_York'],
    ['Pacific Standard Time (Mexico)', 'America/Tijuana'],
    ['(UTC-08:00) Pacific Time (US & Canada)', 'America/Los_Angeles'],
    ['(GMT-08.00) Pacific Time (US & Canada)', 'America/Los_Angeles'],
    ['(GMT-08:00) Pacific Time (US & Canada); Tijuana', 'America/Los_Angeles'],
    ['(UTC-07:00) Arizona', 'America/Phoenix'],
    ['(UTC+05:45) Kathmandu', 'Asia/Katmandu'],
    ['(UTC+10:30) Lord Howe Island', 'Australia/Lord_Howe'],
    ['/Europe/Berlin', 'Europe/Berlin'],
    ['/mozilla.org/20050126_1/Europe/Berlin', 'Europe/Berlin'],
    ['/freeassociation.sourceforge.net/America/Los_Angeles', 'America/Los_Angeles'],
    ['/freeassociation.sourceforge.net/Tzfile/America/Los_Angeles', 'America/Los_Angeles'],
    ['tzone://Microsoft/Utc', 'UTC'],
    ['UTC-11', 'Etc/GMT+11'],
  ])('called %s', (name, zone) => {
    expect(zoneCalled(name)).toBe(zone);
  });

  test.each([
    '',
    'Sacramento',
    'PST',
    'Custom',
    'Customized Time Zone',
    'tzone://Microsoft/Custom',
    'GMT+0100',
    '+01:00',
  ])('is not called %j', (name) => {
    expect(zoneCalled(name)).toBeNull();
  });

  test('has no name without end', () => {
    expect(zoneCalled(`America/${'x'.repeat(1_000_000)}`)).toBeNull();
    expect(zoneCalled('/'.repeat(1_000_000))).toBeNull();
  });
});
