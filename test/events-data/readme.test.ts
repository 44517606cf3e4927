/** What the operator's guide shows is what the service reads. */
import { describe, expect, test } from 'vitest';
import { AgencySchema } from '../../core/agency/agency.ts';
import { KINDS } from '../../core/calendar/event.ts';
import { eventIn } from '../../core/calendar/event-in-language.ts';
import { readCalendar } from '../../core/calendar/read-calendar.ts';
import { translateCalendar } from '../../core/calendar/translate-calendar.ts';
import { readMonth } from '../../core/month/read-month.ts';
import { readNewsletters } from '../../core/newsletters/read-newsletters.ts';
import { readResources } from '../../core/resources/read-resources.ts';
import { RESOURCE_KINDS } from '../../core/resources/resources.ts';
import { shipped, shippedAgency } from './shipped-files.ts';

const guide = shipped('README.md');
const { agency } = shippedAgency('agency.yaml');

/** The first example in YAML below a heading of the guide. */
const yamlBelow = (heading: string): string =>
  /```yaml\n(.*?)```/s.exec(guide.slice(guide.indexOf(`\n## ${heading}\n`)))?.[1] ?? '';
const [monthExample, resourcesExample] = [yamlBelow('The month file'), yamlBelow('Resources')];
const [example, translation] = [...guide.matchAll(/```ics\n(.*?)```/gs)].map(([, text = '']) => text);

function readExample() {
  if (!example) throw new Error('the guide has no example');
  return readCalendar({ file: '2027.ics', text: example, year: 2027, agency });
}

test('the guide shows a newsletter that can be copied as it stands', () => {
  const text = /```markdown\n(.*?)```/s.exec(guide)?.[1] ?? '';
  const named = { file: 'newsletters/2027-01-ctrt.md', text, slug: '2027-01-ctrt', language: null };
  const { newsletters, problems } = readNewsletters([named], agency);
  expect(problems).toEqual([]);
  expect(newsletters).toMatchObject([{ title: 'What January brings', sendAt: '2027-01-06T17:00:00Z' }]);
});

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

  test('shows a month file and resources that can be copied as they stand', () => {
    const { month, ...ofMonth } = readMonth({ file: '2027.yaml', text: monthExample, year: 2027, agency });
    const read = readResources({ file: 'resources.yaml', text: resourcesExample, agency });
    expect(agency.languages).toEqual(['en', 'es']);
    expect([...ofMonth.problems, ...read.problems]).toEqual([]);
    expect(month?.sections.map(({ id }) => id)).toEqual(['learn', 'staff']);
    expect(read.resources?.resources.map(({ kind }) => kind)).toEqual(['book', 'fact']);
    for (const field of [...Object.keys(month ?? {}), ...Object.keys(read.resources?.resources[1] ?? {})])
      expect(field === 'year' || guide.includes(`| \`${field}\` |`), field).toBe(true);
    for (const kind of RESOURCE_KINDS) expect(guide).toContain(`\`${kind}\``);
  });

  test('explains every kind, and every field of the agency file', () => {
    for (const kind of KINDS) expect(guide).toContain(`| \`${kind}\` |`);
    for (const field of Object.keys(AgencySchema.entries)) {
      expect(guide).toMatch(new RegExp(`^\\| \`${field}(\\.[a-z]+)?\` \\|`, 'm'));
    }
  });
});
