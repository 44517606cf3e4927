/** What goes to every list waits until two operators have approved it, whichever file says it; what was promised goes out. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readEventsDataInWorker } from '../../core/calendar/read-in-worker.ts';
import type { DeployFile } from '../../local/upload-files.ts';
import { approve } from '../../operator/approve-mailings.ts';
import { AGENCY, type EventText, emailAlarm, filesOf, type Month, openMonth, WEBINAR } from './month.ts';
import { operatorStore } from './operator-store.ts';

const APPROVED = `${AGENCY}approvals: { mailings: true }\n`;
const YES = { yes: true };

/** Of which both lists hear. */
const AWARENESS_DAY: EventText = {
  uid: 'awareness-day@example.org',
  start: '20260111T080000',
  end: '20260111T090000',
  summary: 'Awareness Day',
  more: ['CATEGORIES:OBSERVANCE'],
};
const PLAN = /npm run mailings -- approve ([0-9a-f]{12}) /;

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load([WEBINAR], APPROVED);
  await month.signUp({ address: 'ana@example.org', lists: ['newsletter'] });
});
afterEach(() => month.close());

const files = (events: readonly EventText[], agency = APPROVED) => filesOf(events, agency);

/** Why files are refused, and the hash by which they are to be approved; empty where they are loaded. */
async function tried(wanted: readonly DeployFile[]) {
  const refusal = await month.cloud.deploy(wanted).then(
    () => '',
    (error: Error) => error.message,
  );
  return { refusal, hash: PLAN.exec(refusal)?.[1] ?? '' };
}
const approveAs = async (name: string, hash: string, wanted: readonly DeployFile[]) =>
  approve(
    hash,
    { wanted: await readEventsDataInWorker(wanted), store: operatorStore(month, `user/${name}`) },
    { ...YES, as: name },
  );

/** Two operators approve the files, and they are loaded. */
async function loadApproved(wanted: readonly DeployFile[]): Promise<void> {
  const { hash } = await tried(wanted);
  for (const name of ['ana', 'bo']) await approveAs(name, hash, wanted);
  expect((await tried(wanted)).refusal).toBe('');
}

it('is refused before anything is written, and loaded when two have approved exactly that', async () => {
  const wanted = files([WEBINAR, AWARENESS_DAY]);
  const { refusal, hash } = await tried(wanted);
  expect(refusal).toContain('“Awareness Day”');
  expect(refusal).toContain('needs the approval of two operators, and has none.');
  expect((await approveAs('ana', hash, wanted)).json).toMatchObject({ approvers: ['ana'], isEnough: false });
  // Once more by the same is still one.
  expect((await approveAs('ana', hash, wanted)).json).toMatchObject({ approvers: ['ana'], isEnough: false });
  expect((await tried(wanted)).refusal).toContain('and has that of ana.');
  // Of something else it is none.
  const other = files([WEBINAR, { ...AWARENESS_DAY, summary: 'Another day' }]);
  const changed = await tried(other);
  expect(changed.hash).not.toBe(hash);
  expect(changed.refusal).toContain('and has none.');
  // Nobody approves other files than they have, whatever hash somebody gives them.
  await expect(approveAs('bo', changed.hash, wanted)).rejects.toThrow(
    `The files here are ${hash}, not ${changed.hash}`,
  );
  await expect(approveAs('bo', hash.slice(0, 6), wanted)).rejects.toThrow('The files here are');

  const approved = await approveAs('bo', hash.slice(0, 7), wanted);
  expect(approved.json).toMatchObject({ approvers: ['ana', 'bo'], isEnough: true });
  expect(await month.load([WEBINAR, AWARENESS_DAY], APPROVED)).toMatchObject({ eventsWritten: 1 });
  await month.goTo('2026-01-12T00:00:00Z');
  expect(month.received().filter((line) => line.startsWith('ana@example.org'))).toHaveLength(1);
  await expect(approveAs('bo', hash, wanted)).rejects.toThrow('Nothing in these files has to be approved');
});

it('counts no approval of a beginning: a hash is compared whole', async () => {
  const wanted = files([WEBINAR, AWARENESS_DAY]);
  const { hash } = await tried(wanted);
  for (const name of ['ana', 'bo']) await operatorStore(month).approvals(name).approve(hash);
  expect((await tried(wanted)).refusal).toContain('and has none.');
  const { json } = await approveAs('ana', hash, wanted);
  expect(json).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/), approvers: ['ana'] });
});

it('asks about nothing else: no event of one list, nothing that stands, no calling off; but about turning it off', async () => {
  const later = { ...WEBINAR, uid: 'later@example.org', start: '20260120T130000', end: '20260120T140000' };
  await month.load([WEBINAR, later], APPROVED);
  await loadApproved(files([WEBINAR, later, AWARENESS_DAY]));
  const moved = { ...later, summary: 'Another title' };
  await month.load([WEBINAR, moved, AWARENESS_DAY], APPROVED);
  const off = await tried(files([WEBINAR, moved, AWARENESS_DAY], AGENCY));
  expect(off.refusal).toContain('From now on no mailing to every list would have to be approved.');
  const cancelled = { ...AWARENESS_DAY, more: ['CATEGORIES:OBSERVANCE', 'STATUS:CANCELLED'] };
  expect(await month.loadAccepting([WEBINAR, moved, cancelled], APPROVED)).toMatchObject({
    eventsWritten: 1,
  });
});

it('asks about nothing where a file counts its states up and says the same', async () => {
  await loadApproved(files([WEBINAR, AWARENESS_DAY]));
  // Beside something else: the files that were approved stay approved.
  const renamed = { ...WEBINAR, summary: 'Another title' };
  const counted = { ...AWARENESS_DAY, more: ['CATEGORIES:OBSERVANCE', 'SEQUENCE:7'] };
  expect((await tried(files([renamed, counted]))).refusal).toBe('');
});

it('asks where a list begins to hear of an event that stands, so that every list does', async () => {
  const hearing = APPROVED.replace('hears: { kinds: [OBSERVANCE] }', 'hears: all');
  expect((await tried(files([WEBINAR], hearing))).refusal).toContain('“Information session”');
});

it('asks where a list comes or goes, by which what went to every list would go to some alone', async () => {
  const silent = APPROVED.replace(
    'reminders:',
    '  - id: nobody\n    name: { en: Nobody, es: Nadie }\n    description: { en: Nobody, es: Nadie }\n    hears: none\nreminders:',
  );
  expect((await tried(files([WEBINAR, AWARENESS_DAY], silent))).refusal).toContain(
    'There would be other lists',
  );
  await loadApproved(files([WEBINAR], silent));
  expect((await tried(files([WEBINAR]))).refusal).toContain('There would be other lists');
});

it('asks where something is called off in other words, which the notice would say', async () => {
  await loadApproved(files([WEBINAR, AWARENESS_DAY]));
  await month.goTo('2026-01-11T16:00:00Z');
  const more = ['CATEGORIES:OBSERVANCE', 'STATUS:CANCELLED'];
  const otherwise = { ...AWARENESS_DAY, summary: 'Send money', more: [...more, 'URL:https://example.net/'] };
  expect((await tried(files([WEBINAR, otherwise]))).refusal).toContain('“Send money”');
  expect((await tried(files([WEBINAR, { ...AWARENESS_DAY, more }]))).refusal).not.toContain('approval');
});

const monthFile = (...posts: readonly string[]): DeployFile => ({
  name: '2026.yaml',
  text: [
    'sections: []',
    'awarenessDay:',
    '  posts:',
    ...posts.map((post) => `    - { en: '${post}', es: '${post}' }`),
    '',
  ].join('\n'),
});

it('asks about the post that Awareness Day’s mail brings, which stands in the month file', async () => {
  const more = ['CATEGORIES:OBSERVANCE', ...emailAlarm('-PT1H')];
  const events = files([WEBINAR, { ...AWARENESS_DAY, more }]);
  await loadApproved([...events, monthFile('Wear blue', 'Once more')]);
  // Only the page of the day shows it.
  expect((await tried([...events, monthFile('Wear blue', 'And again')])).refusal).toBe('');
  const wanted = [...events, monthFile('Send money to example.org')];
  const { refusal, hash } = await tried(wanted);
  expect(refusal).toContain('“Awareness Day”');
  for (const name of ['ana', 'bo']) await approveAs(name, hash, wanted);
  // What two have approved is that post, and no other.
  expect((await tried([...events, monthFile('Send more money')])).refusal).toContain('and has none.');
  // Nor may it go: then the usual post would stand there.
  expect((await tried(events)).refusal).toContain('“Awareness Day”');
  expect((await tried(wanted)).refusal).toBe('');
  await month.goTo('2026-01-12T00:00:00Z');
  const [mail] = month.cloud.inbox.list().filter(({ to }) => to.includes('ana@example.org'));
  expect((await month.cloud.inbox.get(mail?.id ?? ''))?.text).toContain('Send money to example.org');
});

it.each([
  ['postalAddress', /^postalAddress: .*$/m, 'postalAddress: 9 Other Street, Sacramento, CA 95814'],
  ['senders', /mailings: \{ name: [^,]+,/, 'mailings: { name: Somebody else,'],
  ['contacts', 'name: Events desk', 'name: Another desk'],
  ['lists', 'name: { en: Newsletter,', 'name: { en: Another letter,'],
  ['hotlines', 'hotlines: []', "hotlines: [{ name: Line, phone: '555-0100', verifiedOn: '2025-12-01' }]"],
])('asks about %s of the agency file, which every mail says', async (field, from, to) => {
  await loadApproved(files([WEBINAR, AWARENESS_DAY]));
  const agency = APPROVED.replace(from, to);
  expect(agency).not.toBe(APPROVED);
  expect((await tried(files([WEBINAR, AWARENESS_DAY], agency))).refusal).toContain(
    `by the agency file: ${field}.`,
  );
});

it('holds up nothing of the agency file that stands in no mail, and nothing while no mailing is to come', async () => {
  const renamed = APPROVED.replace('name: Events desk', 'name: Another desk');
  expect((await tried(files([WEBINAR], renamed))).refusal).toBe('');
  await loadApproved(files([WEBINAR, AWARENESS_DAY], renamed));
  const named = `${renamed.replace('We keep your address', 'We keep it')}moderators: [{ name: Mo, email: mo@example.org }]\n`;
  expect((await tried(files([WEBINAR, AWARENESS_DAY], named))).refusal).toBe('');
});

it('asks about the month’s name, and about an event of one list, where every list gets the programme', async () => {
  const programme = `${APPROVED.replaceAll(/^( +)hears: .*$/gm, '$&\n$1programme: true')}programme: { on: '01-09' }\n`;
  const events = files([WEBINAR], programme);
  expect((await tried(events)).refusal).toContain('The programme of 2026 would go to every list.');
  await loadApproved(events);
  const renamed = events.map(({ name, text }) => ({
    name,
    text: text.replace('NAME:The month', 'NAME:Another month'),
  }));
  const refusal = 'The programme of 2026, which goes to every list, would say something else.';
  expect((await tried(renamed)).refusal).toContain(refusal);
  expect((await tried(files([{ ...WEBINAR, summary: 'Another session' }], programme))).refusal).toContain(
    refusal,
  );
  expect((await tried(events)).refusal).toBe('');
});

it('asks about a change that every list would be told of though nobody is reminded any more', async () => {
  const place = ['CATEGORIES:OBSERVANCE', 'LOCATION:The steps'];
  await loadApproved(files([WEBINAR, { ...AWARENESS_DAY, end: '20260111T200000', more: place }]));
  await month.goTo('2026-01-12T00:00:00Z');
  const elsewhere = {
    ...AWARENESS_DAY,
    end: '20260111T200000',
    more: ['CATEGORIES:OBSERVANCE', 'LOCATION:Elsewhere'],
  };
  expect((await tried(files([WEBINAR, elsewhere]))).refusal).toContain('“Awareness Day”');
});

it('asks about the events that an issue to the only list tells of', async () => {
  const single = APPROVED.replace(/ {2}- id: newsletter[\s\S]*?(?=reminders:)/, '').replace(
    'hears: all',
    'hears: none',
  );
  const issue: DeployFile = {
    name: 'newsletters/2026-01-news.md',
    text: [
      '---',
      'list: month-events',
      'send: 2026-01-09T10:00',
      'title: News',
      'summary: What comes.',
      '---',
      '## Upcoming events {#upcoming-events}',
      '',
    ].join('\n'),
  };
  await loadApproved([...files([WEBINAR], single), issue]);
  expect(
    (await tried([...files([{ ...WEBINAR, summary: 'Another session' }], single), issue])).refusal,
  ).toContain('The newsletter issue “News” would be sent to the only list.');
});
