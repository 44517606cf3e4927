/** Signing up over the deployed HTTP API: a form, a letter, a button. */
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { FASTEST_MS } from '../../../core/forms/form-time.ts';
import { type Answers, actionOf, answered, fieldsOf } from '../../stories/form.ts';
import { ANA, addressesOnTheList, LUZ, MAYA, NOA, SAM, type Story, siteOf } from '../story.ts';
import { type Visit, visit } from '../visit.ts';

export function somebodyJoins(story: Story): void {
  it('somebody signs up on the site, and is on no list before they press the button of their letter', async () => {
    const { service, letterTo } = story.here;
    const asked = await fillIn(`${await siteOf(story)}/sign-up?language=en`, {
      ...{ lists: 'month-events', language: 'en', style: 'discreet', address: MAYA },
    });
    expect(asked).toMatchObject({ status: 303, location: '/check-your-email?language=en' });
    const { subject, text } = await letterTo(MAYA);
    expect(subject).not.toMatch(/trafficking/i);
    const [link = 'no link'] = /https?:\/\/\S+\/confirm\/[^\s?]+/.exec(text) ?? [];

    const before = await service.lasting();
    expect(await visit(link)).toMatchObject({
      status: 200,
      body: expect.stringContaining('m***@example.org'),
    });
    expect(await service.lasting()).toEqual(before);
    expect(await addressesOnTheList(story)).toEqual([ANA, LUZ, NOA, SAM]);

    expect(await visit(link, { method: 'POST' })).toMatchObject({
      ...{ status: 303, location: '/confirmed/subscription?language=en' },
    });
    expect(await addressesOnTheList(story)).toEqual([ANA, LUZ, MAYA, NOA, SAM]);
  });
}

/** Opens a page, takes as long as the quickest person, and sends its form. */
async function fillIn(address: string, answers: Answers): Promise<Visit> {
  const { body } = await visit(address);
  await setTimeout(FASTEST_MS + 500);
  const form = answered(fieldsOf(body), answers).toString();
  return visit(new URL(actionOf(body), address).href, { method: 'POST', form });
}
