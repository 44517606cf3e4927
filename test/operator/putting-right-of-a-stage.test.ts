/** Keys, records and restoring on a deployed stage: what is printed, and who is noted for it. */
import { expect, it } from 'vitest';
import { KEY_PARAMETERS, TABLE_NAME } from '../../local/resource-names.ts';
import { deployedStage, WHERE } from './stage.fixture.ts';

const said = (json: string): unknown => JSON.parse(json);

it('notes before it is done who did what, under the name that AWS gives them, and no address', async () => {
  const { call, type, file } = await deployedStage();
  await type('', 'import', file);
  await type('ana@example.org\n', 'export');
  await call(['subscribers', 'erase', 'ana@example.org', '--yes']);
  const { stdout, stderr } = await call(['log', '--json', '--since', '2026-01-01T00:00:00Z']);
  expect(stderr).toBe(WHERE);
  expect(said(stdout)).toMatchObject([
    { by: 'user/op', what: 'subscribers import', about: { people: 2 } },
    { by: 'user/op', what: 'subscribers export', about: { id: expect.stringMatching(/^[0-9a-f]{32}$/) } },
    { by: 'user/op', what: 'subscribers erase' },
  ]);
  expect(stdout).not.toContain('@');
  expect((await call(['log'])).stdout).toMatch(/user\/op\s+subscribers import\s+people 2/);
});

it('names operators in full, also where they sign in by a mail address: two of one name are told apart', async () => {
  const caller = 'assumed-role/AWSReservedSSO_Operators_1234/ana@example.gov';
  const { call } = await deployedStage({ caller });
  await call(['keys', 'rotate']);
  expect(said((await call(['log', '--json'])).stdout)).toMatchObject([{ by: caller, about: {} }]);
});

it('prints an export as nothing but JSON, and erases nobody unasked', async () => {
  const { run, type, file } = await deployedStage();
  await run('import', file);
  const exported = await type('bo@example.org\n', 'export');
  expect(exported).toMatchObject({ status: 0, stderr: WHERE });
  expect(said(exported.stdout)).toMatchObject({ profile: { address: 'bo@example.org', style: 'open' } });
  const unasked = await run('erase', 'bo@example.org');
  expect(unasked).toMatchObject({ status: 1, stderr: expect.stringContaining('nothing has been done') });
  expect(unasked.stderr).not.toContain('bo@example.org');
  expect(said((await run('count', '--json')).stdout)).toMatchObject({ people: 2 });
});

it('rotates the link key of the stage beside its id key, and shows none of them', async () => {
  const { keys, call } = await deployedStage();
  const before = await keys.linkKeys(KEY_PARAMETERS.linkKeys);
  const { stdout } = await call(['keys', 'rotate', '--json']);
  expect(said(stdout)).toMatchObject({ version: '2' });
  const after = await keys.linkKeys(KEY_PARAMETERS.linkKeys);
  expect(after.versions).toMatchObject(before.versions);
  const shown = await call(['keys']);
  expect(shown.stdout).toMatch(/^1: new links are made with it\n2: new links are made with it from /m);
  for (const key of Object.values(after.versions)) expect(shown.stdout).not.toContain(key);
  const refused = await call(['keys', 'retire', '1', '--yes']);
  expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('make a new one first') });
});

it('restores from another table only', async () => {
  const { call } = await deployedStage();
  expect(await call(['restore', '--from-table', TABLE_NAME, '--yes'])).toMatchObject({
    status: 1,
    stderr: `${TABLE_NAME} is the table in use. Nothing has been done.\n`,
  });
  expect(await call(['restore', '--from-table', 'no-such', '--yes'])).toMatchObject({
    status: 1,
    stderr: 'There is no table no-such in this account and region.\n',
  });
});
