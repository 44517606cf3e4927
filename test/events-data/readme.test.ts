/** What the operator's guide shows is what the service reads. */
import { describe, expect, test } from 'vitest';
import { AgencySchema } from '../../core/agency/agency.ts';
import { KINDS } from '../../core/calendar/event.ts';
import { eventIn } from '../../core/calendar/event-in-language.ts';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { translateCalendar } from '../../core/calendar/translate-calendar.ts';
import { shipped, shippedAgency } from './shipped-files.ts';

const guide = shipped('README.md');
const { agency } = shippedAgency('agency.yaml');

const [example, translation] = [...guide.matchAll(/```ics\n(.*?)```/gs)].map(([, text = '']) => text);

function readExample() {
  if (!example) throw new Error('the guide has no example');
  return readCalendar({ file: '2027.ics', text: example, year: 2027, agency });
}

describe('the guide', () => {
  test('shows an example that can be copied as it stands', () => {
    const { calendar, problems } = readExample();
    expect(problems).toEqual([]);
    expect(calendar.name).toBe('National Human Trafficking Prevention Month 2027');
    expect(calendar.events).toHaveLength(1);
    expect(calendar.events[0]).toMatchObject({
      uid: 'labor-trafficking-webinar-2027@agency.example',
      kind: 'WEBINAR',
      topics: ['Labor trafficking', 'Prevention'],
      startsAt: '2027-01-14T18:00:00Z',
      endsAt: '2027-01-14T19:30:00Z',
      presenters: ['Sam Rivera, Director, Example Institute', 'Example Agency, Training Unit'],
      contact: 'Jordan Lee, events@agency.example',
      description:
        'What labor trafficking looks like, and what you can do. There will be time for questions.\n\nCaptions are provided.',
    });
  });

  test('shows reminders of one’s own that take the place of the defaults', () => {
    const [event] = readExample().calendar.events;
    expect(event?.reminders.map(({ offset, dueAt }) => [offset, dueAt])).toEqual([
      ['-P2D', '2027-01-12T18:00:00Z'],
      ['-PT1H', '2027-01-14T17:00:00Z'],
    ]);
  });

  test('shows how that example is translated', () => {
    const { calendar, problems } = translateCalendar(
      { file: '2027.ics', ...readExample() },
      [{ file: '2027.es.ics', text: translation ?? '', language: 'es' }],
      agency,
    );
    expect(problems).toEqual([]);
    const [event] = calendar.events.map((each) => eventIn(each, 'es', agency));
    expect(event).toMatchObject({
      language: 'es',
      event: { summary: 'Cómo reconocer la trata laboral', startsAt: '2027-01-14T18:00:00Z' },
    });
  });

  test('explains every kind, and every field of the agency file', () => {
    for (const kind of KINDS) expect(guide).toContain(`| \`${kind}\` |`);
    for (const field of Object.keys(AgencySchema.entries)) {
      expect(guide).toMatch(new RegExp(`^\\| \`${field}(\\.[a-z]+)?\` \\|`, 'm'));
    }
  });
});
