import { expect, it } from 'vitest';
import { type ManageDependencies, readManagedPerson } from '../../functions/web/managed-person.ts';
import { agency } from '../email/sample.ts';
import { makeEvent } from '../events.ts';

it('counts an event as ahead until it ends, whichever year’s calendar it stands in', async () => {
  const lasting = makeEvent({ year: 2025, endsAt: '2999-01-02T00:00:00Z' });
  const over = makeEvent({ year: 2025, endsAt: '2025-12-31T00:00:00Z' });
  const profile = {
    ...{ id: 'a'.repeat(32), address: 'a@example.org', language: 'en' },
    ...{ style: 'open', answeredAt: '2025-01-01T00:00:00Z' },
  };
  const dependencies = {
    subscribers: { read: async () => ({ profile, consents: [], events: [] }) },
    subscriptions: { standings: async () => new Map() },
    events: { heads: async () => [{ year: 2025 }], events: async () => [lasting, over] },
  } as unknown as ManageDependencies;
  const person = await readManagedPerson(profile.id, { agency }, dependencies);
  expect(person?.ahead).toEqual([lasting]);
});
