/** One calendar in every form, style and language, as it was last looked at; `UPDATE_GOLDEN=1` writes them anew. */
import { describe, it } from 'vitest';
import { STYLES } from '../../core/agency/style.ts';
import { atomFeed } from '../../core/feeds/atom-feed.ts';
import { calendarFeed, eventFile } from '../../core/feeds/calendar-feed.ts';
import { jsonFeed } from '../../core/feeds/json-feed.ts';
import { agency, samples } from '../email/sample.ts';
import { matchGolden } from '../golden.ts';
import { everyKind, feedInput, stored, telling } from './sample-feed.ts';

/** One is cancelled, one has places of its own, one is not certain yet, one is told in both languages. */
const events = everyKind.map((event) => {
  if (event.kind === 'IN-PERSON') return { ...event, status: 'CANCELLED' as const, sequence: 2 };
  if (event.kind === 'WEBINAR') return { ...event, capacity: 50, topics: ['Prevention'] };
  if (event.kind === 'EXHIBIT') return { ...event, status: 'TENTATIVE' as const };
  return event.kind === 'OBSERVANCE'
    ? { ...event, translations: { es: { summary: 'Día de concientización', description: 'De azul.' } } }
    : event;
});

const variants = STYLES.flatMap((style) => agency.languages.map((language) => ({ style, language })));

describe.each(variants)('the calendar, $style, in $language', ({ style, language }) => {
  const input = feedInput({ style, language }, events);

  it.each([
    ['ics', calendarFeed],
    ['atom', atomFeed],
  ] as const)('is the %s we know', (format, write) => {
    matchGolden(`feeds/2026.${style}.${language}.${format}`, write(input));
  });

  it('has the file of one event that we know', () => {
    const event = stored(samples.WEBINAR.event);
    matchGolden(`feeds/event.${style}.${language}.ics`, eventFile(event, telling({ style, language })));
  });
});

it.each(agency.languages)('the calendar in %s is the JSON we know', (language) => {
  const content = jsonFeed(feedInput({ language }, events));
  matchGolden(`feeds/2026.${language}.json`, `${JSON.stringify(JSON.parse(content), null, 2)}\n`);
});
