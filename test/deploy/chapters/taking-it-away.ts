/** What goes with the stack, what stays, and what nobody has printed meanwhile. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { lasting } from '../service.ts';
import { ANA, KEYS, LUZ, MAYA, NOA, output, SAM, type Story, settings, succeeded } from '../story.ts';

export function takingItAway(story: Story): void {
  it('the sweep has raised no alarm, and has printed no address and no link to leave', async () => {
    const { account, service } = story.here;
    expect(await service.alarms()).toEqual([]);
    const printed = (await account.log('sweep')).join('\n');
    expect(printed).toContain('START RequestId');
    for (const secret of await secrets(story)) expect(printed).not.toContain(secret);
  });

  it('cdk destroy takes functions, schedules and the rule along, and leaves the table and the keys', async () => {
    const { account, calendars, commands, service } = story.here;
    const before = await service.lasting();
    const table = await service.table();
    expect(await account.functions()).not.toEqual([]);
    await calendars.change();
    succeeded(await commands.cdk('destroy', '--force', ...settings(story), ...output(story)));
    expect(await account.outputs()).toBeNull();
    expect(await account.functions()).toEqual([]);
    expect(await service.schedules()).toEqual([]);
    expect(await account.rules()).toEqual([]);
    expect(lasting(await account.items(table))).toEqual(before);
    expect(await service.keys()).toEqual(KEYS);
  });

  it('in all that time nobody has got a second copy of anything', async () => {
    expect((await story.here.sentMail()).map(({ to }) => to)).toEqual([ANA, LUZ, MAYA, NOA, NOA]);
  });

  it('no function has printed an address or a link to leave', async () => {
    const printed = ofFunctions(await readFile(story.here.folders.ministackLog, 'utf8'));
    expect(printed).toContain('"calendar loaded"');
    for (const secret of await secrets(story)) expect(printed).not.toContain(secret);
  });
}

/** What no function may print: addresses, and the tokens of the links to leave. */
async function secrets({ here }: Story): Promise<string[]> {
  const tokens = (await here.sentMail()).map(({ headers }) =>
    headers['list-unsubscribe']?.slice(1, -1).split('/').at(-1),
  );
  return [ANA, LUZ, MAYA, NOA, SAM, ...tokens.map(String)];
}

/** MiniStack's own SES notes to whom it sent a letter. */
const ofFunctions = (log: string): string =>
  log
    .split('\n')
    .filter((line) => !/ INFO \[ses-v2\] /.test(line))
    .join('\n');
