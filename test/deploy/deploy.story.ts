/** The real stack, deployed by the real `cdk deploy` on a stand-in for AWS: from an empty account to the inbox and back. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { eventId } from '../../core/calendar/event.ts';
import { stackNameOf } from '../../core/contract/deployed-stack.ts';
import { type CalendarFolder, calendarFolder, type Part, startingSoon, TITLE, uidOf } from './calendars.ts';
import { type Commands, commandsAgainst } from './commands.ts';
import { type Deployed, type Item, openDeployed, type StandingSchedule } from './deployed.ts';
import { COMMANDS_LOG, RUN } from './folders.ts';
import { freePort, type MiniStack, startMiniStack } from './ministack.ts';
import { preparePython } from './prepare-python.ts';
import { type Mail, readSentMail } from './sent-mail.ts';
import { ACCOUNT, REGION } from './stand-in-account.ts';
import { visit } from './visit.ts';
import { openWire, REFUSAL, type Wire } from './wire.ts';

const STAGE = 'staging';
const STACK = stackNameOf(STAGE);
const ANA = 'ana@example.org';
const LUZ = 'luz@example.org';
/** Is on the list, and not on the list of those whom this stage may mail. */
const SAM = 'sam@example.org';

/** One for all deploys: source maps name our files from there, and so the functions' hashes hang on it. */
const CDK_OUT = join(RUN, 'cdk.out');

let ministack: MiniStack;
let wire: Wire;
let commands: Commands;
let deployed: Deployed;
let soon: Date;
let calendars: CalendarFolder;

beforeAll(async () => {
  await rm(RUN, { recursive: true, force: true });
  await mkdir(RUN, { recursive: true });
  await writeFile(COMMANDS_LOG, '');
  const port = await freePort();
  wire = await openWire(`http://127.0.0.1:${port}`);
  ministack = await startMiniStack(await preparePython(), {
    port,
    functionEnvironment: { AWS_ENDPOINT_URL_SESV2: wire.url, AWS_ENDPOINT_URL_SCHEDULER: wire.url },
  });
  commands = commandsAgainst(ministack.url);
  deployed = openDeployed(ministack.url, STACK);
  calendars = await calendarFolder(join(RUN, 'events-data'));
});

afterAll(async () => {
  await wire?.close();
  await ministack?.stop();
});

it('a deploy into an account that is not prepared says so, and makes nothing', async () => {
  const { code, said } = await commands.npm('deploy', '--', ...deployOptions());
  expect(code).not.toBe(0);
  expect(said).toContain(`npx cdk bootstrap aws://${ACCOUNT}/${REGION}`);
  expect(await deployed.outputs()).toBeNull();
});

it('cdk bootstrap prepares the account', async () => {
  await succeed(commands.cdk('bootstrap', `aws://${ACCOUNT}/${REGION}`));
  expect(await deployed.parameters()).toHaveProperty('/cdk-bootstrap/hnb659fds/version');
});

it('cdk deploy stores the calendars, makes the keys, and has each reminder to come ring', async () => {
  soon = startingSoon();
  await calendars.announce(soon);
  const { said } = await deploy();
  const outputs = await deployed.outputs();
  expect(outputs?.['CalendarsLoaded']).toContain('events: 4 (4 written, 0 deleted)');
  expect(said).toContain(outputs?.['CalendarsLoaded']);

  expect((await eventOf('soon'))?.['startsAt']).toBe(inSeconds(soon));
  const ringing = await schedulesOf('soon');
  expect(ringing).toMatchObject([
    {
      expression: `at(${inSeconds(new Date(soon.getTime() - 3_600_000)).replace('Z', '')})`,
      zone: 'UTC',
      afterwards: 'DELETE',
      targetArn: `arn:aws:sqs:${REGION}:${ACCOUNT}:${STACK}-due`,
    },
  ]);
  for (const part of ['kept', 'moved', 'dropped'] as const) expect(await schedulesOf(part)).toHaveLength(2);
  expect(await keys()).toEqual({ 'id-key': 'SecureString', 'link-keys': 'SecureString' });
});

it("the operator's own command imports people into the deployed stack", async () => {
  const people = join(RUN, 'people.csv');
  const rows = [`${ANA},en,month-events`, `${LUZ},es,month-events`, `${SAM},en,month-events`];
  await writeFile(people, ['address,language,lists', ...rows, ''].join('\n'));
  await succeed(commands.npm('subscribers', '--', 'import', people, '--stage', STAGE));
  expect(await addressesOnTheList()).toEqual([ANA, LUZ, SAM]);
});

it('when the reminder is due, whoever may be mailed gets one copy, and nobody else', async () => {
  await vi.waitUntil(async () => (await ledger()).some(({ sk, doneAt }) => sk === 'RANGE' && doneAt), {
    timeout: 240_000,
    interval: 1_000,
  });
  const mails = await sentMail();
  expect(mails.map(({ to }) => to)).toEqual([ANA, LUZ]);
  const ids = await idsByAddress();
  const fates = (await ledger()).flatMap(({ entries = [] }) => entries as { id: string; state: string }[]);
  expect(fates).toHaveLength(3);
  expect(fates).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: ids.get(ANA), state: 'sent' }),
      expect.objectContaining({ id: ids.get(LUZ), state: 'sent' }),
      { id: ids.get(SAM), state: 'skipped', reason: 'not-allowed' },
    ]),
  );
  expect(await schedulesOf('soon')).toEqual([]);
}, 250_000);

it('the mail tells who sends it, how to leave it, and when the webinar starts', async () => {
  const { from, replyTo, headers, text, html, attachments } = await mailTo(ANA);
  expect(from).toMatch(/^CDSS.* <[^@<>]+@updates\.cdss\.ca\.gov>$/);
  expect(replyTo).toMatch(/@dss\.ca\.gov$/);
  expect(headers['list-unsubscribe']).toMatch(
    /^<http:\/\/[0-9a-f]+\.execute-api\.localhost:\d+\/unsubscribe\/month-events\/[^>]+>$/,
  );
  expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
  for (const body of [text, html]) {
    expect(body).toContain(TITLE);
    expect(body).not.toContain('{{');
  }
  expect(attachments).toMatchObject([
    { name: 'event.ics', contentType: expect.stringContaining('text/calendar') },
  ]);
  expect(startOf(attachments[0]?.text ?? '')).toEqual(soon);
});

it('what others may see of the mail does not tell its topic', async () => {
  for (const { subject, attachments } of await sentMail()) {
    expect(`${subject} ${attachments[0]?.text}`).not.toMatch(/trafficking|trata/i);
  }
  expect((await mailTo(ANA)).subject).toMatch(/^CDSS/);
});

it('whoever opens the link to leave changes nothing, and whoever posts it has left', async () => {
  const link = (await mailTo(ANA)).headers['list-unsubscribe']?.slice(1, -1) ?? '';
  const before = await everything();
  const page = await visit(link);
  expect(page).toMatchObject({ status: 200, body: expect.stringContaining('<form') });
  expect(await everything()).toEqual(before);

  const left = await visit(link, { method: 'POST', form: 'List-Unsubscribe=One-Click' });
  expect(left.status).toBe(200);
  expect(await addressesOnTheList()).toEqual([LUZ, SAM]);
  const changed = (await everything()).filter((item) => !before.some((old) => same(old, item)));
  expect(changed.map(({ pk }) => pk.split('#')[0]).sort()).toEqual(['COUNT', 'LIST']);
});

it('what SES tells of that mail later lies in the queue feedback', async () => {
  const { configurationSet } = await mailTo(ANA);
  await deployed.tellAsSes(configurationSet, '{"eventType":"Bounce"}');
  expect(await deployed.received(`${STACK}-feedback`)).toEqual(['{"eventType":"Bounce"}']);
});

it('a deploy whose load breaks off half-way says why, and the old calendar is in force again', async () => {
  const before = { items: await everything(), schedules: await allSchedules() };
  const until = wire.exchanges.length;
  await calendars.change();
  wire.refuse('POST', '/schedules/');
  const { code, said } = await commands.cdk('deploy', ...deployOptions());
  wire.mend();
  expect(code).not.toBe(0);
  expect(said).toContain(REFUSAL);
  const since = wire.exchanges.slice(until).map(({ method, status }) => `${method} ${status}`);
  expect(since[0]).toBe('GET 200');
  expect(since).toContain('POST 403');
  expect(since.lastIndexOf('GET 200')).toBeGreaterThan(since.lastIndexOf('POST 403'));
  expect(await everything()).toEqual(before.items);
  expect(await allSchedules()).toEqual(before.schedules);
});

it("a second deploy, by the operator's own command, brings what has changed, and touches nothing else", async () => {
  const before = {
    items: await everything(),
    kept: await schedulesOf('kept'),
    moved: await schedulesOf('moved'),
  };
  await calendars.change();
  await succeed(commands.npm('deploy', '--', ...deployOptions()));
  expect((await deployed.outputs())?.['CalendarsLoaded']).toContain('events: 4 (2 written, 1 deleted)');

  expect(await schedulesOf('kept')).toEqual(before.kept);
  expect(instantsOf(await schedulesOf('moved'))).toEqual(instantsOf(before.moved).map(oneDayLater));
  expect(await schedulesOf('dropped')).toEqual([]);
  expect(await schedulesOf('added')).toHaveLength(2);
  expect((await eventOf('moved'))?.['startsAt']).toBe(`${calendars.nextYear}-01-14T18:00:00Z`);
  expect(await eventOf('dropped')).toBeUndefined();
  const touched = ['moved', 'dropped', 'added'].map((part) => eventId(uidOf(part as Part), null));
  const untouched = (items: readonly Item[]) =>
    items.filter(({ sk }) => !touched.some((id) => sk.endsWith(id)));
  expect(untouched(await everything())).toEqual(untouched(before.items));
});

it('deploying again without a change does nothing', async () => {
  const before = await everything();
  const schedules = await allSchedules();
  expect((await deploy()).said).toContain('(no changes)');
  expect(await everything()).toEqual(before);
  expect(await allSchedules()).toEqual(schedules);
});

it('a calendar with a mistake is refused with its line before anything is deployed', async () => {
  const before = await everything();
  const schedules = await allSchedules();
  const line = await calendars.spoil();
  const { code, said } = await commands.cdk('deploy', ...deployOptions());
  expect(code).not.toBe(0);
  expect(said).toContain(`${calendars.nextFile}:${line}: error: `);
  expect(await everything()).toEqual(before);
  expect(await allSchedules()).toEqual(schedules);
});

it('cdk destroy takes functions and schedules along, and leaves the table and the keys', async () => {
  const before = await everything();
  const table = await tableName();
  expect(await deployed.functions()).not.toEqual([]);
  await calendars.change();
  await succeed(commands.cdk('destroy', '--force', '--output', CDK_OUT, ...settings()));
  expect(await deployed.outputs()).toBeNull();
  expect(await deployed.functions()).toEqual([]);
  expect(await allSchedules()).toEqual([]);
  expect(await deployed.items(table)).toEqual(before);
  expect(await keys()).toEqual({ 'id-key': 'SecureString', 'link-keys': 'SecureString' });
});

const settings = () => [
  '-c',
  `stage=${STAGE}`,
  '-c',
  `eventsData=${calendars.folder}`,
  '-c',
  `deliverTo=${ANA},${LUZ}`,
];
const deployOptions = () => ['--require-approval', 'never', '--output', CDK_OUT, ...settings()];
const deploy = () => succeed(commands.cdk('deploy', ...deployOptions()));

async function succeed(command: ReturnType<Commands['cdk']>) {
  const done = await command;
  expect(done, done.said).toMatchObject({ code: 0 });
  return done;
}

const tableName = async (): Promise<string> => (await deployed.outputs())?.['TableName'] ?? 'no table';
const sentMail = () => readSentMail(ministack.url, wire.exchanges);
const everything = async () => deployed.items(await tableName());
const allSchedules = () => deployed.schedules(STACK);

const ledger = async () => (await everything()).filter(({ pk }) => pk.startsWith('LEDGER#'));

async function idsByAddress(): Promise<Map<unknown, string>> {
  const subscriptions = (await everything()).filter(({ pk }) => pk.startsWith('LIST#month-events#'));
  return new Map(subscriptions.filter(({ address }) => address).map(({ address, sk }) => [address, sk]));
}
const addressesOnTheList = async () => [...(await idsByAddress()).keys()].sort();

const eventOf = async (part: Part) =>
  (await everything()).find(({ pk, uid }) => pk.startsWith('EVENTS#') && uid === uidOf(part));

async function schedulesOf(part: Part): Promise<StandingSchedule[]> {
  const id = eventId(uidOf(part), null);
  return (await allSchedules()).filter(
    ({ message }) => (message as { reminder: { eventId: string } }).reminder.eventId === id,
  );
}

/** The types of our own keys, by the last part of their names. */
async function keys(): Promise<Record<string, string>> {
  const own = Object.entries(await deployed.parameters()).filter(
    ([name]) => name.endsWith('-keys') || name.endsWith('-key'),
  );
  return Object.fromEntries(own.map(([name, type]) => [name.split('/').at(-1) ?? '', type]));
}

async function mailTo(address: string): Promise<Mail> {
  const mail = (await sentMail()).find(({ to }) => to === address);
  if (!mail) throw new Error(`${address} got no mail.`);
  return mail;
}

/** When the one event of a calendar entry starts. */
function startOf(entry: string): Date | undefined {
  const event = new ICAL.Component(ICAL.parse(entry)).getFirstSubcomponent('vevent');
  return (event?.getFirstPropertyValue('dtstart') as ICAL.Time | undefined)?.toJSDate();
}

const instantsOf = (schedules: readonly StandingSchedule[]) =>
  schedules.map(({ expression }) => `${expression.slice('at('.length, -1)}Z`).sort();
const oneDayLater = (instant: string) => inSeconds(new Date(Date.parse(instant) + 86_400_000));
const inSeconds = (instant: Date) => instant.toISOString().replace(/\.\d+/, '');
const same = (one: Item, other: Item) => JSON.stringify(one) === JSON.stringify(other);
