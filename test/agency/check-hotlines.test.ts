import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { checkHotlines } from '../../core/agency/check-hotlines.ts';
import { readAgency } from '../../core/agency/read-agency.ts';
import { printProblem } from '../../core/calendar/problem.ts';
import { AGENCY } from '../calendar/example-agency.ts';

const NOW = new Date('2027-01-05T09:00:00-08:00');

/** What is said of one line that was last called on `verifiedOn`, without the advice. */
function saidOf(verifiedOn: string | null): string[] {
  const text = stringify({ ...AGENCY, hotlines: [{ name: 'Line', phone: '1-800-555-0100', verifiedOn }] });
  const problems = checkHotlines({ file: 'agency.yaml', text }, NOW);
  const lineOfDay = text.split('\n').findIndex((line) => line.includes('verifiedOn:')) + 1;
  for (const problem of problems) expect(problem).toMatchObject({ level: 'warning', line: lineOfDay });
  return problems.map(({ message }) => message.replace(/: call it, .*/, ''));
}

test.each([
  [null, ['the help line "Line": nobody has called it yet, so it is not shown']],
  ['2026-10-06', ['the help line "Line": nobody has called it since 2026-10-06']],
  ['2026-10-07', ['the help line "Line": nobody has called it since 2026-10-07']],
  ['2026-10-08', []],
  ['2027-01-05', []],
  ['2027-01-06', []],
  ['2027-01-08', ['the help line "Line": verifiedOn, 2027-01-08, is still to come']],
])('a line called on %s', (verifiedOn, said) => {
  expect(saidOf(verifiedOn)).toEqual(said);
});

test('each line is named where it stands, with what to do', () => {
  const hotlines = [
    { name: 'One', phone: '1', verifiedOn: null },
    { name: 'Two', phone: '2', verifiedOn: '2027-01-01' },
    { name: 'Three', phone: '3', verifiedOn: '2020-01-01' },
  ];
  const problems = checkHotlines({ file: 'agency.yaml', text: stringify({ ...AGENCY, hotlines }) }, NOW);
  expect(problems.map(printProblem)).toEqual([
    expect.stringMatching(
      /^agency\.yaml:\d+: warning: the help line "One": .* write the day into verifiedOn/,
    ),
    expect.stringMatching(
      /^agency\.yaml:\d+: warning: the help line "Three": .* write the day into verifiedOn/,
    ),
  ]);
});

test('nobody is asked to call the emergency number, and whatever else its line holds has to be tried', () => {
  const emergencies = { name: { en: 'Emergencies', es: 'Emergencias' }, phone: '911' };
  const saidFor = (line: object) => {
    const text = stringify({ ...AGENCY, hotlines: [line] });
    return checkHotlines({ file: 'agency.yaml', text }, NOW).map(({ message }) => message);
  };
  expect([emergencies, { ...emergencies, text: '911', verifiedOn: null }].flatMap(saidFor)).toEqual([]);
  for (const more of [{ text: '55501' }, { tty: '711' }, { chat: 'https://chat.example.org/' }]) {
    expect(saidFor({ ...emergencies, ...more, verifiedOn: null })).toEqual([
      expect.stringMatching(/^the help line "Emergencies": nobody has called it yet/),
    ]);
  }
  expect(saidFor({ name: 'Not it', phone: '9111', verifiedOn: null })).toHaveLength(1);
});

test('a line that does not say whether somebody called it is refused, unless it is the emergency number', () => {
  const problems = (line: object) =>
    readAgency({ file: 'agency.yaml', text: stringify({ ...AGENCY, hotlines: [line] }) }).problems;
  expect(problems({ name: 'Line', phone: '1-800-555-0100' })).toMatchObject([
    {
      message:
        'hotlines.0.verifiedOn is missing: write the day somebody called it and found it right, such as 2026-11-21, or null',
    },
  ]);
  expect(problems({ name: 'Emergencies', phone: '9-1-1' })).toEqual([]);
});

test.each(['', 'hotlines: [', 'name: nothing else'])(
  'of %j, which is no agency file, nothing is said here',
  (text) => {
    expect(checkHotlines({ file: 'agency.yaml', text }, NOW)).toEqual([]);
  },
);
