import { describe, expect, it } from 'vitest';
import { calendarPage } from '../../core/pages/calendar-page.ts';
import { icon } from '../../core/pages/icon.ts';
import { pageScript } from '../../core/pages/page-script.ts';
import { stylesheet } from '../../core/pages/stylesheet.ts';
import { shippedAgency, shippedCalendar } from '../events-data/shipped-files.ts';

const CDSS = 'agency.yaml';
/** What every page loads beside itself, in bytes. */
const LOADED = [stylesheet, pageScript, icon].reduce((sum, file) => sum + Buffer.byteLength(file), 0);
const PLACER = 'examples/placer-county/agency.yaml';

describe('the shipped calendars', () => {
  it.each([
    ['2025.ics', 2025, CDSS],
    ['2026.ics', 2026, CDSS],
    ['2027.ics', 2027, CDSS],
    ['examples/placer-county/2022.ics', 2022, PLACER],
  ])(
    '%s: the page weighs at most 30 KB with all that it loads, in every language',
    (file, year, agencyFile) => {
      const { agency } = shippedAgency(agencyFile);
      const hotlines = agency.hotlines.map((line) => ({ ...line, verifiedOn: '2026-11-01' }));
      const { calendar } = shippedCalendar({ file, year, agency: agencyFile });
      const now = new Date(`${year}-01-01T20:00:00Z`);
      for (const language of agency.languages) {
        const years = [2025, 2026, 2027];
        const page = calendarPage({ calendar, agency: { ...agency, hotlines }, years, now, language });
        expect(Buffer.byteLength(page) + LOADED).toBeLessThanOrEqual(30_000);
      }
    },
  );
});

it('the script is small: it does what HTML cannot, and nothing else', () => {
  expect(Buffer.byteLength(pageScript)).toBeLessThanOrEqual(1500);
});
