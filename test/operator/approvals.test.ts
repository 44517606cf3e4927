/** What `plan` says of mailings that wait for approval, and `mailings approve`. */
import { expect, it } from 'vitest';
import { AGENCY, type EventText, WEBINAR } from '../stories/month.ts';
import { filesOf, openPlanWorld } from './plan.fixture.ts';

const APPROVED = `${AGENCY}approvals: { mailings: true }\n`;
const AWARENESS_DAY: EventText = {
  uid: 'awareness-day@example.org',
  start: '20260111T080000',
  end: '20260111T090000',
  summary: 'Awareness Day',
  more: ['CATEGORIES:OBSERVANCE'],
};

it('says what waits and who has approved it, and takes each operator’s word once', async () => {
  const world = await openPlanWorld('2026-01-05T17:00:00Z');
  await world.load(filesOf([WEBINAR], APPROVED));
  const files = filesOf([WEBINAR, AWARENESS_DAY], APPROVED);
  const { stdout } = await world.plan(files);
  expect(stdout).toMatch(
    /Waits until two operators have approved it\n {2}“Awareness Day”.*\n {2}Approved by: nobody yet\n/,
  );
  const hash = /npm run mailings -- approve ([0-9a-f]{12})$/m.exec(stdout)?.[1] ?? '';

  expect(await world.call('mailings', 'approve', hash, '--as', 'ana')).toMatchObject({ status: 1 });
  const approve = async (name: string) =>
    (await world.call('mailings', 'approve', hash, '--as', name, '--yes')).stdout;
  expect(await approve('ana')).toContain('Approved by ana. Somebody else has to approve it too');
  expect(JSON.parse((await world.plan(files, '--json')).stdout)).toMatchObject({
    approval: {
      hash: expect.stringMatching(new RegExp(`^${hash}[0-9a-f]{52}$`)),
      approvers: ['ana'],
      isEnough: false,
    },
  });
  expect(await approve('bo')).toContain('Approved by ana, bo: it can be deployed.');
  expect((await world.plan(files)).stdout).toContain('Approved by two operators');
  // Nobody is played where AWS knows who calls.
  expect((await world.call('mailings', 'approve', hash, '--as', 'ana', '--stage', 'dev')).stderr).toContain(
    '--as',
  );
});
