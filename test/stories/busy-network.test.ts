/** A shelter, a school or an office is one network to us: what its people may send, and what silences them. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NETWORK_LIMIT } from '../../core/forms/network.ts';
import { actionOf, answered, fieldsOf, pass, sendForm } from './form.ts';
import { type Month, openMonth, WEBINAR } from './month.ts';
import { pageOf, smallWebinar } from './registering.ts';

const ANA = 'ana@example.org';
const ANSWERS = { lists: 'month-events', language: 'en', style: 'discreet' };
const WORKSHOP = smallWebinar(1);
const FORMS = ['/sign-up', '/manage', pageOf(WEBINAR), pageOf(WORKSHOP)];

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load([WEBINAR, WORKSHOP]);
});
afterEach(() => month.close());

/** Opens the form at `path` once, and sends it as many times as a network may; gives back the statuses, each once. */
async function sendMany(path: string, addressOf: (time: number) => string): Promise<number[]> {
  const html = await (await month.ask(path)).text();
  pass(month, 20);
  const statuses = new Set<number>();
  for (let time = 0; time < NETWORK_LIMIT.most; time += 1) {
    const body = answered(fieldsOf(html), { ...ANSWERS, address: addressOf(time) });
    statuses.add((await month.ask(actionOf(html), { method: 'POST', body })).status);
  }
  await month.cloud.settle();
  return [...statuses];
}
const signUp = async () => {
  const { status, headers } = await sendForm(month, '/sign-up', { ...ANSWERS, address: ANA });
  await month.cloud.settle();
  return [status, headers.get('location')];
};
const DONE = [303, '/check-your-email?language=en'];
const lettersToAna = () => month.cloud.inbox.list().filter(({ to }) => to.includes(ANA)).length;

it.each(FORMS)('a hundred mistakes at %s silence nobody', async (path) => {
  expect(await sendMany(path, () => 'nonsense')).toEqual([422]);
  expect(await signUp()).toEqual(DONE);
  expect(lettersToAna()).toBe(1);
});

it('after a hundred good ones the next is answered as ever, and brings no letter within the hour', async () => {
  expect(await sendMany('/manage', (time) => `nobody${time}@example.org`)).toEqual([303]);
  expect(await signUp()).toEqual(DONE);
  expect(lettersToAna()).toBe(0);
  await month.goTo('2026-01-05T10:00:00-08:00');
  expect(await signUp()).toEqual(DONE);
  expect(lettersToAna()).toBe(1);
});
