/** From an empty account to people on a list. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BACKGROUND, SLUG, startingSoon, WELCOME } from '../calendars.ts';
import { ACCOUNT, REGION } from '../stand-in-account.ts';
import {
  ANA,
  addressesOnTheList,
  cdkDeploy,
  HOUR,
  inSeconds,
  KEYS,
  LUZ,
  NOA,
  operatorDeploy,
  SAM,
  STACK,
  STAGE,
  type Story,
  succeeded,
} from '../story.ts';
import { visit } from '../visit.ts';

export function anEmptyAccount(story: Story): void {
  it('a deploy into an account that is not prepared says so, and makes nothing', async () => {
    const { code, said } = await operatorDeploy(story);
    expect(code).not.toBe(0);
    expect(said).toContain(`npx cdk bootstrap aws://${ACCOUNT}/${REGION}`);
    expect(await story.here.account.outputs()).toBeNull();
  });

  it('cdk bootstrap prepares the account', async () => {
    succeeded(await story.here.commands.cdk('bootstrap', `aws://${ACCOUNT}/${REGION}`));
    expect(await story.here.account.parameters()).toHaveProperty('/cdk-bootstrap/hnb659fds/version');
  });

  it('cdk deploy stores the calendars, makes the keys, and has each reminder to come ring', async () => {
    const { account, calendars, service } = story.here;
    story.soon = startingSoon();
    await calendars.announce(story.soon);
    const { said } = succeeded(await cdkDeploy(story));
    const loaded = (await account.outputs())?.['CalendarsLoaded'];
    expect(loaded).toContain('events: 4 (4 written, 0 deleted)');
    expect(said).toContain(loaded);

    expect((await service.event('soon'))?.['startsAt']).toBe(inSeconds(story.soon));
    expect(await service.schedulesOf('soon')).toMatchObject([
      {
        expression: `at(${inSeconds(new Date(story.soon.getTime() - HOUR)).replace('Z', '')})`,
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
    const { account, calendars, service } = story.here;
    const published = (await service.items()).filter(({ pk }) => pk === 'PUBLICATIONS').map(({ sk }) => sk);
    expect(published.sort()).toEqual([`month#${calendars.nextYear}`, `newsletter#${SLUG}`]);
    const site = (await account.outputs())?.['SiteUrl'];
    const issue = await visit(`${site}/newsletters/${SLUG}?language=en`);
    expect(issue).toMatchObject({ status: 200, body: expect.stringContaining(WELCOME) });
    const year = await visit(`${site}/${calendars.nextYear}?language=en`);
    expect(year).toMatchObject({ status: 200, body: expect.stringContaining(BACKGROUND) });
  });

  it("the operator's own command imports people into the deployed stack", async () => {
    const people = join(story.here.folders.run, 'people.csv');
    const rows = [`${ANA},en`, `${LUZ},es`, `${NOA},en`, `${SAM},en`].map((row) => `${row},month-events`);
    await writeFile(people, ['address,language,lists', ...rows, ''].join('\n'));
    succeeded(await story.here.commands.npm('subscribers', '--', 'import', people, '--stage', STAGE));
    expect(await addressesOnTheList(story)).toEqual([ANA, LUZ, NOA, SAM]);
  });
}
