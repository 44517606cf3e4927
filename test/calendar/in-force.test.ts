import { expect, it, vi } from 'vitest';
import { LOOKED_MS, rememberInForce, versionOf } from '../../core/calendar/in-force.ts';
import { agency } from '../email/sample.ts';

const HEADS = [
  { year: 2026, changedAt: '2025-11-01T08:00:00Z' },
  { year: 2027, changedAt: '2026-11-01T08:00:00Z' },
];

const PUBLICATIONS = [{ kind: 'month', name: '2027', changedAt: '2026-11-01T08:00:00Z' }] as const;

const shared = (about: string) => ({
  id: '0a1b',
  content: {
    ...({ type: 'resource', kind: 'book', title: 'A book', by: null } as const),
    ...{ link: 'https://example.org/', about, note: null },
  },
});
const SHARED = [shared('It helped me.')];

it('a version names the agency, when each calendar and publication changed, and what is shared, in whatever order they come', () => {
  const all = { agency, heads: HEADS, publications: PUBLICATIONS, shared: SHARED };
  const version = versionOf(all);
  expect(versionOf({ ...all, heads: HEADS.toReversed() })).toBe(version);
  const later = <Dated>(some: readonly Dated[]) =>
    some.map((one) => ({ ...one, changedAt: '2026-12-01T08:00:00Z' }));
  const others = [
    versionOf({ ...all, agency: { ...agency, shortName: 'X' } }),
    versionOf({ ...all, heads: HEADS.slice(1) }),
    versionOf({ ...all, heads: later(HEADS) }),
    versionOf({ ...all, publications: [] }),
    versionOf({ ...all, publications: later(PUBLICATIONS) }),
    versionOf({ ...all, shared: [] }),
    versionOf({ ...all, shared: [shared('It helped us.')] }),
  ];
  expect(new Set([version, ...others]).size).toBe(8);
});

it('reads are made once per version, again after a failure, and each time while there is no version', async ({
  onTestFinished,
}) => {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  let version: string | undefined;
  const reads = { agency: 0, fail: false };
  const { agencies } = rememberInForce({
    versions: { version: async () => version },
    agencies: {
      read: async () => {
        reads.agency += 1;
        if (reads.fail) throw new Error('The table does not answer.');
        return agency;
      },
    },
    events: { heads: async () => [], events: async () => [] },
    publications: { all: async () => [], shared: async () => [] },
  });
  const later = () => vi.setSystemTime(Date.now() + LOOKED_MS);
  for (const _ of [1, 2]) await agencies.read();
  expect(reads.agency).toBe(2);

  version = 'one';
  later();
  for (const _ of [1, 2, 3]) await agencies.read();
  expect(reads.agency).toBe(3);

  version = 'two';
  later();
  reads.fail = true;
  await expect(agencies.read()).rejects.toThrow('does not answer');
  reads.fail = false;
  for (const _ of [1, 2]) await agencies.read();
  expect(reads.agency).toBe(5);
});

it('of the years that an address can name only those that have a calendar are read', async () => {
  const read: number[] = [];
  const { events } = rememberInForce({
    versions: { version: async () => 'one' },
    agencies: { read: async () => agency },
    events: {
      heads: async () => [
        { year: 2026, name: 'January', description: null, changedAt: '2025-11-01T08:00:00Z' },
      ],
      events: async (year) => {
        read.push(year);
        return [];
      },
    },
    publications: { all: async () => [], shared: async () => [] },
  });
  for (const year of [1000, 2025, 2026, 2026, 9999]) await events.events(year);
  expect(await events.event({ year: 1999, source: 'calendar', eventId: '0a1b' })).toBeUndefined();
  expect(read).toEqual([2026]);
});
