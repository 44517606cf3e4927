import { expect, it } from 'vitest';
import {
  askedViews,
  type ManageDependencies,
  readManagedPerson,
} from '../../functions/web/managed-person.ts';
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

it('shows no link to join, wherever the calendar has it, for the page may be in other hands', async () => {
  const conference = 'https://meet.example/j/8441';
  const limited = makeEvent({
    ...{ capacity: 1, conference, summary: `A talk, ${conference}` },
    ...{ startsAt: '2999-01-01T00:00:00Z', endsAt: '2999-01-02T00:00:00Z' },
  });
  const event = { year: 2026, source: 'calendar', eventId: limited.id } as const;
  const profile = {
    ...{ id: 'a'.repeat(32), address: 'a@example.org', language: 'en' },
    ...{ style: 'open' as const, answeredAt: '2025-01-01T00:00:00Z' },
  };
  const asked = { event, wants: 'place', since: '2026-01-01T00:00:00Z' } as const;
  const dependencies = {
    subscribers: { read: async () => ({ profile, consents: [], events: [asked] }) },
    subscriptions: { standings: async () => new Map() },
    events: {
      heads: async () => [{ year: 2026 }],
      events: async () => [limited],
      event: async () => limited,
    },
    places: { standing: async () => 'seated' },
  } as unknown as ManageDependencies;
  const person = await readManagedPerson(profile.id, { agency }, dependencies);
  const views = person && (await askedViews(person, { agency, language: 'en' }, dependencies));
  expect(views).toHaveLength(1);
  expect(JSON.stringify([views, person?.ahead])).not.toContain('8441');
});
