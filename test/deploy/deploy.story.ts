/** The real stack, deployed by the real `cdk deploy` on a stand-in for AWS: from an empty account to the inbox and back. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { eventId } from '../../core/calendar/event.ts';
import { stackNameOf } from '../../core/contract/deployed-stack.ts';
import type { Noted } from '../../core/feedback/feedback.store.ts';
import type { Item, StandingSchedule } from './account.ts';
import { BACKGROUND, type Part, SLUG, startingSoon, TITLE, uidOf, WELCOME } from './calendars.ts';
import type { Done } from './commands.ts';
import { MINISTACK_LOG, RUN } from './folders.ts';
import type { Heard } from './service.ts';
import { openStandIn, type StandIn } from './stand-in.ts';
import { ACCOUNT, REGION } from './stand-in-account.ts';
import { visit } from './visit.ts';
import { REFUSAL } from './wire.ts';

const STAGE = 'staging';
const STACK = stackNameOf({ stage: STAGE, agency: null });
const ANA = 'ana@example.org';
const LUZ = 'luz@example.org';
/** Is on the list, and not on the list of those whom this stage may mail. */
const SAM = 'sam@example.org';

const HOUR = 3_600_000;
const KEYS = { 'id-key': 'SecureString', 'link-keys': 'SecureString' };

let here: StandIn;
let soon: Date;

beforeAll(async () => {
  here = await openStandIn(STACK);
});
afterAll(() => here?.close());

it('a deploy into an account that is not prepared says so, and makes nothing', async () => {
  const { code, said } = await operatorDeploy();
  expect(code).not.toBe(0);
  expect(said).toContain(`npx cdk bootstrap aws://${ACCOUNT}/${REGION}`);
  expect(await here.account.outputs()).toBeNull();
});

it('cdk bootstrap prepares the account', async () => {
  succeeded(await here.commands.cdk('bootstrap', `aws://${ACCOUNT}/${REGION}`));
  expect(await here.account.parameters()).toHaveProperty('/cdk-bootstrap/hnb659fds/version');
});

it('cdk deploy stores the calendars, makes the keys, and has each reminder to come ring', async () => {
  const { account, calendars, service } = here;
  soon = startingSoon();
  await calendars.announce(soon);
  const { said } = succeeded(await cdkDeploy());
  const loaded = (await account.outputs())?.['CalendarsLoaded'];
  expect(loaded).toContain('events: 4 (4 written, 0 deleted)');
  expect(said).toContain(loaded);

  expect((await service.event('soon'))?.['startsAt']).toBe(inSeconds(soon));
  expect(await service.schedulesOf('soon')).toMatchObject([
    {
      expression: `at(${inSeconds(new Date(soon.getTime() - HOUR)).replace('Z', '')})`,
      zone: 'UTC',
      afterwards: 'DELETE',
      targetArn: `arn:aws:sqs:${REGION}:${ACCOUNT}:${STACK}-due`,
    },
  ]);
  for (const part of ['kept', 'moved', 'dropped'] as const) {
    expect(await service.schedulesOf(part)).toHaveLength(2);
  }
  expect(await service.keys()).toEqual(KEYS);
});

it('what is published beside the calendars came along, and stands on its pages', async () => {
  const { account, calendars, service } = here;
  const published = (await service.items()).filter(({ pk }) => pk === 'PUBLICATIONS').map(({ sk }) => sk);
  expect(published.sort()).toEqual([`month#${calendars.nextYear}`, `newsletter#${SLUG}`]);
  const site = (await account.outputs())?.['SiteUrl'];
  const issue = await visit(`${site}/newsletters/${SLUG}?language=en`);
  expect(issue).toMatchObject({ status: 200, body: expect.stringContaining(WELCOME) });
  const year = await visit(`${site}/${calendars.nextYear}?language=en`);
  expect(year).toMatchObject({ status: 200, body: expect.stringContaining(BACKGROUND) });
});

it("the operator's own command imports people into the deployed stack", async () => {
  const people = join(RUN, 'people.csv');
  const rows = [`${ANA},en,month-events`, `${LUZ},es,month-events`, `${SAM},en,month-events`];
  await writeFile(people, ['address,language,lists', ...rows, ''].join('\n'));
  succeeded(await here.commands.npm('subscribers', '--', 'import', people, '--stage', STAGE));
  expect(await addressesOnTheList()).toEqual([ANA, LUZ, SAM]);
});

it('when the reminder is due, whoever may be mailed gets one copy, and nobody else', async () => {
  const { sentMail, service } = here;
  await vi.waitUntil(service.rangesAreDone, { timeout: 4 * 60_000, interval: 1_000 });
  expect((await sentMail()).map(({ to }) => to)).toEqual([ANA, LUZ]);
  const ids = await service.idsByAddress();
  const ledger = await service.ledger();
  expect(ledger).toHaveLength(3);
  expect(ledger).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: ids.get(ANA), state: 'sent' }),
      expect.objectContaining({ id: ids.get(LUZ), state: 'sent' }),
      { id: ids.get(SAM), state: 'skipped', reason: 'not-allowed' },
    ]),
  );
  expect(await service.schedulesOf('soon')).toEqual([]);
}, 250_000);

it('the clock calls the sweep every two minutes, which ends the mailing', async () => {
  const { account, service } = here;
  const [sweep] = (await account.functions()).filter((name) => name.startsWith(`${STACK}-sweep`));
  expect(await account.rules()).toEqual([
    {
      expression: 'rate(2 minutes)',
      state: 'ENABLED',
      targetArns: [`arn:aws:lambda:${REGION}:${ACCOUNT}:function:${sweep}`],
    },
  ]);
  await vi.waitUntil(isSwept, { timeout: 4 * 60_000, interval: 1_000 });
  expect(await service.mailing()).toMatchObject({
    finishedAt: expect.any(String),
    tally: { sent: 2, 'not-allowed': 1, uncertain: 0 },
  });
}, 250_000);

it('the mail tells who sends it, how to leave it, and when the webinar starts', async () => {
  const { from, replyTo, headers, text, html, attachments } = await here.mailTo(ANA);
  expect(from).toMatch(/^CDSS.* <[^@<>]+@updates\.cdss\.ca\.gov>$/);
  expect(replyTo).toMatch(/@dss\.ca\.gov$/);
  const site = (await here.account.outputs())?.['SiteUrl'];
  expect(headers['list-unsubscribe']).toContain(`<${site}/unsubscribe/month-events/`);
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
  for (const { subject, attachments } of await here.sentMail()) {
    expect(subject).toMatch(/CDSS/);
    expect(`${subject} ${attachments[0]?.text}`).not.toMatch(/trafficking|trata/i);
  }
});

it('whoever opens the link to leave changes nothing, and whoever posts it has left', async () => {
  const { service } = here;
  const link = (await here.mailTo(ANA)).headers['list-unsubscribe']?.slice(1, -1) ?? '';
  const before = await service.items();
  const page = await visit(link);
  expect(page).toMatchObject({ status: 200, body: expect.stringContaining('<form') });
  expect(await service.items()).toEqual(before);

  const left = await visit(link, { method: 'POST', form: 'List-Unsubscribe=One-Click' });
  expect(left.status).toBe(200);
  expect(await addressesOnTheList()).toEqual([LUZ, SAM]);
  const changed = (await service.items()).filter((item) => !before.some((old) => same(old, item)));
  expect(changed.map(({ pk }) => pk.split('#')[0]).sort()).toEqual(['COUNT', 'LIST']);
});

it('what SES tells of that mail is kept, and whoever has no such mailbox is never mailed again', async () => {
  const { account, service, mailTo, sentMail } = here;
  const [luz = '', ledger] = [(await service.idsByAddress()).get(LUZ), await service.ledger()];
  const sent = ledger.flatMap((entry) => (entry.state === 'sent' ? [[entry.id, entry.messageId]] : []));
  const accepted = Object.fromEntries(sent);
  const counts = { sent: 2, bounced: 0, complained: 0 };
  for (const mail of await sentMail()) await account.tellAsSes.accepted(mail);
  await untilHeard({ accepted, noted: [], counts });
  expect(await service.suppressed(luz)).toBeUndefined();

  const returned = await mailTo(LUZ);
  await account.tellAsSes.bounced(returned);
  const noted: Noted = { recipient: luz, aftermath: 'bounced', acceptedAt: returned.at.toISOString() };
  await untilHeard({ accepted, noted: [noted], counts: { ...counts, bounced: 1 } });
  expect(await service.suppressed(luz)).toBe('bounce');
});

it('a deploy whose load breaks off half-way says why, and the old calendar is in force again', async () => {
  const { calendars, service, wire } = here;
  const before = await service.state();
  const until = wire.exchanges.length;
  await calendars.change();
  wire.refuse('POST', '/schedules/');
  const { code, said } = await cdkDeploy();
  wire.mend();
  expect(code).not.toBe(0);
  expect(said).toContain(REFUSAL);
  const since = wire.exchanges.slice(until).map(({ method, status }) => `${method} ${status}`);
  expect(since).toContain('POST 403');
  // The way back looks at the schedules again. The clock of what it takes back is refused too, and left to the sweep.
  expect(since.lastIndexOf('GET 200')).toBeGreaterThan(since.indexOf('POST 403'));
  const after = await service.state();
  expect(after.schedules).toEqual(before.schedules);
  expect(undated(after.items)).toEqual(undated(before.items));
});

it("a second deploy, by the operator's own command, brings what has changed, and nothing else", async () => {
  const { account, calendars, service } = here;
  const before = await service.items();
  const [kept, moved] = [await service.schedulesOf('kept'), await service.schedulesOf('moved')];
  succeeded(await operatorDeploy());
  expect((await account.outputs())?.['CalendarsLoaded']).toContain('events: 4 (2 written, 1 deleted)');

  expect(await service.schedulesOf('kept')).toEqual(kept);
  expect(instantsOf(await service.schedulesOf('moved'))).toEqual(instantsOf(moved).map(oneDayLater));
  expect(await service.schedulesOf('dropped')).toEqual([]);
  expect(await service.schedulesOf('added')).toHaveLength(2);
  expect((await service.event('moved'))?.['startsAt']).toBe(`${calendars.nextYear}-01-14T18:00:00Z`);
  expect(await service.event('dropped')).toBeUndefined();
  expect(untouched(await service.items())).toEqual(untouched(before));
});

it('deploying again without a change does nothing', async () => {
  const before = await here.service.state();
  expect(succeeded(await cdkDeploy()).said).toContain('(no changes)');
  expect(await here.service.state()).toEqual(before);
});

it('a calendar with a mistake is refused with its line before anything is deployed', async () => {
  const { calendars, service } = here;
  const before = await service.state();
  const line = await calendars.spoil();
  const { code, said } = await cdkDeploy();
  expect(code).not.toBe(0);
  expect(said).toContain(`${calendars.nextFile}:${line}: error: `);
  expect(await service.state()).toEqual(before);
});

it('the sweep has raised no alarm, and has printed no address and no link to leave', async () => {
  const { account, service } = here;
  expect(await service.alarms()).toEqual([]);
  const printed = (await account.log('sweep')).join('\n');
  expect(printed).toContain('START RequestId');
  for (const secret of await secrets()) expect(printed).not.toContain(secret);
});

it('cdk destroy takes functions, schedules and the rule along, and leaves the table and the keys', async () => {
  const { account, calendars, commands, service } = here;
  const before = await service.items();
  const table = await service.table();
  expect(await account.functions()).not.toEqual([]);
  await calendars.change();
  succeeded(await commands.cdk('destroy', '--force', ...settings(), ...OUTPUT));
  expect(await account.outputs()).toBeNull();
  expect(await account.functions()).toEqual([]);
  expect(await service.schedules()).toEqual([]);
  expect(await account.rules()).toEqual([]);
  expect(await account.items(table)).toEqual(before);
  expect(await service.keys()).toEqual(KEYS);
});

it('in all that time nobody has got a second copy', async () => {
  expect((await here.sentMail()).map(({ to }) => to)).toEqual([ANA, LUZ]);
});

it('no function has printed an address or a link to leave', async () => {
  const printed = await readFile(MINISTACK_LOG, 'utf8');
  expect(printed).toContain('"calendar loaded"');
  for (const secret of await secrets()) expect(printed).not.toContain(secret);
});

const settings = () => [
  ...['-c', `stage=${STAGE}`],
  ...['-c', `eventsData=${here.calendars.folder}`, '-c', `deliverTo=${ANA},${LUZ}`],
];
const WITHOUT_ASKING = ['--require-approval', 'never'];
/** One folder for all: source maps name our files from there, and so the functions' hashes hang on it. */
const OUTPUT = ['--output', join(RUN, 'cdk.out')];

/** `npx cdk deploy …`. */
const cdkDeploy = () => here.commands.cdk('deploy', ...WITHOUT_ASKING, ...settings(), ...OUTPUT);
/** `npm run deploy -- …`: looks first, then does the same; after a second `--` stands what is the CDK's alone. */
const operatorDeploy = () =>
  here.commands.npm('deploy', '--', ...WITHOUT_ASKING, ...settings(), '--', ...OUTPUT);

function succeeded(done: Done): Done {
  expect(done, done.said).toMatchObject({ code: 0 });
  return done;
}

/** What no function may print: addresses, and the tokens of the links to leave. */
async function secrets(): Promise<string[]> {
  const tokens = (await here.sentMail()).map(({ headers }) =>
    headers['list-unsubscribe']?.slice(1, -1).split('/').at(-1),
  );
  return [ANA, LUZ, SAM, ...tokens.map(String)];
}

/** The sweep has ended the mailing, and done what comes after that: both are done at the first sweep, and not again in this story. */
async function isSwept(): Promise<boolean> {
  const swept = (await here.service.items()).filter(({ pk }) => pk === 'SWEPT').map(({ sk }) => sk);
  const isFinished = (await here.service.openMailings()).length === 0;
  return isFinished && swept.includes('schedules') && swept.includes('suppressions');
}

/** Waits until just that is kept of what SES has told. */
const untilHeard = (heard: Heard) =>
  vi.waitFor(async () => expect(await here.service.heard()).toEqual(heard), {
    timeout: 60_000,
    interval: 500,
  });

const addressesOnTheList = async () => [...(await here.service.idsByAddress()).keys()].sort();

/** The items that are not of an event that was changed. */
function untouched(items: readonly Item[]): Item[] {
  const touched = (['moved', 'dropped', 'added'] satisfies Part[]).map((part) => eventId(uidOf(part), null));
  return undated(items).filter(({ sk }) => !touched.some((id) => sk.endsWith(id)));
}

/** Without what says when, and how often, something changed: what was changed and changed back has the same content. */
const undated = (items: readonly Item[]): Item[] =>
  items
    .filter(({ pk }) => pk !== 'IN-FORCE')
    .map(
      ({
        changedAt: _changed,
        addedAt: _added,
        previousStart: _previous,
        knownSince: _known,
        notice: _notice,
        states: _states,
        sequence: _sequence,
        ...content
      }) => content as Item,
    );

/** When the one event of a calendar entry starts. */
function startOf(entry: string): Date | undefined {
  const event = new ICAL.Component(ICAL.parse(entry)).getFirstSubcomponent('vevent');
  return (event?.getFirstPropertyValue('dtstart') as ICAL.Time | undefined)?.toJSDate();
}

const instantsOf = (schedules: readonly StandingSchedule[]) =>
  schedules.map(({ expression }) => `${expression.slice('at('.length, -1)}Z`).sort();
const oneDayLater = (instant: string) => inSeconds(new Date(Date.parse(instant) + 24 * HOUR));
const inSeconds = (instant: Date) => instant.toISOString().replace(/\.\d+/, '');
const same = (one: Item, other: Item) => JSON.stringify(one) === JSON.stringify(other);
