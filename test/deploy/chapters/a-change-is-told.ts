/** An event that people were promised is put off: asked about, accepted, held up by the operator, told. */

import * as v from 'valibot';
import { expect, it, vi } from 'vitest';
import { PUT_OFF_MS } from '../calendars.ts';
import { ANA, inSeconds, LUZ, MAYA, NOA, operatorDeploy, STAGE, type Story, succeeded } from '../story.ts';

const PlanSchema = v.object({ hash: v.string(), needsConsent: v.array(v.string()) });

export function aChangeIsTold(story: Story): void {
  const putOff = () => inSeconds(new Date(story.soon.getTime() + PUT_OFF_MS));

  it('a deploy that would tell more people than the agency file allows is refused, and changes nothing', async () => {
    const { calendars, service } = story.here;
    const before = await service.state();
    await calendars.change();
    await calendars.putOff(story.soon);
    const { code, said } = await operatorDeploy(story);
    expect(code).not.toBe(0);
    expect(said).toContain('people would be told');
    expect(await service.state()).toEqual(before);
  });

  it('the operator pauses everything, and accepts the plan', async () => {
    const { commands, calendars, service } = story.here;
    succeeded(await commands.npm('mailings', '--', 'pause', '--stage', STAGE));
    const said = await commands.npm(
      'plan',
      '--',
      '--stage',
      STAGE,
      '--events-data',
      calendars.folder,
      '--json',
    );
    const { hash, needsConsent } = v.parse(PlanSchema, JSON.parse(succeeded(said).printed));
    expect(needsConsent).toEqual([expect.stringContaining('people would be told')]);
    succeeded(await operatorDeploy(story, '-c', `accept=${hash}`));
    expect((await service.event('soon'))?.['startsAt']).toBe(putOff());
  });

  it('what is paused begins at its time, and goes to nobody', async () => {
    const { sentMail, service } = story.here;
    const before = (await sentMail()).length;
    await vi.waitUntil(async () => (await service.waitFor('notice')).length > 0, {
      timeout: 4 * 60_000,
      interval: 1_000,
    });
    expect(await service.waitFor('notice')).toEqual(['pause']);
    expect(await sentMail()).toHaveLength(before);
  }, 250_000);

  it('what is resumed is told to whoever was promised it and has not left, with what was and what is', async () => {
    const { commands, mailTo, sentMail, service } = story.here;
    succeeded(await commands.npm('mailings', '--', 'resume', '--yes', '--stage', STAGE));
    await vi.waitUntil(() => service.rangesAreDone('notice'), { timeout: 4 * 60_000, interval: 1_000 });
    expect((await sentMail()).map(({ to }) => to)).toEqual([ANA, LUZ, MAYA, NOA, NOA]);
    const { subject, text } = await mailTo(NOA);
    expect(subject).not.toMatch(/trafficking/i);
    for (const start of [story.soon, new Date(putOff())]) expect(text).toContain(onTheClock(start));
    const ids = await service.idsByAddress();
    const ledger = await service.ledger('notice');
    expect(ledger).toContainEqual(expect.objectContaining({ id: ids.get(NOA), state: 'sent' }));
    expect(ledger.filter(({ state }) => state === 'sent')).toHaveLength(1);
  }, 250_000);
}

/** As the mail says it, in the zone of the agency; from two times of one half of the day it leaves out the first AM. */
const onTheClock = (instant: Date): string =>
  instant
    .toLocaleTimeString('en-US', { timeZone: 'America/Los_Angeles', hour: 'numeric', minute: '2-digit' })
    .replace(/ [AP]M$/, '');
