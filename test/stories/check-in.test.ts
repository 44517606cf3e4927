/** Once a year everyone is asked whether they still want our mail; whoever says nothing twice is forgotten. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sendForm } from './form.ts';
import { losingRight } from './lose-right.ts';
import { everything } from './managing.ts';
import { AGENCY, type Month, openMonth, WEBINAR } from './month.ts';
import { BOOK, confirmBy, MAYA, MODERATED, moderationLink, SUBMIT_RESOURCE, submit } from './submitting.ts';
import { alarmsIn, sweepFor } from './what-became.ts';

const asking = (eraseUnanswered: boolean) =>
  AGENCY.replace('checkIn: null', `checkIn: { on: '12-01', eraseUnanswered: ${eraseUnanswered} }`);

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-20T09:00:00-08:00');
});
afterEach(() => month.close());

/** Nothing else is on the calendar any more: all that comes is the question. */
async function openAsking(eraseUnanswered = true): Promise<void> {
  await month.load([WEBINAR], asking(eraseUnanswered));
  await month.signUp({ address: 'ana@example.org' }, { address: 'bo@example.org', language: 'es' });
}

/** Deploys the next season, as an operator does every autumn, and goes past its check-in. */
async function throughCheckIn(year: number, eraseUnanswered = true): Promise<void> {
  await month.goTo(`${year}-11-20T00:00:00Z`);
  await month.load([WEBINAR], asking(eraseUnanswered));
  await month.goTo(`${year}-12-02T00:00:00Z`);
}

const mailsTo = (address: string) => month.cloud.inbox.list().filter(({ to }) => to.includes(address));

/** The link of that kind in the newest mail to an address. */
async function linkTo(address: string, path: string): Promise<string> {
  const text = (await month.cloud.inbox.get(mailsTo(address).at(-1)?.id ?? ''))?.text ?? '';
  const link = text.match(/https:\S+/g)?.find((url) => new URL(url).pathname.startsWith(path));
  expect(link).toBeDefined();
  return new URL(link ?? '').pathname;
}

it('asks everyone on a list, each in their language, on the day of the agency file', async () => {
  await openAsking();
  await month.goTo('2026-11-30T00:00:00Z');
  expect(month.received()).toEqual([]);
  await month.goTo('2026-12-01T18:00:00Z');
  expect(month.received()).toEqual([
    'ana@example.org: DOE: do you still want these emails?',
    'bo@example.org: DOE: ¿todavía quiere recibir estos correos?',
  ]);
});

const ASKS_AT = '2026-12-01T18:00:00Z';
const goSilentlyTo = (instant: string, minutes = 0) =>
  month.cloud.clock.advanceTo(new Date(Date.parse(instant) + minutes * 60_000));

it('asks within minutes though its clock never rings, and once when that rings late after all', async () => {
  await openAsking();
  await month.cloud.sweep();
  goSilentlyTo(ASKS_AT, 3);
  await month.cloud.sweep();
  expect(month.received()).toHaveLength(2);
  await month.cloud.fireDue();
  await sweepFor(month, 10);
  expect(month.received()).toHaveLength(2);
  expect(await alarmsIn(month)).toEqual([]);
});

it('asks nobody by a day that lay behind when it was written, however often is swept', async () => {
  await month.load([WEBINAR]);
  await month.signUp({ address: 'ana@example.org' });
  await month.goTo('2026-12-01T17:00:00Z');
  goSilentlyTo(ASKS_AT, 30);
  await month.cloud.sweep();
  await month.load([WEBINAR], asking(true));
  await sweepFor(month, 20);
  goSilentlyTo(ASKS_AT, 8 * 24 * 60);
  await sweepFor(month, 4);
  expect(month.received()).toEqual([]);
  expect(await alarmsIn(month)).toEqual([]);
});

it('that could not be asked for a week is an alarm all that time, then missed, with everybody on the lists', async () => {
  await month.close();
  const authorize = await losingRight({ of: 'start-mailing', to: 'dynamodb:' }, () => true);
  month = await openMonth('2026-01-20T09:00:00-08:00', { authorize });
  await openAsking();
  await month.cloud.sweep();
  for (const minutes of [10, 7 * 24 * 60 - 1]) {
    goSilentlyTo(ASKS_AT, minutes);
    await month.cloud.sweep();
    expect(await alarmsIn(month)).toEqual(['not-started']);
  }
  goSilentlyTo(ASKS_AT, 7 * 24 * 60 + 2);
  await month.cloud.sweep();
  expect(await alarmsIn(month)).toEqual(['never-begun']);
  expect(month.printed()).toContain('"LostOrDoubled":2');
  expect(month.received()).toEqual([]);
});

it('takes a yes by the button alone: opening the link changes nothing', async () => {
  await openAsking();
  for (const year of [2026, 2027]) await throughCheckIn(year);
  const keep = await linkTo('ana@example.org', '/keep');
  for (const method of ['GET', 'HEAD']) expect((await month.ask(keep, { method })).status).toBe(200);
  await month.ask(await linkTo('bo@example.org', '/keep'), { method: 'POST' });
  await throughCheckIn(2028);
  expect(mailsTo('ana@example.org')).toHaveLength(2);
  expect(mailsTo('bo@example.org')).toHaveLength(3);
});

it('forgets whoever let two pass in silence, and says so to nobody', async () => {
  await openAsking();
  for (const year of [2026, 2027, 2028]) await throughCheckIn(year);
  expect(mailsTo('ana@example.org')).toHaveLength(2);
  const manage = await linkTo('ana@example.org', '/manage');
  expect(await (await month.ask(manage)).text()).not.toContain('a***@example.org');
  expect(await month.signUp({ address: 'ana@example.org' })).toMatchObject([{ left: true, subscribed: 0 }]);
});

it('forgets with them what they had submitted that nobody had decided on, and what they had not confirmed', async () => {
  const moderated = MODERATED.replace('checkIn: null', asking(true).match(/checkIn: \{.*/)?.[0] ?? '');
  await openAsking();
  for (const year of [2026, 2027]) await throughCheckIn(year);
  await month.goTo('2028-11-28T00:00:00Z');
  await month.load([WEBINAR], moderated);
  await submit(month, SUBMIT_RESOURCE, { ...BOOK, address: 'ana@example.org' });
  await confirmBy(month, 'ana@example.org');
  const waits = await moderationLink(month, MAYA);
  expect(await (await month.ask(waits)).text()).toContain(BOOK['title']);
  await sendForm(month, '/sign-up?language=en', {
    ...{ lists: 'newsletter', language: 'en', style: 'discreet', address: 'ana@example.org' },
  });
  await month.cloud.settle();
  const confirm = await linkTo('ana@example.org', '/confirm');
  expect((await month.ask(confirm)).status).toBe(200);

  await month.goTo('2028-12-02T00:00:00Z');
  expect((await month.ask(waits)).status).toBe(404);
  expect((await month.ask(confirm)).status).toBe(404);
  expect(JSON.stringify(await everything(month))).not.toContain('ana@example.org');
});

it('asks for ever where the agency file erases nobody', async () => {
  await openAsking(false);
  for (const year of [2026, 2027, 2028, 2029]) await throughCheckIn(year, false);
  expect(mailsTo('ana@example.org')).toHaveLength(4);
});

it('forgets nobody where one of the two was never sent', async () => {
  await openAsking();
  await throughCheckIn(2026);
  await month.load([WEBINAR]);
  await month.goTo('2028-01-02T00:00:00Z');
  for (const year of [2028, 2029]) await throughCheckIn(year);
  expect(mailsTo('ana@example.org')).toHaveLength(3);
});

it('answers a link that is not ours, or damaged, with what to do', async () => {
  await openAsking();
  await throughCheckIn(2026);
  const keep = await linkTo('ana@example.org', '/keep');
  for (const path of [
    `${keep}x`,
    keep.replace('/keep', '/manage'),
    keep.replace(/[0-9a-f]{32}/, 'f'.repeat(32)),
  ]) {
    const answer = await month.ask(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Nothing was changed');
  }
});

it('leaves out whoever has left, and is the last mail for nobody: its links leave and change as any other’s', async () => {
  await openAsking();
  await throughCheckIn(2026);
  await month.ask(await linkTo('bo@example.org', '/unsubscribe'), { method: 'POST' });
  await throughCheckIn(2027);
  expect(mailsTo('bo@example.org')).toHaveLength(1);
  expect(mailsTo('ana@example.org')).toHaveLength(2);
});
