import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteParameterCommand,
  GetParameterCommand,
  GetParametersCommand,
  ParameterAlreadyExists,
  ParameterNotFound,
  PutParameterCommand,
} from '@aws-sdk/client-ssm';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Call } from '../../local/endpoints/aws-call.ts';
import { openSsm } from './endpoints.ts';

const KEY = { Name: '/notifications/id-key', Value: 'a secret', Type: 'SecureString' as const };

describe('a parameter', () => {
  test('is put once, read decrypted, and hidden from whoever does not ask for decryption', async () => {
    const { client } = await openSsm();
    const put = await client.send(new PutParameterCommand(KEY));
    expect(put).toMatchObject({ Version: 1, Tier: 'Standard' });
    const { Parameter } = await client.send(
      new GetParameterCommand({ Name: KEY.Name, WithDecryption: true }),
    );
    expect(Parameter).toMatchObject({
      ...KEY,
      Version: 1,
      ARN: 'arn:aws:ssm:us-west-2:000000000000:parameter/notifications/id-key',
    });
    expect(Parameter?.LastModifiedDate).toBeInstanceOf(Date);
    const hidden = await client.send(new GetParameterCommand({ Name: KEY.Name }));
    expect(hidden.Parameter?.Value).not.toContain('secret');
    await expect(client.send(new PutParameterCommand(KEY))).rejects.toThrow(ParameterAlreadyExists);
  });

  test('counts its versions as it is overwritten, and keeps its type', async () => {
    const { client } = await openSsm();
    await client.send(new PutParameterCommand(KEY));
    const again = { Name: KEY.Name, Value: 'another', Overwrite: true };
    expect((await client.send(new PutParameterCommand(again))).Version).toBe(2);
    const { Parameter } = await client.send(
      new GetParameterCommand({ Name: KEY.Name, WithDecryption: true }),
    );
    expect(Parameter).toMatchObject({ Value: 'another', Type: 'SecureString', Version: 2 });
  });

  test('that is not there is not found, by itself or among others', async () => {
    const { client } = await openSsm();
    await client.send(new PutParameterCommand({ Name: 'plain', Value: '1', Type: 'String' }));
    await expect(client.send(new GetParameterCommand({ Name: 'gone' }))).rejects.toThrow(ParameterNotFound);
    const both = await client.send(new GetParametersCommand({ Names: ['plain', 'gone'] }));
    expect(both.Parameters?.map(({ Value }) => Value)).toEqual(['1']);
    expect(both.InvalidParameters).toEqual(['gone']);
    await client.send(new DeleteParameterCommand({ Name: 'plain' }));
    await expect(client.send(new DeleteParameterCommand({ Name: 'plain' }))).rejects.toThrow(
      ParameterNotFound,
    );
  });

  test.for([
    { Name: 'new', Value: 'x' },
    { Name: 'a b', Value: 'x', Type: 'String' as const },
    { Name: 'empty', Value: '', Type: 'String' as const },
    { Name: 'long', Value: 'x'.repeat(4097), Type: 'String' as const },
  ])('$Name is refused', async (parameter) => {
    const { client } = await openSsm();
    await expect(client.send(new PutParameterCommand(parameter))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

test('parameters survive a restart in a file that only its owner reads', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parameters-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'below', 'ssm.json');
  const first = await openSsm({ file });
  await first.client.send(new PutParameterCommand(KEY));
  expect((await stat(file)).mode & 0o777).toBe(0o600);

  const second = await openSsm({ file });
  const { Parameter } = await second.client.send(
    new GetParameterCommand({ Name: KEY.Name, WithDecryption: true }),
  );
  expect(Parameter?.Value).toBe(KEY.Value);
});

test('every call is heard with its caller', async () => {
  const heard: Call[] = [];
  const { client } = await openSsm({ file: null, onCall: (call) => heard.push(call) });
  await client.send(new GetParametersCommand({ Names: ['a'] }));
  expect(heard).toEqual([{ service: 'ssm', operation: 'GetParameters', accessKey: 'web' }]);
});
