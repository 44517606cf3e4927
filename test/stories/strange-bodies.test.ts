/** What no form of ours sends: every form that anybody can open refuses it, says so, and does nothing. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MANAGE_PATH } from '../../core/contract/paths.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { personalPath } from '../../core/subscribers/personal-link.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { readable } from '../email/reading.ts';
import { actionOf, answered, deadLinksIn, fieldsOf, pass } from './form.ts';
import { AGENCY, type Month, openMonth, WEBINAR } from './month.ts';
import { pageOf, smallWebinar } from './registering.ts';

const GOOD = { lists: 'month-events', language: 'en', style: 'discreet', address: 'ana@example.org' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const WORKSHOP = smallWebinar(1);
const FORMS = [
  ['for lists', '/sign-up?language=en'],
  ['for the link to one’s choices', '/manage?language=en'],
  ['for reminders of an event', `${pageOf(WEBINAR)}?language=en`],
  ['for a place at an event', `${pageOf(WORKSHOP)}?language=en`],
] as const;

let month: Month;
beforeAll(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load([WEBINAR, WORKSHOP]);
});
afterAll(() => month.close());
afterEach(async () => {
  await month.cloud.settle();
  expect(month.received()).toEqual([]);
});

/** A form whose fields stand ready to be sent, some time after it was opened. */
async function ready(path: string, at = month) {
  const html = await (await at.ask(path)).text();
  pass(at, 20);
  const asked = Object.entries(GOOD).filter(([name]) => html.includes(` name="${name}"`));
  return { action: actionOf(html), body: answered(fieldsOf(html), Object.fromEntries(asked)) };
}

describe.each(FORMS)('the form %s', (_, path) => {
  it.each([
    ['malformed', 'address=%'],
    ['no UTF-8', 'address=%ff'],
    ['empty', ''],
  ])('is shown again for a body that is %s', async (_what, body) => {
    const answer = await month.ask(path, { method: 'POST', headers: FORM_TYPE, body });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('id="errors"');
  });

  it('refuses a body of more than 10 KB', async () => {
    const { body } = await ready(path);
    body.set('more', 'x'.repeat(10 * 1024));
    const answer = await month.ask(path, { method: 'POST', body });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('Nothing was changed.');
  });

  it.each([
    'text/plain',
    'application/json',
    'multipart/form-data; boundary=x',
    '',
    'application/x-www-form-urlencoded; charset=latin1',
  ])('refuses the content type “%s”', async (type) => {
    const { body } = await ready(path);
    const answer = await month.ask(path, {
      method: 'POST',
      headers: { 'content-type': type },
      body: new TextEncoder().encode(body.toString()),
    });
    expect(answer.status).toBe(415);
  });

  it.each<[string, Record<string, string>]>([
    ['cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['same-site', { 'Sec-Fetch-Site': 'same-site' }],
    ['of another origin', { Origin: 'https://evil.example' }],
  ])('refuses what is %s', async (_what, headers) => {
    const { body } = await ready(path);
    const answer = await month.ask(path, { method: 'POST', headers, body });
    expect(answer.status).toBe(403);
    expect(readable(await answer.text())).toContain('Nothing was changed.');
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('takes no %s, and says what it takes', async (method) => {
    const answer = await month.ask(path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toMatch(/GET.*POST/);
  });

  it('answers HEAD as GET', async () => {
    const head = await month.ask(path, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('cache-control')).toBe('no-store');
    expect(await head.text()).toBe('');
  });
});

/** Fields of which a form may bring several, so that twice is no mistake. */
const MANY = ['lists', 'muted'];
/** The same body with one field wrong: it comes twice, or holds what no field can. */
function withWrong(name: string, body: URLSearchParams): URLSearchParams {
  const value = body.get(name) ?? '';
  return answered(body, { [name]: MANY.includes(name) ? '\u0001' : [value, value] });
}

describe.each([
  ['two languages', AGENCY, ['address', 'style', 'language']],
  ['one language', AGENCY.replace('languages: [en, es]', 'languages: [en]'), ['address', 'style']],
])('of an agency with %s, the summary of what is wrong', (_, agency, seen) => {
  let theirs: Month;
  beforeAll(async () => {
    theirs = await openMonth('2026-01-05T09:00:00-08:00');
    await theirs.load([WEBINAR, WORKSHOP], agency);
    await theirs.signUp({ address: GOOD.address });
  });
  afterAll(() => theirs.close());
  afterEach(async () => {
    await theirs.cloud.settle();
    expect(theirs.received()).toEqual([]);
  });

  async function expectSummary(answer: Response, name: string, links: readonly string[]) {
    const html = await answer.text();
    expect([name, answer.status]).toEqual([name, 422]);
    const [summary = ''] = /<div class="errors" id="errors".*?<\/div>/s.exec(html) ?? [];
    expect(summary, name).toContain('<li>');
    expect(summary.includes(`href="#${name}"`), name).toBe(links.includes(name));
    expect(deadLinksIn(html), name).toEqual([]);
  }

  it.each(FORMS)(
    'leads, on the form %s, to fields that are there and to nothing else',
    async (_form, path) => {
      const { action, body } = await ready(path, theirs);
      const names = [...new Set(body.keys())];
      expect(names).toEqual(expect.arrayContaining(['made-at', 'homepage', 'address']));
      for (const name of names) {
        const answer = await theirs.ask(action, { method: 'POST', body: withWrong(name, body) });
        await expectSummary(answer, name, [...seen, 'lists', 'rhythm']);
      }
    },
  );

  it('leads on the page of somebody’s choices, too, to fields that are there', async () => {
    const { keys } = theirs.cloud;
    const id = subscriberId(parseAddress(GOOD.address), await keys.idKey(KEY_PARAMETERS.idKey));
    const link = personalPath(MANAGE_PATH, id, await keys.linkKeys(KEY_PARAMETERS.linkKeys));
    const body = new URLSearchParams({ action: 'save', event: '', 'address-seen': '', muted: '', ...GOOD });
    for (const name of [...body.keys()]) {
      const answer = await theirs.ask(link, { method: 'POST', body: withWrong(name, body) });
      await expectSummary(answer, name, [...seen, 'lists', 'rhythm']);
    }
    const wrong = answered(body, { language: 'xx', style: 'loud', lists: 'nowhere' });
    await expectSummary(await theirs.ask(link, { method: 'POST', body: wrong }), 'language', seen);
  });
});
