/**
 * Somebody follows docs/operating.md word by word, from an empty account to the first reminder in their inbox. They type what stands there; of
 * it they choose nothing but the time of the trial event, as the guide asks them to.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { stackNameOf } from '../../core/contract/deployed-stack.ts';
import { calendarOf } from '../calendar/example-calendar.ts';
import { wallAt } from '../calendar/wall-clock.ts';
import type { Commands } from './commands.ts';
import { commandsOf, fileIn, readGuide, type Step } from './guide.ts';
import { copyProject } from './project-copy.ts';
import { openStandIn, type StandIn } from './stand-in.ts';

/** As the guide calls whoever follows it. */
const YOU = 'you@example.gov';
const MINUTE = 60_000;
/** After the reminder's deploy has begun: the guide takes a quarter of an hour, which is no other and longer. */
const DUE_IN_MS = 2 * MINUTE;
const HOUR = 60 * MINUTE;

let here: StandIn;
let project: string;
let commands: Commands;
beforeAll(async () => {
  here = await openStandIn(stackNameOf({ stage: 'staging', agency: null }), 'operating-guide');
  project = await copyProject(join(here.folders.run, 'project'));
  commands = here.commandsIn(project);
});
afterAll(() => here?.close());

const steps = readGuide();
const step = (words: string): Step => {
  const found = steps.find(({ heading }) => heading.includes(words));
  if (!found) throw new Error(`The guide has no step “${words}” any more.`);
  return found;
};

/** Types each command of a step that ends by itself, and gives what all of them said. */
async function follow(words: string, code = 0): Promise<string> {
  const said: string[] = [];
  for (const line of commandsOf(step(words)).filter((typed) => typed !== PREVIEW)) {
    const done = await commands.shell(asTyped(line));
    expect(done, `${line}\n${done.said}`).toMatchObject({ code });
    said.push(done.said);
  }
  return said.join('\n');
}

/** The file of the year that it is, which the guide names by an example; and, as it says, what is to be said where there is no terminal. */
const asTyped = (line: string): string =>
  `${line.replace('events-data/2026.ics', calendarNow())}${line.startsWith('npm run deploy') ? ' --require-approval never' : ''}`;

/** Goes on until somebody ends it. */
const PREVIEW = 'npm run preview';

it('the steps are numbered without a gap', () => {
  expect(steps.map(({ heading }) => Number.parseInt(heading, 10))).toEqual(steps.map((_, index) => index));
  expect(steps.length).toBeGreaterThan(6);
});

it('what is not there yet is told', async () => {
  const said = await follow('What is there', 1);
  expect(said).toContain('npx cdk bootstrap');
  expect(said).toContain('✗');
});

it('the calendar is looked at, its month rehearsed, and its mails shown', async () => {
  expect(await follow('Say who you are')).toContain('0 duplicates');
  expect(commandsOf(step('Say who you are'))).toContain(PREVIEW);
  const [url, end] = await commands.untilItSays(PREVIEW, /http:\/\/\S+/);
  const page = await fetch(url);
  await end();
  expect(page.status).toBe(200);
});

it('the account is prepared', async () => {
  await follow('Prepare the account');
  expect(await here.account.parameters()).toHaveProperty('/cdk-bootstrap/hnb659fds/version');
});

it('a stage is deployed that mails nobody else', async () => {
  const said = await follow('Deploy a stage that mails only you');
  const { text } = step('Deploy a stage that mails only you');
  const outputs = [...text.matchAll(/^\| `(\w+)`/gm)].map(([, name = '']) => name);
  expect(outputs.length).toBeGreaterThan(3);
  for (const output of outputs) expect(said).toContain(`.${output} = `);
});

it('whoever follows is put on a list', async () => {
  const { blocks } = step('Put yourself on a list');
  const csv = blocks.find(({ language }) => language === 'csv')?.text ?? '';
  await writeFile(join(project, 'people.csv'), csv);
  await follow('Put yourself on a list');
  expect([...(await here.service.idsByAddress()).keys()]).toEqual([YOU]);
});

it('the first reminder is in their inbox', async () => {
  const dueAt = Math.ceil((Date.now() + DUE_IN_MS) / MINUTE) * MINUTE;
  await addEvent(fileIn(step('Get the first reminder'), 'BEGIN:VEVENT'), new Date(dueAt + HOUR));
  await follow('Get the first reminder');
  await vi.waitUntil(() => here.service.rangesAreDone('reminder'), { timeout: 4 * MINUTE, interval: 1_000 });
  expect((await here.sentMail()).map(({ to }) => to)).toEqual([YOU]);
  const { subject, text, headers } = await here.mailTo(YOU);
  expect(subject).toContain('CDSS');
  expect(text).toContain('A first reminder');
  const site = (await here.account.outputs())?.['SiteUrl'];
  expect(headers['list-unsubscribe']).toContain(`<${site}/unsubscribe/month-events/`);
}, 480_000);

/** Puts the event of the guide above the calendar's end, where the guide says, beginning at `start`. */
async function addEvent(event: string, start: Date): Promise<void> {
  const file = join(project, calendarNow());
  const [begins, ends] = [start, new Date(start.getTime() + HOUR)].map(inUtc);
  const timed = event.replace(/^DTSTART:.*$/m, `DTSTART:${begins}`).replace(/^DTEND:.*$/m, `DTEND:${ends}`);
  const calendar = await readFile(file, 'utf8').catch(() => calendarOf());
  await writeFile(file, calendar.replace('END:VCALENDAR', `${timed.trimEnd()}\nEND:VCALENDAR`));
}

/** The file of the year that it is; the guide says it with an example. */
const calendarNow = (): string =>
  `events-data/${new Date(wallAt(Date.now() + HOUR, 'America/Los_Angeles')).getUTCFullYear()}.ics`;

/** `20270113T180000Z`. */
const inUtc = (instant: Date): string => instant.toISOString().replace(/\.\d+|[-:]/g, '');
