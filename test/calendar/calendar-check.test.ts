/** `calendar check`, as an operator and as a program see it. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { AGENCY } from './example-agency.ts';
import { calendarOf, webinar } from './example-calendar.ts';

const COMMAND = new URL('../../operator/calendar-check.ts', import.meta.url).href;
const SCRIPT = `import { calendarCommand } from '${COMMAND}'; await calendarCommand().parseAsync(process.argv);`;

let folder = '';

/** Runs the command in a folder that has an agency file, `2027.ics` and `broken.ics`. */
async function check(...args: string[]) {
  const argv = ['--input-type=module', '--eval', SCRIPT, 'calendar', 'check', ...args];
  const run = promisify(execFile)(process.execPath, argv, { cwd: folder });
  const { stdout, stderr, code = 0 } = await run.catch((failed) => failed);
  return { stdout, stderr, code };
}

const AWARENESS_DAY = webinar({
  UID: ':day@agency.example',
  SUMMARY: ':Awareness Day',
  CATEGORIES: ':OBSERVANCE,Prevention',
  DTSTART: ';VALUE=DATE:20270111',
  DTEND: ';VALUE=DATE:20270112',
});

const OPENING = webinar({
  LOCATION: ':Online',
  URL: ':https://agency.example/opening',
  SEQUENCE: ':1',
  STATUS: ':TENTATIVE',
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calendar-check-'));
  await writeFile(join(folder, 'agency.yaml'), stringify(AGENCY));
  await writeFile(join(folder, '2027.ics'), calendarOf(OPENING, AWARENESS_DAY));
  await writeFile(
    join(folder, 'broken.ics'),
    calendarOf(webinar({ DTSTART: ';TZID=Nowhere:20270113T100000' })),
  );
});

afterAll(() => rm(folder, { recursive: true }));

describe('for people', () => {
  test('a calendar is told event by event, with every reminder in local time and in UTC', async () => {
    const { stdout, code } = await check('2027.ics');
    expect(stdout).toBe(`January
2027.ics
────────

Mon, Jan 11, 2027, all day, America/Los_Angeles
  Awareness Day
    kind        OBSERVANCE · Prevention
    in UTC      2027-01-11T08:00:00Z to 2027-01-12T08:00:00Z
    reminders   Mon, Jan 11, 2027, 8:00 AM PST   2027-01-11T16:00:00Z   PT8H

Wed, Jan 13, 2027, 10:00 AM – 11:30 AM PST, America/Los_Angeles
  [TENTATIVE] Opening day
    kind        WEBINAR
    in UTC      2027-01-13T18:00:00Z to 2027-01-13T19:30:00Z
    place       Online
    link        https://agency.example/opening
    reminders   Tue, Jan 12, 2027, 10:00 AM PST   2027-01-12T18:00:00Z   -P1D
                Wed, Jan 13, 2027, 9:00 AM PST    2027-01-13T17:00:00Z   -PT1H

1 calendar, 2 events, 3 reminders, 0 errors, 0 warnings.
`);
    expect(code).toBe(0);
  });

  test('a cancelled event is told to have no reminder, for none goes out', async () => {
    await writeFile(join(folder, 'cancelled.ics'), calendarOf(webinar({ STATUS: ':CANCELLED' })));
    const { stdout } = await check('cancelled.ics');
    expect(stdout).toContain('reminders   none, because it is cancelled');
    expect(stdout).toContain('1 event, 0 reminders');
  });

  test('the agency file is checked by itself, and is no calendar', async () => {
    const { stdout, code } = await check('agency.yaml');
    expect([stdout.trim(), code]).toEqual([expect.stringMatching(/^0 calendars, 0 events, .*0 errors/m), 0]);
  });

  test('errors come last, by file and line, and the command fails', async () => {
    const { stdout, code } = await check('2027.ics', 'broken.ics', 'missing.ics');
    const lines = stdout.trimEnd().split('\n');
    expect(lines.at(-4)).toMatch(
      /^broken\.ics:7: error: DTSTART: unknown zone "Nowhere": write an IANA name/,
    );
    expect(lines.at(-5)).toBe(
      'broken.ics:1: warning: only a file named for its year, such as 2027.ics, is ever loaded: rename it before you deploy',
    );
    expect(lines.at(-3)).toBe(
      "missing.ics:1: error: this file can't be opened (there is no such file): check its name and folder",
    );
    expect(lines.at(-1)).toBe(
      '2 calendars, 2 events, 3 reminders, 2 errors, 1 warning. A deploy would refuse this.',
    );
    expect(code).toBe(1);
  });
});

describe('translations', () => {
  const spanish = (uid: string) =>
    `BEGIN:VCALENDAR\r\nNAME:Enero\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:Apertura\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

  /** A folder of a bilingual agency with a calendar and its translation. */
  async function withTranslation(uid: string): Promise<string> {
    const inside = await mkdtemp(join(folder, 'translated-'));
    const words = (texts: object) => ({ ...texts, es: 'Palabras' });
    const agency = {
      ...AGENCY,
      languages: ['en', 'es'],
      contacts: AGENCY.contacts.map((contact) => ({ ...contact, about: words(contact.about) })),
      lists: AGENCY.lists.map((list) => ({
        ...list,
        name: words(list.name),
        description: words(list.description),
      })),
    };
    await writeFile(join(inside, 'agency.yaml'), stringify(agency));
    await writeFile(join(inside, '2027.ics'), calendarOf(OPENING));
    await writeFile(join(inside, '2027.es.ics'), spanish(uid));
    return inside;
  }

  test('beside a calendar are told with their events, whichever of the two is named', async () => {
    const inside = await withTranslation('opening@agency.example');
    const [calendar, translation] = [join(inside, '2027.ics'), join(inside, '2027.es.ics')];
    const { stdout, code } = await check(calendar);
    expect(stdout).toContain('    in es       Apertura\n');
    expect(code).toBe(0);
    expect((await check(translation)).stdout).toBe(stdout);
    expect((await check(translation, calendar)).stdout).toBe(stdout);
    expect(JSON.parse((await check('--json', calendar)).stdout)).toMatchObject({
      events: [{ summary: 'Opening day', translations: [{ language: 'es', summary: 'Apertura' }] }],
    });
  });

  test('with an error fail the check, by their own file and line', async () => {
    const inside = await withTranslation('openin@agency.example');
    const { stdout, code } = await check(join(inside, '2027.ics'));
    expect(stdout).toMatch(
      /2027\.es\.ics:4: error: .*2027\.ics has no event with UID openin@agency\.example/,
    );
    expect(stdout).toMatch(/did you mean opening@agency\.example/);
    expect(code).toBe(1);
  });
});

describe('for programs', () => {
  test('the result is JSON and nothing else', async () => {
    const { stdout, stderr, code } = await check('--json', '2027.ics');
    expect(JSON.parse(stdout)).toEqual({
      events: [
        {
          uid: 'day@agency.example',
          recurrenceId: null,
          kind: 'OBSERVANCE',
          summary: 'Awareness Day',
          start: '2027-01-11',
          end: '2027-01-12',
          timeZone: 'America/Los_Angeles',
          allDay: true,
          status: 'CONFIRMED',
          sequence: 0,
          url: null,
          location: null,
          categories: ['OBSERVANCE', 'Prevention'],
          reminders: [{ offset: 'PT8H', dueAt: '2027-01-11T16:00:00Z' }],
        },
        {
          uid: 'opening@agency.example',
          recurrenceId: null,
          kind: 'WEBINAR',
          summary: 'Opening day',
          start: '2027-01-13T18:00:00Z',
          end: '2027-01-13T19:30:00Z',
          timeZone: 'America/Los_Angeles',
          allDay: false,
          status: 'TENTATIVE',
          sequence: 1,
          url: 'https://agency.example/opening',
          location: 'Online',
          categories: ['WEBINAR'],
          reminders: [
            { offset: '-P1D', dueAt: '2027-01-12T18:00:00Z' },
            { offset: '-PT1H', dueAt: '2027-01-13T17:00:00Z' },
          ],
        },
      ],
      problems: [],
    });
    expect([stderr, code]).toEqual(['', 0]);
  });

  test('an agency file that is missing is the one problem, and nothing is guessed', async () => {
    const files = ['2027.ics', 'broken.ics', '2027.yaml', 'newsletters/2027-01.md'];
    const { stdout, code } = await check('--json', '--agency', 'nowhere.yaml', ...files);
    expect(JSON.parse(stdout)).toEqual({
      events: [],
      problems: [
        {
          file: 'nowhere.yaml',
          line: 1,
          level: 'error',
          message:
            "this file can't be opened (there is no such file): check its name and folder, or name the agency file that governs these files with --agency",
        },
      ],
    });
    expect(code).toBe(1);
  });
});
