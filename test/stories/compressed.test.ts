/** What is sent compressed, how much it weighs then, and that nothing is which repeats somebody's words. */
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MANAGE_PATH } from '../../core/contract/paths.ts';
import { ICON_PATH } from '../../core/pages/addresses.ts';
import { SCRIPT_PATH } from '../../core/pages/page-script.ts';
import { STYLESHEET_PATH } from '../../core/pages/stylesheet.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { personalPath } from '../../core/subscribers/personal-link.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { actionOf, answered, fieldsOf } from './form.ts';
import { type Month, openMonth, WEBINAR } from './month.ts';
import { pageOf } from './registering.ts';

const ANA = 'ana@example.org';
const DESCRIPTION = 'Learn how to recognize the signs, and what to do next. ';
const LONG = Array.from({ length: 300 }, (_, index) => `${index * index} ${DESCRIPTION}`).join('');
const EVENTS = Array.from({ length: 60 }, (_, index) => ({
  ...WEBINAR,
  uid: `event-${index}@example.org`,
  summary: `Session ${index}: who helps whom, and how`,
  more: ['CATEGORIES:WEBINAR', `DESCRIPTION:${index} ${index === 0 ? LONG : DESCRIPTION.repeat(6)}`],
}));
const TOLD_AT_LENGTH = pageOf({ uid: 'event-0@example.org' });

let month: Month;
beforeAll(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load(EVENTS);
  await month.signUp({ address: ANA });
});
afterAll(() => month.close());

async function manageLink({ cloud: { keys } } = month): Promise<string> {
  const [linkKeys, idKey] = await Promise.all([
    keys.linkKeys(KEY_PARAMETERS.linkKeys),
    keys.idKey(KEY_PARAMETERS.idKey),
  ]);
  return personalPath(MANAGE_PATH, subscriberId(parseAddress(ANA), idKey), linkKeys);
}
const asked = (path: string, init: RequestInit = {}) =>
  month.ask(path, { ...init, headers: { 'Accept-Encoding': 'br, gzip' } });
const encodingOf = async (path: string) => (await asked(path)).headers.get('content-encoding');
const unpacked = async (answer: Response) => gunzipSync(Buffer.from(await answer.arrayBuffer())).toString();
const textOf = async (path: string) => (await month.ask(path)).text();
/** A form's signed time is another at every look, and no secret. */
const withoutTime = (html: string) => html.replace(/name="made-at" value="[^"]*"/, '');

const HEAVY: readonly (readonly [string, () => string | Promise<string>])[] = [
  ['a month of sixty events', () => '/2026'],
  ['an event of which much is told', () => TOLD_AT_LENGTH],
  ['the choices of somebody who hears of sixty events', () => manageLink()],
];

describe.each(HEAVY)('%s', (_, path) => {
  it('comes compressed to whoever takes that, and is the same page', async () => {
    const answer = await asked(await path());
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    expect(withoutTime(await unpacked(answer))).toBe(withoutTime(await textOf(await path())));
  });

  it('stays as it is for whoever does not take that', async () => {
    expect((await month.ask(await path())).headers.get('content-encoding')).toBeNull();
  });

  it('repeats nothing that somebody put into its address', async () => {
    const words = ['done', 'kind', 'language', 'list', 'style', 'address', 'x'];
    const query = new URLSearchParams(Object.fromEntries(words.map((name) => [name, 'words-of-a-stranger'])));
    const answer = await month.ask(`${await path()}?${query}`);
    const followed = answer.status === 302 ? await textOf(answer.headers.get('location') ?? '') : null;
    expect(followed ?? (await answer.text())).not.toContain('words-of-a-stranger');
  });

  it.each(['en', 'es'])('weighs, in %s, at most 30 KB with all that it loads', async (language) => {
    const loaded = [`${await path()}?language=${language}`, STYLESHEET_PATH, SCRIPT_PATH, ICON_PATH];
    const weights = await Promise.all(
      loaded.map(async (each) => {
        const answer = await asked(each);
        expect([each, answer.status]).toEqual([each, 200]);
        return (await answer.arrayBuffer()).byteLength;
      }),
    );
    expect(weights.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(30_000);
  });
});

describe('never compressed, however long', () => {
  const TYPED = 'two words@example.org';
  const expectAsTyped = async (answer: Response) => {
    expect([answer.status, answer.headers.get('content-encoding')]).toEqual([422, null]);
    const html = await answer.text();
    expect(html).toContain(`value="${TYPED}"`);
    // Far above what is sent compressed when nothing is wrong.
    expect(html.length).toBeGreaterThan(12_000);
  };

  it('is a page of somebody’s choices that shows again what was typed', async () => {
    const body = new URLSearchParams({ action: 'address', address: TYPED });
    await expectAsTyped(await asked(await manageLink(), { method: 'POST', body }));
  });

  it('is an event’s page that shows again what was typed', async () => {
    const html = await textOf(TOLD_AT_LENGTH);
    const body = answered(fieldsOf(html), { address: TYPED });
    await expectAsTyped(await asked(actionOf(html), { method: 'POST', body }));
  });
});

it('short pages come as they are: forms that anybody can open, links that are not whole, and what is not there', async () => {
  for (const path of ['/sign-up', '/manage', '/manage/x/y', '/unsubscribe/x', '/confirm/x', '/1999'])
    expect(await encodingOf(path), path).toBeNull();
});

it('so does the page of somebody’s choices where little is to be chosen', async () => {
  const quiet = await openMonth('2026-01-05T09:00:00-08:00');
  await quiet.load([WEBINAR]);
  await quiet.signUp({ address: ANA });
  const answer = await quiet.ask(await manageLink(quiet), { headers: { 'Accept-Encoding': 'gzip' } });
  expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, null]);
  await quiet.close();
});
