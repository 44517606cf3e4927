/** What an operator is told about an agency file: which field, in which line, and what to write. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAgency } from '../../core/agency/read-agency.ts';
import { printProblem } from '../../core/calendar/problem.ts';

const TEXT = readFileSync(new URL('../fixtures/agency.yaml', import.meta.url), 'utf8');

/** The example with one part replaced; the part must be there. */
function changed(part: string, replacement: string): string {
  expect(TEXT).toContain(part);
  return TEXT.replace(part, replacement);
}

const printed = (text: string) => readAgency({ file: 'agency.yaml', text }).problems.map(printProblem);

test('a complete agency file is read without a word', () => {
  const { agency, problems } = readAgency({ file: 'agency.yaml', text: TEXT });
  expect(problems).toEqual([]);
  expect(agency?.senders.mailings.replyTo).toBe('team@agency.example');
});

test('a list or a contact that has no words in one of the languages is told, in its own line', () => {
  const [problem, ...others] = printed(changed('languages: [en]', 'languages: [en, es]'));
  expect(problem).toMatch(
    /^agency\.yaml:\d+: error: \w+\.0\.\w+ has no words in es, which is one of the agency's languages$/,
  );
  expect(others.length).toBeGreaterThan(0);
});

test('a language that there are no words in is refused, rather than answered in English', () => {
  expect(printed(changed('languages: [en]', 'languages: [en, tl]'))).toContain(
    'agency.yaml:4: error: languages.1 must be one that there is a catalogue for (en, es), not "tl"',
  );
});

test.each(['Asia/Kathmandu', 'UTC', 'US/Pacific'])('the zone %s is known', (zone) => {
  expect(printed(changed('timeZone: America/Los_Angeles', `timeZone: ${zone}`))).toEqual([]);
});

test.each([
  ["{ accent: '#17507f', onAccent: '#FFFFFF' }", []],
  [
    "{ accent: '#8cc4f2', onAccent: '#ffffff' }",
    [
      "agency.yaml:5: error: colours can't be read: onAccent on accent has a contrast of 1.9:1 and needs 4.5:1, so make one of them darker or the other lighter",
    ],
  ],
  [
    "{ accent: blue, onAccent: '#ffffff' }",
    ['agency.yaml:5: error: colours.accent must be a colour such as \'#17507f\', in quotes, not "blue"'],
  ],
])('the colours of pictures: %s', (colours, said) => {
  expect(printed(changed('style: open\n', `colours: ${colours}\nstyle: open\n`))).toEqual(said);
});

test('a short name that has no room in the picture for signatures is refused', () => {
  const long = 'Department of Social Services, Refugee Programs Bureau';
  expect(printed(TEXT.replace(/^shortName: .*$/m, `shortName: ${long}`))).toEqual([
    `agency.yaml:2: error: shortName is too long for the signature block, which has room for about 40 letters: shorten it, not "${long}"`,
  ]);
});

describe('a field', () => {
  test('that is missing is told in the line of the group it belongs to', () => {
    expect(printed(changed('    replyTo: team@agency.example\n', ''))).toEqual([
      'agency.yaml:9: error: senders.mailings.replyTo is missing: write the address that answers go to',
    ]);
  });

  test('that is missing at the top is told in the first line', () => {
    expect(printed(changed('style: open\n', ''))).toEqual([
      'agency.yaml:1: error: style is missing: write discreet, or open to show titles of events in subjects',
    ]);
  });

  test('that is empty is told in its own line', () => {
    expect(printed(changed('hotlines: []', 'hotlines:'))).toEqual([
      'agency.yaml:32: error: hotlines is empty: write the telephone lines shown to readers, or [] for none',
    ]);
  });

  test('that nobody knows is told, so that no slip of the pen goes unseen', () => {
    expect(printed(changed('hears: all', 'hears: all\n    heers: none'))).toEqual([
      'agency.yaml:26: error: lists.0.heers is no field of an agency file: remove it, or check its spelling',
    ]);
  });

  test.each([
    ['shortName: EA', 'shortName: 5', 'shortName must be text (a number needs quotes), not 5'],
    ['style: open', 'style: loud', 'style must be discreet or open, not "loud"'],
    [
      'timeZone: America/Los_Angeles',
      'timeZone: PST',
      'timeZone must be an IANA zone such as America/Los_Angeles, not "PST"',
    ],
    ['page: https://', 'page: http://', 'page must begin with https://'],
    [
      'hears: all',
      'hears: { kinds: [SEMINAR] }',
      'lists.0.hears.kinds.0 must be one of WEBINAR, IN-PERSON, EXHIBIT, ON-DEMAND, OBSERVANCE, not "SEMINAR"',
    ],
    [
      'EXHIBIT: [PT8H]',
      'EXHIBIT: [8 hours]',
      'reminders.EXHIBIT.0 must be an offset such as -P1D, -PT1H or PT8H, not "8 hours"',
    ],
    [
      'EXHIBIT: [PT8H]',
      'EXHIBIT: [PT]',
      'reminders.EXHIBIT.0 must be an offset such as -P1D, -PT1H or PT8H, not "PT"',
    ],
    ['contacts:', 'contacts: []\nothers:', 'contacts must name at least one contact'],
  ])('%s written as %s is told so', (part, replacement, message) => {
    expect(printed(changed(part, replacement)).join('\n')).toContain(`error: ${message}`);
  });

  test('with an address that is none is told without repeating it', () => {
    const messages = printed(changed('address: events@agency.example', 'address: events-at-agency'));
    expect(messages).toEqual(['agency.yaml:11: error: senders.mailings.address must be an e-mail address']);
  });
});

describe('an agency file that is too large', () => {
  const entries = (count: number, entry: string) =>
    `[${Array.from({ length: count }, () => entry).join(', ')}]`;
  const contact = '{ name: Team, email: team@agency.example, about: { en: Everything } }';
  const hotline = '{ name: Line, verifiedOn: null }';

  test.each([
    [
      'name: Example Agency',
      `name: ${'x'.repeat(2000)}`,
      `name: ${'x'.repeat(2001)}`,
      'name must have at most 2000',
    ],
    [
      'WEBINAR: [-P1D, -PT1H]',
      `WEBINAR: ${entries(20, '-P1D')}`,
      `WEBINAR: ${entries(21, '-P1D')}`,
      'reminders.WEBINAR must have at most 20',
    ],
    [
      'hotlines: []',
      `hotlines: ${entries(50, hotline)}`,
      `hotlines: ${entries(51, hotline)}`,
      'hotlines must have at most 50',
    ],
    [
      'contacts:\n  - name: Team\n    email: team@agency.example\n    about: { en: Everything }',
      `contacts: ${entries(50, contact)}`,
      `contacts: ${entries(51, contact)}`,
      'contacts must have at most 50',
    ],
  ])('is told in its line: %s', (part, fitting, tooMuch, message) => {
    expect(printed(changed(part, fitting))).toEqual([]);
    expect(printed(changed(part, tooMuch))).toEqual([
      expect.stringMatching(new RegExp(`^agency\\.yaml:\\d+: error: ${message}`)),
    ]);
  });

  test('has more lists than anybody would look through', () => {
    const list = (index: number) =>
      `\n  - { id: l${index}, name: { en: L }, description: { en: L }, hears: all }`;
    const lists = (count: number) => Array.from({ length: count }, (_, index) => list(index)).join('');
    expect(printed(changed('    hears: all', `    hears: all${lists(49)}`))).toEqual([]);
    expect(printed(changed('    hears: all', `    hears: all${lists(50)}`))).toEqual([
      expect.stringContaining('lists must have at most 50'),
    ]);
  });

  const TOO_LARGE =
    'agency.yaml:1: error: the agency file says more than 256 KB, which is more than can be kept: shorten its texts';

  test('is refused before it is looked at', () => {
    expect(printed(`${TEXT}# ${'x'.repeat(256 * 1024)}`)).toEqual([TOO_LARGE]);
  });

  test('is refused for what it says once its references are written out', () => {
    const about = ['en', 'es', 'fr', 'de'].map((language) => `${language}: ${'x'.repeat(1900)}`).join(', ');
    const first = `&c { name: Team, email: team@agency.example, about: { ${about} } }`;
    const text = TEXT.replace(/contacts:.*?lists:/s, `contacts: [${first}${', *c'.repeat(49)}]\nlists:`);
    expect(text.length).toBeLessThan(20_000);
    expect(printed(text)).toEqual([TOO_LARGE]);
  });
});

describe('YAML', () => {
  test.each([
    [
      'style: open',
      'style: open\nstyle: open',
      'agency.yaml:6: error: this field stands here for the second time: keep one of the two',
    ],
    [
      '    address: letters',
      '\taddress: letters',
      'agency.yaml:15: error: a tab at the beginning of a line: indent with spaces',
    ],
    [
      'languages: [en]',
      'languages: [en',
      'error: a { or [ in this line or above it is not closed: put } or ]',
    ],
    [
      'name: Example Agency',
      'name: @agency',
      'agency.yaml:1: error: this text begins with a sign that means',
    ],
    [
      'name: Example Agency',
      'name: { en: One es: Two }',
      'agency.yaml:1: error: between { and }, or [ and ], a comma is missing',
    ],
    [
      'name: Example Agency',
      "name: 'Don't'",
      "agency.yaml:1: error: this line, or one above it, can't be understood: look for a quote, a bracket or a brace that is missing or one too many, and write it as events-data/agency.yaml has it (YAML: Unexpected scalar",
    ],
    [
      'name: Example Agency',
      'name: *nobody',
      "error: what stands behind & and * can't be put in: write those values out (YAML: Unresolved alias",
    ],
    [
      'name: Example Agency',
      'name: !secret Example',
      "agency.yaml:1: error: this line, or one above it, can't be understood: ",
    ],
  ])('%s written as %s is told by line', (part, replacement, message) => {
    expect(printed(changed(part, replacement)).join('\n')).toContain(message);
  });

  test('that can’t be understood is told once, where it begins', () => {
    expect(printed('name: { en: x } }\nshortName: y\n')).toEqual([
      expect.stringContaining("agency.yaml:1: error: this line, or one above it, can't be understood: "),
    ]);
  });

  test.each(['', '# nothing but a comment\n', '- a\n- list\n', 'words'])('%j is no agency file', (text) => {
    expect(printed(text)).toEqual([
      'agency.yaml:1: error: the agency file is empty or no list of fields: copy events-data/agency.yaml and change it',
    ]);
  });
});

test('a damaged agency file is read, or every problem has a line in it', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const splinter = fc.oneof(
    fc.string({ maxLength: 5 }),
    fc.constantFrom('\n', ':', '- ', '[', '&a ', '*a', '"', '\t'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(share, share, splinter), { minLength: 1, maxLength: 4 }), (damages) => {
      const text = damages.reduce((whole, [at, length, put]) => {
        const from = Math.floor(at * whole.length);
        return whole.slice(0, from) + put + whole.slice(from + Math.floor(length * 10));
      }, TEXT);
      const { agency, problems } = readAgency({ file: 'agency.yaml', text });
      expect(agency === null).toBe(problems.length > 0);
      for (const { line } of problems) expect(line >= 1 && line <= text.split('\n').length).toBe(true);
    }),
    { numRuns: 300 },
  );
});
