import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BadRequestException,
  DeleteSuppressedDestinationCommand,
  GetAccountCommand,
  ListSuppressedDestinationsCommand,
  type ListSuppressedDestinationsCommandInput,
  PutSuppressedDestinationCommand,
  paginateListSuppressedDestinations,
  type SESv2Client,
} from '@aws-sdk/client-sesv2';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSes } from './endpoints.ts';

const put = (client: SESv2Client, EmailAddress: string, Reason: 'BOUNCE' | 'COMPLAINT' = 'BOUNCE') =>
  client.send(new PutSuppressedDestinationCommand({ EmailAddress, Reason }));

async function everybody(client: SESv2Client, pageSize?: number): Promise<string[]> {
  const found: string[] = [];
  for await (const page of paginateListSuppressedDestinations({ client, pageSize: pageSize ?? 1000 }, {}))
    found.push(...(page.SuppressedDestinationSummaries ?? []).map(({ EmailAddress = '' }) => EmailAddress));
  return found;
}

describe('the account’s suppression list', () => {
  test('is told page by page, each address once, whatever the size of a page', async () => {
    const { client } = await openSes();
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(names, fc.integer({ min: 1, max: 5 }), async (people, pageSize) => {
        const addresses = people.map((name) => `${name}@example.org`);
        for (const address of addresses) await put(client, address);
        expect((await everybody(client, pageSize)).toSorted()).toEqual(addresses.toSorted());
        for (const EmailAddress of addresses)
          await client.send(new DeleteSuppressedDestinationCommand({ EmailAddress }));
      }),
      { numRuns: 15 },
    );
  });

  test('loses nobody who stays, though others come and go between two pages', async () => {
    const { client } = await openSes();
    for (const name of ['ana', 'ben', 'cy', 'dee']) await put(client, `${name}@example.org`);
    const first = await client.send(new ListSuppressedDestinationsCommand({ PageSize: 2 }));
    await client.send(new DeleteSuppressedDestinationCommand({ EmailAddress: 'ana@example.org' }));
    await put(client, 'abe@example.org');
    const { NextToken } = first;
    const second = await client.send(new ListSuppressedDestinationsCommand({ PageSize: 2, NextToken }));
    expect(second.SuppressedDestinationSummaries?.map(({ EmailAddress }) => EmailAddress)).toEqual([
      'cy@example.org',
      'dee@example.org',
    ]);
    expect(second.NextToken).toBeUndefined();
  });

  test('can be asked by reason and by time', async () => {
    const { client, clock } = await openSes();
    await put(client, 'ana@example.org', 'BOUNCE');
    await put(client, 'ben@example.org', 'COMPLAINT');
    clock.advanceTo(new Date('2026-01-14T00:00:00Z'));
    await put(client, 'Cy@example.org', 'BOUNCE');
    const list = async (asked: ListSuppressedDestinationsCommandInput) => {
      const answer = await client.send(new ListSuppressedDestinationsCommand(asked));
      return answer.SuppressedDestinationSummaries?.map(({ EmailAddress, Reason }) => [EmailAddress, Reason]);
    };
    const [ana, ben, cy] = [
      ['ana@example.org', 'BOUNCE'],
      ['ben@example.org', 'COMPLAINT'],
      ['Cy@example.org', 'BOUNCE'],
    ];
    const between = new Date('2026-01-13T00:00:00Z');
    expect(await list({})).toEqual([ana, ben, cy]);
    expect(await list({ Reasons: ['BOUNCE'] })).toEqual([ana, cy]);
    expect(await list({ Reasons: ['COMPLAINT', 'BOUNCE'], EndDate: between })).toEqual([ana, ben]);
    expect(await list({ StartDate: between })).toEqual([cy]);
    expect(await list({ StartDate: new Date('2026-01-12T00:00:00Z'), EndDate: between })).toEqual([ana, ben]);
  });

  test('refuses what it cannot answer', async () => {
    const { client } = await openSes();
    for (const PageSize of [0, 1001]) {
      await expect(client.send(new ListSuppressedDestinationsCommand({ PageSize }))).rejects.toThrow(
        BadRequestException,
      );
    }
    await expect(
      client.send(new ListSuppressedDestinationsCommand({ NextToken: 'made-up' })),
    ).rejects.toMatchObject({ name: 'InvalidNextTokenException' });
  });

  test('takes bounces and complaints, as every account of today does', async () => {
    const { client } = await openSes();
    const { SuppressionAttributes } = await client.send(new GetAccountCommand({}));
    expect(SuppressionAttributes?.SuppressedReasons).toEqual(['BOUNCE', 'COMPLAINT']);
  });

  test('kept in a file is there after a restart, for its owner’s eyes alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ses-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const suppressionFile = join(folder, 'list.json');
    const before = await openSes({ suppressionFile });
    await put(before.client, 'ana@example.org', 'COMPLAINT');
    await put(before.client, 'ben@example.org');
    await before.client.send(new DeleteSuppressedDestinationCommand({ EmailAddress: 'BEN@example.org' }));
    const after = await openSes({ suppressionFile });
    expect(await everybody(after.client)).toEqual(['ana@example.org']);
    expect(statSync(suppressionFile).mode & 0o777).toBe(0o600);
  });
});
