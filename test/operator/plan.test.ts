/** `npm run plan`, as an operator reads it before a deploy. */
import { describe, expect, it } from 'vitest';
import { KEY_PARAMETERS, TABLE_NAME } from '../../local/resource-names.ts';
import { AGENCY, type EventText, WEBINAR } from '../stories/month.ts';
import { ACCOUNT, startAccount } from './aws-stand-in.ts';
import { filesOf, openPlanWorld } from './plan.fixture.ts';
import { CREDENTIALS } from './run-command.ts';

const AT = '2026-01-05T09:00:00-08:00';
const WHERE = 'Working on the service on this machine (.local/service); --stage staging works on AWS.\n';
const WEBINARS = ['CATEGORIES:WEBINAR', 'URL:https://example.org/month'];

const onDay = (day: string, more: Partial<EventText> = {}): EventText => ({
  ...{ uid: `on-${day}@example.org`, start: `202601${day}T130000`, end: `202601${day}T140000` },
  ...{ summary: `Session of January ${day}`, more: WEBINARS },
  ...more,
});

const SESSION: EventText = { ...WEBINAR, more: WEBINARS };
const MOVED: EventText = {
  ...SESSION,
  ...{ start: '20260121T130000', end: '20260121T140000' },
  more: [...WEBINARS, 'SEQUENCE:1'],
};

describe('nothing in force yet', () => {
  it('is said, and everything is added', async () => {
    const { plan } = await openPlanWorld(AT);
    const { stdout, status } = await plan(filesOf([SESSION]));
    expect(status).toBe(0);
    expect(stdout).toBe(
      `${WHERE}
Nothing is in force yet (Mon, Jan 5, 2026, 9:00 AM PST): everything in events-data is added.

+ new: the calendar of 2026

+ added: Information session
    time       Tue, Jan 13, 2026, 1:00 PM – 2:00 PM PST
    reminders  2 made

Events     1 added
Reminders  2 made
Told       nobody

Plan 4f53cda18c; to carry it out (stop the service first, if it runs):
  npm start
`,
    );
  });
});

describe('a calendar that differs', () => {
  const STANDS = [SESSION, onDay('14'), onDay('15'), onDay('16'), onDay('19'), onDay('20')];
  const WANTS = [
    MOVED,
    onDay('14', { more: [...WEBINARS, 'LOCATION:Room 4', 'STATUS:TENTATIVE'] }),
    onDay('15', { more: [...WEBINARS, 'STATUS:CANCELLED', 'SEQUENCE:1'] }),
    onDay('16', { summary: 'A better title' }),
    onDay('20'),
    onDay('22', { more: [...WEBINARS, 'X-REMINDERS:NONE'] }),
  ];

  async function world() {
    const opened = await openPlanWorld(AT);
    await opened.load(filesOf(STANDS));
    await opened.promise(SESSION.uid, 3);
    await opened.promise('on-19@example.org', 1);
    return opened;
  }

  it('is told event by event, what people miss first', async () => {
    const { plan } = await world();
    const { stdout, status } = await plan(filesOf(WANTS));
    expect(status).toBe(0);
    const [, hash] = /Plan ([0-9a-f]{10});/.exec(stdout) ?? [];
    expect(stdout).toBe(
      `${WHERE}
The calendars in events-data against what is in force, Mon, Jan 5, 2026, 9:00 AM PST:

- gone from the file: Session of January 19
    time       Mon, Jan 19, 2026, 1:00 PM – 2:00 PM PST
    reminders  2 dropped
    notice     tells about 1 person at 9:15 AM PST if it is deployed now, unless it is changed
               again before

x cancelled: Session of January 15
    time       Thu, Jan 15, 2026, 1:00 PM – 2:00 PM PST
    reminders  2 dropped
    notice     nobody was promised it, so nobody is told

~ moved: Information session
    time       was Tue, Jan 13, 2026, 1:00 PM – 2:00 PM PST
               now Wed, Jan 21, 2026, 1:00 PM – 2:00 PM PST
    reminders  2 moved
    notice     tells about 3 people at 9:15 AM PST if it is deployed now, unless it is changed
               again before

~ changed: Session of January 14
    time       Wed, Jan 14, 2026, 1:00 PM – 2:00 PM PST
    status     confirmed → tentative
    place      (none) → Room 4
    notice     nobody was promised it, so nobody is told

~ changed: A better title
    time       Fri, Jan 16, 2026, 1:00 PM – 2:00 PM PST
    cosmetic   title

+ added: Session of January 22
    time       Thu, Jan 22, 2026, 1:00 PM – 2:00 PM PST
    reminders  none ahead

Events     1 gone from the file, 1 cancelled, 1 moved, 2 changed, 1 added, 1 as they are
Reminders  2 moved, 4 dropped
Told       about 4 people at most; 500 are allowed unasked (notices.most of the agency file)
Cost       less than a cent for this mail, by SES’s plan Essentials

Warnings
  “Session of January 14” (Wed, Jan 14, 1:00 PM PST) changes, and its SEQUENCE is still 0: write
    SEQUENCE:1; we publish it so ourselves.

Stops until it is accepted
  An event that is ahead is no longer in the calendar, and would be shown and told as cancelled:
    “Session of January 19” (Mon, Jan 19, 1:00 PM PST).

Plan ${hash}; to accept exactly this and carry it out (stop the service first, if it runs):
  npm start -- --accept ${hash}
`,
    );
  });

  it('is told to programs in a shape that stays', async () => {
    const { plan } = await world();
    const { stdout, stderr } = await plan(filesOf(WANTS), '--json');
    expect(stderr).toBe(WHERE);
    const json = JSON.parse(stdout);
    expect(json).toMatchObject({
      ...{
        stage: null,
        agency: null,
        eventsData: 'events-data',
        isFirst: false,
        agencyChanges: false,
        calendars: [],
      },
      hash: expect.stringMatching(/^[0-9a-f]{10}$/),
      needsConsent: [expect.stringContaining('“Session of January 19”')],
      totals: {
        events: {
          ...{ withdrawn: 1, cancelled: 1, moved: 1, reinstated: 0, changed: 2, added: 1, forgotten: 0 },
          unchanged: 1,
        },
        reminders: { made: 0, moved: 2, dropped: 4 },
        ...{ people: 4, mostUnasked: 500, usd: 0.00064 },
      },
      waiting: [],
      warnings: [{ kind: 'sequence', year: 2026 }],
    });
    const moved = json.events.find(({ fate }: { fate: string }) => fate === 'moved');
    expect(moved).toMatchObject({
      ...{ year: 2026, uid: SESSION.uid, recurrenceId: null, kind: 'WEBINAR', title: 'Information session' },
      before: { start: '2026-01-13T21:00:00Z', timeZone: 'America/Los_Angeles', status: 'CONFIRMED' },
      after: { start: '2026-01-21T21:00:00Z', location: null, conference: null },
      ...{ material: ['time'], reminders: { made: 0, moved: 2, dropped: 0 } },
      notice: { people: 3, changes: ['time'], from: { start: '2026-01-13T21:00:00Z' } },
    });
    const added = json.events.find(({ fate }: { fate: string }) => fate === 'added');
    expect(added).toMatchObject({ before: null, notice: null, after: { start: '2026-01-22T21:00:00Z' } });
  });

  it('has nothing to do once it is in force; what is still to be told is named, and taken back tells nobody', async () => {
    const { plan, load } = await world();
    await load(filesOf([MOVED, ...STANDS.slice(1)]));
    const { stdout } = await plan(filesOf([MOVED, ...STANDS.slice(1)]));
    expect(stdout).toContain('\nNothing to do: what is in force (Mon, Jan 5, 2026, 9:00 AM PST) says all');
    expect(stdout).toContain(
      'Loaded before, and still to be told to whoever was promised it:\n' +
        '  Information session (Wed, Jan 21, 2026, 1:00 PM – 2:00 PM PST), at 9:15 AM PST\n',
    );
    expect(stdout).toMatch(/\nPlan [0-9a-f]{10}\n$/);

    const back = await plan(filesOf(STANDS));
    expect(back.stdout).toContain(
      '    notice     it takes back a change that nobody has learnt of, so nobody is told\n',
    );
    expect(back.stdout).toContain('Told       nobody\n');

    const slip = await plan(filesOf([MOVED, ...STANDS.slice(1, -1)]));
    expect(slip.stdout).toContain(
      'o new, and taken out again before anybody was promised it: Session of January 20\n' +
        '    time       Tue, Jan 20, 2026, 1:00 PM – 2:00 PM PST\n' +
        '    reminders  2 dropped\n',
    );
    expect(slip.stdout).not.toContain('accept');
  });
});

describe('what is published beside the calendars', () => {
  const issue = (send: string, words = 'Welcome.') => ({
    name: 'newsletters/2026-01-january.md',
    text: `---\ntitle: January\nlist: newsletter\nsend: ${send}\nsummary: What is on.\n---\n${words}\n`,
  });
  const MONTH = {
    name: '2026.yaml',
    text: 'community: { text: { en: Coming soon!, es: ¡Próximamente! } }\n',
  };

  it('is told by name, and of an issue to how many it goes and when', async () => {
    const { plan, load } = await openPlanWorld(AT);
    await load(filesOf([SESSION]));
    const files = [...filesOf([SESSION]), MONTH, issue('2026-01-07T09:00')];
    const { stdout } = await plan(files);
    expect(stdout).toContain(
      `
+ new: the month file 2026.yaml
+ new: newsletter issue 2026-01-january, “January”
    goes to about 0 people of newsletter on Wed, Jan 7, 2026, 9:00 AM PST
`,
    );
    const { publications } = JSON.parse((await plan(files, '--json')).stdout);
    const goesOut = { outcome: 'goes-out', sendAt: '2026-01-07T17:00:00Z', list: 'newsletter', people: 0 };
    expect(publications).toEqual([
      { fate: 'added', kind: 'month', name: '2026', sending: null },
      { fate: 'added', kind: 'newsletter', name: '2026-01-january', sending: goesOut },
    ]);

    await load(files);
    expect((await plan(files)).stdout).toContain('Nothing to do');
    const mended = await plan([...filesOf([SESSION]), MONTH, issue('2026-01-07T09:00', 'Welcome, all.')]);
    expect(mended.stdout).toContain('\n~ changed: newsletter issue 2026-01-january, “January”\n    goes to');
  });

  it('is said to be mailed to nobody where its moment has passed', async () => {
    const { plan, load } = await openPlanWorld(AT);
    await load(filesOf([SESSION]));
    const { stdout } = await plan([...filesOf([SESSION]), issue('2026-01-02T09:00')]);
    expect(stdout).toContain(
      '    kept in the archive and mailed to nobody, for its moment has passed or it has none\n',
    );
  });
});

describe('the link to join of an event with limited places', () => {
  it('is printed nowhere', async () => {
    const { plan, load, promise } = await openPlanWorld(AT);
    const withLink = (link: string) =>
      filesOf([{ ...SESSION, more: ['CATEGORIES:WEBINAR', 'X-CAPACITY:5', `CONFERENCE;VALUE=URI:${link}`] }]);
    await load(withLink('https://meet.example/secret-1'));
    await promise(SESSION.uid, 2);
    const text = await plan(withLink('https://meet.example/secret-2'));
    expect(text.stdout).toContain('    join       another link to join\n');
    const json = await plan(withLink('https://meet.example/secret-2'), '--json');
    expect(JSON.parse(json.stdout).events).toMatchObject([
      { material: ['join'], before: { conference: 'withheld' }, after: { conference: 'withheld' } },
    ]);
    for (const { stdout, stderr } of [text, json]) expect(stdout + stderr).not.toContain('secret');
  });

  it('is printed nowhere while people know the event as one with limited places', async () => {
    const { plan, load, promise } = await openPlanWorld(AT);
    const withLink = (link: string, ...places: string[]) =>
      filesOf([{ ...SESSION, more: ['CATEGORIES:WEBINAR', ...places, `CONFERENCE;VALUE=URI:${link}`] }]);
    await load(withLink('https://meet.example/secret-1', 'X-CAPACITY:5'));
    await promise(SESSION.uid, 2);
    await load(withLink('https://meet.example/everyone-1'));
    const text = await plan(withLink('https://meet.example/everyone-2'));
    const json = await plan(withLink('https://meet.example/everyone-2'), '--json');
    expect(JSON.parse(json.stdout).events).toMatchObject([
      { material: ['join'], notice: { from: { conference: 'withheld' } } },
    ]);
    for (const { stdout, stderr } of [text, json]) expect(stdout + stderr).not.toContain('secret');
  });
});

describe('more than fits', () => {
  it('is told by the first twenty of each fate, and what it comes to', async () => {
    const { plan, load, promise } = await openPlanWorld(AT);
    const agency = `${AGENCY}notices: { delay: PT30M, most: 2 }\n`;
    const many = Array.from({ length: 23 }, (_, index) => onDay('23', { uid: `${index}@example.org` }));
    await load(filesOf([SESSION]));
    await promise(SESSION.uid, 3);
    const { stdout } = await plan(filesOf([MOVED, ...many], agency), '--events-data', 'drafts');
    expect(stdout.match(/^\+ added: /gm)).toHaveLength(20);
    expect(stdout).toContain('\n+ and 3 more added (--json names all)\n');
    expect(stdout).toContain(
      '~ changed: the agency file; pages, and mail from then on, say what it says now\n',
    );
    expect(stdout).toContain('Told       about 3 people at most; 2 are allowed unasked');
    expect(stdout).toContain('at 9:30 AM PST if it is deployed now');
    expect(stdout).toMatch(/\n {2}and \d+ more \(--json names all\)\n/);
    expect(stdout).toMatch(/\n {2}npm start -- --events-data drafts --accept [0-9a-f]{10}\n$/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});

describe('files that a deploy would refuse', () => {
  it('are told as a check tells them, and end it with 1', async () => {
    const { plan } = await openPlanWorld(AT);
    const files = filesOf([{ ...SESSION, end: '20260112T130000' }]);
    const { status, stdout } = await plan(files);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^events-data\/2026\.ics:\d+: error: /);
    expect(stdout).toContain('A deploy would refuse this, so there is nothing to plan.\n');
    const json = await plan(files, '--json');
    expect(json.status).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ refused: true, problems: [{ level: 'error' }] });
  });
});

describe('a holiday region that nobody knows', () => {
  const files = filesOf([SESSION], `${AGENCY}holidays: { country: XX }\n`);
  const line = files[0]?.text.split('\n').findIndex((each) => each.startsWith('holidays:'));
  const says = 'holidays.country is XX, a country whose holidays nobody has told us';

  it('is warned of, and the plan is printed', async () => {
    const { plan } = await openPlanWorld(AT);
    const { status, stdout, stderr } = await plan(files);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('\n+ added: Information session\n');
    expect(stdout.replaceAll(/\n {4}/g, ' ')).toContain(
      `\nWarnings\n  events-data/agency.yaml:${(line ?? 0) + 1}: warning: ${says}`,
    );
    expect(stdout).toMatch(/\nPlan [0-9a-f]{10}; to carry it out/);
  });

  it('is warned of among those of the files for programs', async () => {
    const { plan } = await openPlanWorld(AT);
    const { status, stdout } = await plan(files, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).warnings).toMatchObject([
      { kind: 'file', file: 'events-data/agency.yaml', says: expect.stringContaining(says) },
    ]);
  });
});

describe('against a deployed stage', () => {
  it('says which it is, how to deploy there, and that its zone data are others', async () => {
    const world = await openPlanWorld(AT);
    const outputs = { TableName: TABLE_NAME, IdKeyParameter: KEY_PARAMETERS.idKey };
    const { url } = await startAccount({ stack: { status: 'UPDATE_COMPLETE', outputs } });
    await world.load(filesOf([SESSION]));
    await world.noteZoneData('2099z');
    const { stdout, stderr } = await world.planOn(
      {
        ...CREDENTIALS,
        AWS_REGION: 'us-west-2',
        AWS_ENDPOINT_URL: url,
        AWS_ENDPOINT_URL_DYNAMODB: world.url,
      },
      filesOf([SESSION, onDay('20')]),
      ...['--stage', 'staging'],
    );
    expect(stderr).toBe('');
    expect(stdout).toContain(`stack prevention-month-staging (account ${ACCOUNT}, region us-west-2)`);
    expect(stdout).toContain('what is in force with 2099z');
    expect(stdout).toMatch(/to carry it out:\n {2}npm run deploy -- --stage staging …\n$/);
  });
});
