import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { subscribePath } from '../../core/pages/addresses.ts';
import { calendarPage } from '../../core/pages/calendar-page.ts';
import { icon } from '../../core/pages/icon.ts';
import { pageScript } from '../../core/pages/page-script.ts';
import { stylesheet } from '../../core/pages/stylesheet.ts';
import { shippedAgency, shippedCalendar, shippedPublications } from '../events-data/shipped-files.ts';
import { type Month, openMonth, WEBINAR } from '../stories/month.ts';

const CDSS = 'agency.yaml';
/** What every page loads beside itself, in bytes, before it is compressed. */
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
        const beside = shippedPublications({ file, year, agency: agencyFile });
        const page = calendarPage({
          ...{ calendar, agency: { ...agency, hotlines }, years, now, language },
          ...beside,
        });
        expect(gzipSync(page).length + LOADED).toBeLessThanOrEqual(30_000);
      }
    },
  );
});

describe('the page on subscribing to sixty events', () => {
  const TOPICS_OF_EACH = 4;
  const events = Array.from({ length: 60 }, (_, event) => {
    const topics = Array.from(
      { length: TOPICS_OF_EACH },
      (_each, topic) => `Topic ${topic} of session ${event}`,
    );
    return {
      ...WEBINAR,
      uid: `event-${event}@example.org`,
      more: [`CATEGORIES:WEBINAR,${topics.join(',')}`],
    };
  });
  let busy: Month;
  beforeAll(async () => {
    busy = await openMonth('2026-01-05T09:00:00-08:00');
    await busy.load(events);
  });
  afterAll(() => busy.close());

  it.each(['en', 'es'])(
    'weighs at most 30 KB with all that it loads, with four topics each: %s',
    async (language) => {
      const path = `${subscribePath(2026)}?language=${language}`;
      const answer = await busy.ask(path, { headers: { 'Accept-Encoding': 'gzip' } });
      const sent = Buffer.from(await answer.arrayBuffer());
      expect(gunzipSync(sent).toString().split('<dt').length - 1).toBe(TOPICS_OF_EACH * events.length);
      expect(sent.byteLength + LOADED).toBeLessThanOrEqual(30_000);
    },
  );
});

it('the script is small: it does what HTML cannot, and nothing else', () => {
  expect(Buffer.byteLength(pageScript)).toBeLessThanOrEqual(1500);
});
