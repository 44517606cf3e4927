/** Whoever asks for letters in vain, or again and again for somebody else, changes nothing for others. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LINKS } from '../../core/letters/letter-limits.ts';
import { letterTo, linkIn, pass, sendForm } from './form.ts';
import { type Month, openMonth, WEBINAR } from './month.ts';
import { queueLetter } from './queue-letter.ts';
import { ask, register, smallWebinar, subjectsTo } from './registering.ts';

const SMALL = smallWebinar(1);
const ANSWERS = { lists: 'month-events', language: 'en', style: 'discreet' };

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load([WEBINAR, SMALL]);
});
afterEach(() => month.close());

const lettersTo = (address: string) => subjectsTo(month, address).length;

it('who asks for the links of people who are unknown keeps nobody of their domain from signing up', async () => {
  for (let asked = 0; asked <= LINKS.domain.most; asked += 1)
    await queueLetter(month.cloud, {
      purpose: 'manage',
      address: `nobody${asked}@example.org`,
      language: 'en',
    });
  expect(month.printed()).toContain(`limit:${LINKS.domain.name}`);
  expect(month.received()).toEqual([]);
  await sendForm(month, '/sign-up', { ...ANSWERS, address: 'ana@example.org' });
  expect(linkIn(await letterTo(month, 'ana@example.org'), '/confirm')).toMatch(/^\/confirm\//);
});

it('who asks in the open style for somebody who waits has them told that they have asked, and nothing to confirm', async () => {
  await register(month, SMALL, 'bo@example.net');
  expect(await register(month, SMALL, 'ana@example.org', { style: 'discreet' })).toBe('/confirmed/waiting');
  const before = lettersTo('ana@example.org');
  pass(month, 24 * 60 * 60);
  await ask(month, SMALL, 'ana@example.org', { style: 'open', language: 'es' });
  const letter = await letterTo(month, 'ana@example.org');
  expect(lettersTo('ana@example.org')).toBe(before + 1);
  expect(letter).not.toContain('/confirm/');
  expect(letter).toContain('/manage/');
});

it('an address in an encoded word is none', async () => {
  const address = '=?utf-8?q?eve=40evil.example?=@example.org';
  expect((await sendForm(month, '/sign-up', { ...ANSWERS, address })).status).toBe(422);
  await month.cloud.settle();
  expect(month.received()).toEqual([]);
});
