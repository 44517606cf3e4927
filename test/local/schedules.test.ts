import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  DeleteScheduleGroupCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  type SchedulerClient,
  type ScheduleSummary,
  UpdateScheduleCommand,
  ValidationException,
} from '@aws-sdk/client-scheduler';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Call } from '../../local/endpoints/aws-call.ts';
import { clockAt, openScheduler } from './endpoints.ts';

const QUEUE = 'arn:aws:sqs:us-west-2:000000000000:due';

const TARGET = { Arn: QUEUE, RoleArn: 'arn:aws:iam::000000000000:role/scheduler' };

const reminder = (
  Name: string,
  at = '2026-01-12T21:00:00',
  more: Partial<CreateScheduleCommandInput> = {},
) => ({
  Name,
  GroupName: 'reminders',
  ScheduleExpression: `at(${at})`,
  FlexibleTimeWindow: { Mode: 'OFF' as const },
  ActionAfterCompletion: 'DELETE' as const,
  Target: { ...TARGET, Input: `{"name":"${Name}"}` },
  ...more,
});

async function openReminders(options: Parameters<typeof openScheduler>[0] = {}) {
  const opened = await openScheduler(options);
  await opened.client.send(new CreateScheduleGroupCommand({ Name: 'reminders' }));
  const create = (...schedule: Parameters<typeof reminder>) =>
    opened.client.send(new CreateScheduleCommand(reminder(...schedule)));
  return { ...opened, create };
}

describe('a schedule', () => {
  test('is told as it was made, and waits', async () => {
    const { client, create, endpoint, clock } = await openReminders();
    const { ScheduleArn } = await create('tcvap', '2026-01-12T21:00:00', { Description: 'the day before' });

    expect(ScheduleArn).toBe('arn:aws:scheduler:us-west-2:000000000000:schedule/reminders/tcvap');
    const told = await client.send(new GetScheduleCommand({ Name: 'tcvap', GroupName: 'reminders' }));
    expect(told).toMatchObject({
      ...reminder('tcvap'),
      Arn: ScheduleArn,
      Description: 'the day before',
      State: 'ENABLED',
      ScheduleExpressionTimezone: 'UTC',
    });
    expect(Math.abs(clock.now().getTime() - (told.CreationDate?.getTime() ?? 0))).toBeLessThan(10_000);
    expect(endpoint.waiting()).toEqual([
      {
        name: 'tcvap',
        group: 'reminders',
        dueAt: new Date('2026-01-12T21:00:00Z'),
        targetArn: QUEUE,
        input: '{"name":"tcvap"}',
        accessKey: 'load-calendar',
      },
    ]);
  });

  test('is replaced whole by an update', async () => {
    const { client, create } = await openReminders();
    await create('tcvap', '2026-01-12T21:00:00', { Description: 'old' });
    await client.send(new UpdateScheduleCommand(reminder('tcvap', '2026-01-19T21:00:00')));
    const told = await client.send(new GetScheduleCommand({ Name: 'tcvap', GroupName: 'reminders' }));
    expect(told.ScheduleExpression).toBe('at(2026-01-19T21:00:00)');
    expect(told.Description).toBeUndefined();
  });

  test('cannot be made twice, but a repeated request is granted again', async () => {
    const { create, endpoint } = await openReminders();
    const request = ['tcvap', '2026-01-12T21:00:00', { ClientToken: 'once' }] as const;
    const first = await create(...request);
    expect((await create(...request)).ScheduleArn).toBe(first.ScheduleArn);
    await expect(create('tcvap')).rejects.toThrow(ConflictException);
    await expect(create('tcvap', '2026-01-13T21:00:00', { ClientToken: 'once' })).rejects.toThrow(
      ConflictException,
    );
    expect(endpoint.waiting()).toHaveLength(1);
  });

  test('that is not there cannot be read, changed or deleted', async () => {
    const { client } = await openReminders();
    const place = { Name: 'nobody', GroupName: 'reminders' };
    await expect(client.send(new GetScheduleCommand(place))).rejects.toThrow(ResourceNotFoundException);
    await expect(client.send(new DeleteScheduleCommand(place))).rejects.toThrow(ResourceNotFoundException);
    await expect(client.send(new UpdateScheduleCommand(reminder('nobody')))).rejects.toThrow(
      ResourceNotFoundException,
    );
  });

  test('needs its group', async () => {
    const { client, create } = await openScheduler().then(async (opened) => ({
      ...opened,
      create: (more: Partial<CreateScheduleCommandInput>) =>
        opened.client.send(new CreateScheduleCommand(reminder('tcvap', undefined, more))),
    }));
    await expect(create({ GroupName: 'elsewhere' })).rejects.toThrow(ResourceNotFoundException);
    await create({ GroupName: undefined });
    expect((await client.send(new GetScheduleCommand({ Name: 'tcvap' }))).GroupName).toBe('default');
  });

  const WRONG: Record<string, Partial<CreateScheduleCommandInput>> = {
    'a name of 65 characters': { Name: 'x'.repeat(65) },
    'a name with a colon': { Name: 'a:b' },
    'an instant in the past': { ScheduleExpression: 'at(2026-01-04T23:59:59)' },
    'an instant with a zone': { ScheduleExpression: 'at(2026-01-12T21:00:00Z)' },
    'a day that is not': { ScheduleExpression: 'at(2026-02-30T21:00:00)' },
    'a recurring expression': { ScheduleExpression: 'rate(1 day)' },
    'a zone that is not': { ScheduleExpressionTimezone: 'America/Sacramento' },
    'no flexible window': { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } },
    'a role that is no role': { Target: { Arn: QUEUE, RoleArn: 'scheduler' } },
    'an empty input': { Target: { ...TARGET, Input: '' } },
    'an event age below a minute': {
      Target: { ...TARGET, RetryPolicy: { MaximumEventAgeInSeconds: 59 } },
    },
  };
  test.for(Object.entries(WRONG))('with %s is refused', async ([, more]) => {
    const { create, endpoint } = await openReminders();
    await expect(create('tcvap', undefined, more)).rejects.toThrow(ValidationException);
    expect(endpoint.waiting()).toEqual([]);
  });
});

describe('a group', () => {
  test('is made once, told, and takes its schedules with it', async () => {
    const { client, create, endpoint } = await openReminders();
    const again = new CreateScheduleGroupCommand({ Name: 'reminders' });
    await expect(client.send(again)).rejects.toThrow(ConflictException);
    const told = await client.send(new GetScheduleGroupCommand({ Name: 'reminders' }));
    expect(told).toMatchObject({
      Arn: 'arn:aws:scheduler:us-west-2:000000000000:schedule-group/reminders',
      State: 'ACTIVE',
    });
    await create('tcvap');
    await client.send(new CreateScheduleCommand({ ...reminder('kept'), GroupName: undefined }));
    await client.send(new DeleteScheduleGroupCommand({ Name: 'reminders' }));
    expect(endpoint.waiting().map(({ name }) => name)).toEqual(['kept']);
    await expect(client.send(new GetScheduleGroupCommand({ Name: 'reminders' }))).rejects.toThrow(
      ResourceNotFoundException,
    );
    await expect(client.send(new DeleteScheduleGroupCommand({ Name: 'default' }))).rejects.toThrow(
      ValidationException,
    );
  });
});

describe('the list', () => {
  test('read page by page is every schedule once, in order, without expression or input', async () => {
    const { client } = await openReminders();
    const name = fc.stringMatching(/^[a-zA-Z0-9._-]{1,8}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(name, { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (names, size) => {
          const GroupName = `group-${crypto.randomUUID()}`;
          await client.send(new CreateScheduleGroupCommand({ Name: GroupName }));
          for (const Name of names)
            await client.send(new CreateScheduleCommand({ ...reminder(Name), GroupName }));
          const listed = await listAll(client, { GroupName, MaxResults: size });
          expect(listed.map(({ Name }) => Name)).toEqual([...names].sort());
          expect(listed.every((schedule) => !('ScheduleExpression' in schedule))).toBe(true);
          expect(
            listed.every(({ Target }) => JSON.stringify(Target) === JSON.stringify({ Arn: QUEUE })),
          ).toBe(true);
        },
      ),
      { numRuns: 15 },
    );
  });

  test('can be narrowed by the beginning of the name and by state', async () => {
    const { client, create } = await openReminders();
    await create('2026-a');
    await create('2026-b', undefined, { State: 'DISABLED' });
    await create('2027-a');
    const names = async (more: object) =>
      (await listAll(client, { GroupName: 'reminders', ...more })).map(({ Name }) => Name);
    expect(await names({ NamePrefix: '2026' })).toEqual(['2026-a', '2026-b']);
    expect(await names({ State: 'DISABLED' })).toEqual(['2026-b']);
    await expect(names({ GroupName: 'elsewhere' })).rejects.toThrow(ResourceNotFoundException);
    await expect(names({ MaxResults: 101 })).rejects.toThrow(ValidationException);
    await expect(names({ NextToken: 'made up' })).rejects.toThrow(ValidationException);
  });
});

async function listAll(
  client: SchedulerClient,
  request: { GroupName?: string; MaxResults?: number; NextToken?: string },
): Promise<ScheduleSummary[]> {
  const { Schedules = [], NextToken } = await client.send(new ListSchedulesCommand(request));
  expect(Schedules.length).toBeLessThanOrEqual(request.MaxResults ?? 100);
  const rest = NextToken === undefined ? [] : await listAll(client, { ...request, NextToken });
  return [...Schedules, ...rest];
}

describe('what is due', () => {
  test('rings in its order, once, and is gone; what is not due stays', async () => {
    const rung: string[] = [];
    const deliver = async ({ scheduleName }: { scheduleName: string }) => void rung.push(scheduleName);
    const { create, endpoint, clock } = await openReminders({ deliver });
    await create('third', '2026-01-13T20:00:00');
    await create('first', '2026-01-12T12:00:00', { ScheduleExpressionTimezone: 'America/Los_Angeles' });
    await create('second', '2026-01-12T21:00:00');
    await create('later', '2026-01-20T00:00:00');
    await create('off', '2026-01-12T00:00:00', { State: 'DISABLED' });

    expect(await endpoint.fireDue()).toBe(0);
    clock.advanceTo(new Date('2026-01-13T20:00:00Z'));
    expect(await endpoint.fireDue()).toBe(3);
    expect(await endpoint.fireDue()).toBe(0);
    expect(rung).toEqual(['first', 'second', 'third']);
    expect(endpoint.waiting().map(({ name }) => name)).toEqual(['later']);
  });

  test('is handed over with target and input', async () => {
    const delivered: unknown[] = [];
    const { create, endpoint, clock } = await openReminders({
      deliver: async (one) => void delivered.push(one),
    });
    await create('tcvap');
    clock.advanceTo(new Date('2026-01-12T21:00:00Z'));
    await endpoint.fireDue();
    expect(delivered).toEqual([
      { targetArn: QUEUE, input: '{"name":"tcvap"}', scheduleName: 'tcvap', group: 'reminders' },
    ]);
  });

  test('stays when it could not be delivered; the others ring, and the failure is told', async () => {
    let broken = true;
    const rung: string[] = [];
    const { create, endpoint, clock } = await openReminders({
      deliver: async ({ scheduleName }) => {
        if (broken && scheduleName === 'a') throw new Error('the queue is away');
        rung.push(scheduleName);
      },
    });
    await create('a');
    await create('b');
    clock.advanceTo(new Date('2026-01-12T21:00:00Z'));
    await expect(endpoint.fireDue()).rejects.toThrow('the queue is away');
    expect(rung).toEqual(['b']);
    broken = false;
    expect(await endpoint.fireDue()).toBe(1);
    expect(rung).toEqual(['b', 'a']);
  });

  test('rings once however many ask for it at the same time', async () => {
    let rung = 0;
    const { create, endpoint, clock } = await openReminders({ deliver: async () => void rung++ });
    await create('a');
    await create('b');
    clock.advanceTo(new Date('2026-01-12T21:00:00Z'));
    const counts = await Promise.all([endpoint.fireDue(), endpoint.fireDue(), endpoint.fireDue()]);
    expect(counts).toEqual([2, 0, 0]);
    expect(rung).toBe(2);
  });

  test('and kept by its owner has rung, and can be read still', async () => {
    const { client, create, endpoint, clock } = await openReminders();
    await create('kept', undefined, { ActionAfterCompletion: 'NONE' });
    clock.advanceTo(new Date('2026-01-12T21:00:00Z'));
    expect(await endpoint.fireDue()).toBe(1);
    expect(await endpoint.fireDue()).toBe(0);
    expect(endpoint.waiting()).toEqual([]);
    await client.send(new GetScheduleCommand({ Name: 'kept', GroupName: 'reminders' }));
  });
});

describe('kept in a file', () => {
  test('schedules survive a restart, and many changes at once lose none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'schedules-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'schedules.json');
    const first = await openReminders({ file });
    const names = Array.from({ length: 40 }, (_, i) => `r${String(i).padStart(2, '0')}`);
    await Promise.all(names.map((name) => first.create(name)));

    const second = await openScheduler({ file });
    expect(second.endpoint.waiting().map(({ name }) => name)).toEqual(names);
    second.clock.advanceTo(new Date('2026-01-12T21:00:00Z'));
    await second.endpoint.fireDue();
    expect(JSON.parse(await readFile(file, 'utf8')).schedules).toEqual([]);
    expect(await readdir(folder)).toEqual(['schedules.json']);
  });

  test('a file that is something else is refused by name', async () => {
    await expect(
      openScheduler({ file: new URL('../../package.json', import.meta.url).pathname }),
    ).rejects.toThrow('package.json');
  });
});

test('every call is heard with its caller', async () => {
  const heard: Call[] = [];
  const { client } = await openScheduler({
    onCall: (call) => heard.push(call),
    clock: clockAt('2026-01-05T00:00:00Z'),
  });
  await client.send(new ListSchedulesCommand({}));
  expect(heard).toEqual([{ service: 'scheduler', operation: 'ListSchedules', accessKey: 'load-calendar' }]);
});
