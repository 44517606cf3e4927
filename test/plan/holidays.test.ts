/** Which days an agency's region keeps, and what is said of a region that nobody knows. */
import { describe, expect, it } from 'vitest';
import { checkHolidayRegion, holidaysOf } from '../../operator/holidays.ts';
import { shipped } from '../events-data/shipped-files.ts';

const inRegion = (country: string, state?: string) =>
  holidaysOf({ holidays: { country, ...(state !== undefined && { state }) } });

describe('the public holidays of a region', () => {
  it.each([
    ['2026-01-19', 'Martin Luther King Jr. Day'],
    ['2027-01-18', 'Martin Luther King Jr. Day'],
    ['2027-01-01', "New Year's Day"],
    ['2027-03-31', 'César Chávez Day'],
    ['2027-07-05', 'Independence Day (substitute day)'],
    ['2027-01-11', null],
    ['2027-02-14', null],
  ])('of California: %s is %s', async (day, holiday) => {
    expect((await inRegion('US', 'CA'))(day)).toBe(holiday);
  });

  it('of a country are those that it keeps everywhere, by English names', async () => {
    expect((await inRegion('US'))('2027-03-31')).toBeNull();
    expect((await inRegion('MX'))('2027-09-16')).toBe('Independence Day');
  });

  it('are none where the agency names no region', async () => {
    expect((await holidaysOf({ holidays: undefined }))('2027-01-01')).toBeNull();
  });
});

describe('a region that nobody knows', () => {
  it.each([
    ['XX', undefined],
    ['US', 'ZZ'],
    ['MX', 'ZZ'],
  ])('keeps no holidays: %s, %s', async (country, state) => {
    expect((await inRegion(country, state))('2027-01-01')).toBeNull();
  });

  it.each([
    [
      '{ country: XX }',
      /^holidays\.country is XX, a country whose holidays nobody has told us: write its two letters, such as US, or leave holidays out$/,
    ],
    [
      '{ country: US, state: ZZ }',
      /^holidays\.state is ZZ, which is no state of US: write one of AL, .*WY, or leave it out/,
    ],
    ['{ country: MX, state: ZZ }', /leave it out, for MX keeps the same holidays everywhere$/],
  ])('is told with what to write instead: %s', async (region, message) => {
    const text = shipped('agency.yaml').replace('{ country: US, state: CA }', region);
    expect(await checkHolidayRegion({ file: 'agency.yaml', text })).toMatchObject([
      { level: 'warning', message: expect.stringMatching(message) },
    ]);
  });

  it('is told in its line when calendars are checked', async () => {
    const file = 'agency.yaml';
    const text = shipped('agency.yaml');
    expect(await checkHolidayRegion({ file, text })).toEqual([]);
    expect(text).toContain('holidays: { country: US, state: CA }');
    const wrong = text.replace('state: CA }', 'state: KA }');
    const line = wrong.split('\n').findIndex((each) => each.startsWith('holidays:')) + 1;
    expect(await checkHolidayRegion({ file, text: wrong })).toEqual([
      {
        file,
        line,
        level: 'warning',
        message: expect.stringContaining('holidays.state is KA, which is no state of US'),
      },
    ]);
    expect(await checkHolidayRegion({ file, text: 'name: [' })).toEqual([]);
  });
});
