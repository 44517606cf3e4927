/** What `calendar check` says of newsletter issues, month files and resources. */
import { describe, expect, test } from 'vitest';
import { printProblem } from '../../core/calendar/problem.ts';
import { calendarReport } from '../../operator/calendar-report.ts';
import type { CheckedCalendar } from '../../operator/check-calendars.ts';
import { checkPublications } from '../../operator/check-publications.ts';
import { agency } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

const front = (...lines: readonly string[]) => ['---', ...lines, '---', 'Welcome.', ''].join('\n');
const list = agency.lists[0]?.id ?? '';
const ISSUE = front('title: January', `list: ${list}`, 'send: 2027-01-06T09:00', 'summary: What is on.');

/** What is said of these files, which lie in a folder `data` with an agency file. */
function check(
  files: Readonly<Record<string, string>>,
  asked = Object.keys(files),
  calendars: readonly CheckedCalendar[] = [],
): string[] {
  return lookAt(files, asked, calendars).problems.map(printProblem);
}

function lookAt(
  files: Readonly<Record<string, string>>,
  asked = Object.keys(files),
  calendars: readonly CheckedCalendar[] = [],
) {
  const texts: Readonly<Record<string, string>> = { 'data/agency.yaml': JSON.stringify(agency), ...files };
  return checkPublications(asked, {
    textOf: (path) => {
      const text = texts[path];
      return text === undefined ? { unreadable: 'there is no such file' } : { text };
    },
    agencyFileOf: (file) => file.replace(/[^/]+$/, 'agency.yaml'),
    calendars,
  });
}

describe('the join link of an event with limited places', () => {
  const LINK = 'https://meet.example/j/123?pwd=secret';
  const limited = makeEvent({ capacity: 10, conference: LINK, summary: 'Small talk' });
  const told = (name: string, text: string, folder = 'data') =>
    check(
      { [name]: text },
      [name],
      [
        {
          file: `${folder}/2026.ics`,
          calendar: { year: 2026, name: 'January', description: null, events: [limited] },
        },
      ],
    );
  const error = 'shows everybody the join link of "Small talk" (2026.ics)';

  test('is refused in every publication, by its line', () => {
    expect(told('data/newsletters/2027-01.md', ISSUE.replace('Welcome.', `[Join us](${LINK})`))).toEqual([
      expect.stringContaining(`data/newsletters/2027-01.md:7: error: this ${error}`),
    ]);
    const resources = `resources:\n  - { id: one, kind: training, title: One, url: '${LINK.replace('meet.example', 'MEET.example')}' }\n`;
    expect(told('data/resources.yaml', resources)).toEqual([
      expect.stringMatching(/^data\/resources\.yaml:2: error: this shows everybody the join link/),
    ]);
    const month = `sections:\n  - id: join\n    title: { en: Join, es: Unirse }\n    text: { en: '${LINK}', es: Hola }\n`;
    expect(told('data/2027.yaml', month)).toEqual([expect.stringMatching(/^data\/2027\.yaml:4: error/)]);
  });

  test('is found also where only the file as it was read shows it', () => {
    const folded = `resources:\n  - id: one\n    kind: training\n    title: One\n    url: "https://meet.exa\\\n      mple/j/123?pwd=secret"\n`;
    expect(told('data/resources.yaml', folded)).toEqual([
      expect.stringContaining(`data/resources.yaml:1: error: this ${error}`),
    ]);
  });

  test('of the calendars of another folder is not looked for, and other links are let be', () => {
    const issue = ISSUE.replace('Welcome.', `[Join us](${LINK})`);
    expect(told('data/newsletters/2027-01.md', issue, 'elsewhere')).toEqual([]);
    expect(told('data/newsletters/2027-01.md', issue.replace('123', '124'))).toEqual([]);
  });
});

describe('what was read', () => {
  /** As `calendar check` tells it of these files alone. */
  const told = (files: Readonly<Record<string, string>>) =>
    [...calendarReport({ calendars: [], ...lookAt(files) })].join('');

  test('of an issue is to whom it goes, when, its sections and its translations', () => {
    const issue = `${ISSUE}\n## Guides\n\nOne.\n\n## Upcoming events {#upcoming-events}\n`;
    const translation = `${front('title: Enero', 'summary: Lo que hay.')}\n## Guías\n\nUna.\n\n## Próximos eventos {#upcoming-events}\n`;
    expect(
      told({ 'data/newsletters/2027-01.es.md': translation, 'data/newsletters/2027-01.md': issue }),
    ).toBe(`January
data/newsletters/2027-01.md
───────────────────────────
    goes to     ${list}, Wed, Jan 6, 2027, 9:00 AM PST   2027-01-06T17:00:00Z
    sections    Guides · Upcoming events
    in es       Enero

1 newsletter issue, 0 errors, 0 warnings.
`);
  });

  test('of an issue that is kept is that nobody gets it', () => {
    const kept = ISSUE.replace('send: 2027-01-06T09:00', "send: null\ndate: '2027-01'");
    expect(told({ 'data/newsletters/2027-01.md': kept })).toContain(
      'nobody: it is kept in the archive, dated 2027-01\n',
    );
  });

  test('of a month file and of resources is what they hold', () => {
    const month = `background: { en: Hello, es: Hola }\nsections:\n  - { id: learn, title: { en: Learn, es: Infórmese }, text: { en: Read., es: Lea. } }\n`;
    const resources = `topics: [{ id: labor, name: { en: Labor, es: Trabajo } }]\nresources:\n  - { id: one, kind: book, title: One }\n  - { id: two, kind: film, title: Two }\n`;
    expect(told({ 'data/2027.yaml': month, 'data/resources.yaml': resources })).toBe(`The page of 2027
data/2027.yaml
────────────────
    sections    learn
    besides     background

Resources
data/resources.yaml
───────────────────
    resources   2: book 1, film 1
    topics      labor

1 month file, 1 file of resources, 0 errors, 0 warnings.
`);
  });

  test('of one with an error is counted as nothing, and of calendars no word is said', () => {
    expect(told({ 'data/2027.yaml': 'sections: 5\n' })).toMatch(
      /\n\n0 month files, 1 error, 0 warnings\. A deploy would refuse this\.\n$/,
    );
  });

  test('is nothing where the agency file can’t be used, which is said', () => {
    const report = told({ 'data/agency.yaml': 'name: 5\n', 'data/newsletters/2027-01.md': ISSUE });
    expect(report).toContain('data/agency.yaml:1: error: name must be text');
    expect(report).toContain('1 file not looked at: mend the agency file, then check again.');
  });
});

describe('publications', () => {
  test('without a mistake are not spoken of', () => {
    const translation = front('title: Enero', 'summary: Lo que hay.');
    expect(
      check({ 'data/newsletters/2027-01.md': ISSUE, 'data/newsletters/2027-01.es.md': translation }),
    ).toEqual([]);
  });

  test('are told by the path that was asked for, each with its line', () => {
    expect(
      check({
        'data/newsletters/2027-01.md': ISSUE.replace(`list: ${list}`, 'list: nobody'),
        'data/2027.yaml': 'sections: 5\n',
        'data/resources.yaml': 'resources:\n  - { id: one, kind: song, title: A song }\n',
      }),
    ).toEqual([
      expect.stringMatching(/^data\/newsletters\/2027-01\.md:3: error: list must be the id of one/),
      expect.stringMatching(/^data\/2027\.yaml:1: error: sections must be a list/),
      expect.stringMatching(/^data\/resources\.yaml:2: error: resources\.0\.kind must be one of/),
    ]);
  });

  test('that belong to no year are refused by their name', () => {
    expect(check({ 'data/newsletters/january.md': ISSUE })).toEqual([
      expect.stringMatching(/^data\/newsletters\/january\.md:1: error: "january" becomes part of an address/),
    ]);
  });

  test('that are not there are said not to be', () => {
    expect(check({}, ['data/2031.yaml'])).toEqual([
      "data/2031.yaml:1: error: this file can't be opened (there is no such file): check its name and folder",
    ]);
  });
});
