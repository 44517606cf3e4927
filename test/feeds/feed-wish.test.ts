import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STYLES } from '../../core/agency/style.ts';
import { KINDS } from '../../core/calendar/event.ts';
import {
  type FeedWish,
  feedPath,
  readFeedWish,
  topicKey,
  topicsOf,
  wantedEvents,
  webcal,
} from '../../core/feeds/feed-wish.ts';
import { agency, samples } from '../email/sample.ts';
import { everyKind, stored, WISH } from './sample-feed.ts';

const TOPICS = ['Prevention', 'Lived experience', 'Child & family, “early”'];
const events = [
  ...everyKind,
  stored({ ...samples.WEBINAR.event, id: 'b'.repeat(16), topics: TOPICS.slice(0, 2) }),
  stored({ ...samples.WEBINAR.event, id: 'a'.repeat(16), topics: TOPICS.slice(1) }),
];
const read = (query: string) => {
  const values = new URLSearchParams(query);
  return readFeedWish(
    Object.fromEntries([...values.keys()].map((key) => [key, values.getAll(key)])),
    events,
    agency,
  );
};

describe('what a feed is asked for', () => {
  it('is the agency’s choice where nothing is said', () => {
    expect(read('')).toEqual({ ok: true, wish: WISH });
    expect(read('utm_source=x&nocache=1')).toEqual({ ok: true, wish: WISH });
  });

  it.each([
    ['language=es-MX', { language: 'es' }],
    ['style=open', { style: 'open' }],
    ['kind=webinar', { kind: 'WEBINAR' }],
    ['kind=In-Person', { kind: 'IN-PERSON' }],
    ['topic=lived+EXPERIENCE', { topic: 'Lived experience' }],
    [`topic=${topicKey('Prevention')}`, { topic: 'Prevention' }],
  ] as const)('is read from %s', (query, wish) => {
    expect(read(query)).toEqual({ ok: true, wish: { ...WISH, ...wish } });
  });

  it.each([
    ['language=tlh', 'language', ['en', 'es']],
    ['language=', 'language', ['en', 'es']],
    ['style=loud', 'style', ['discreet', 'open']],
    ['style=open&style=discreet', 'style', ['discreet', 'open']],
    ['kind=party', 'kind', ['webinar', 'in-person', 'exhibit', 'on-demand', 'observance']],
    ['topic=Prevention&topic=Art', 'topic', []],
  ] as const)('is refused as %s, with what there is', (query, because, known) => {
    expect(read(query)).toEqual({ ok: false, because, known });
  });

  it('is refused when no event has that topic', () => {
    expect(read('topic=Nothing')).toEqual({ ok: false, because: 'unknown-topic' });
    expect(read('topic=')).toEqual({ ok: false, because: 'unknown-topic' });
  });

  it('reads back from the address that is made of it', () => {
    const wish: fc.Arbitrary<FeedWish> = fc.record({
      language: fc.constantFrom('en', 'es'),
      style: fc.constantFrom(...STYLES),
      topic: fc.constantFrom(null, ...TOPICS),
      kind: fc.constantFrom(null, ...KINDS),
    });
    fc.assert(
      fc.property(wish, (given) => {
        const path = feedPath({ year: 2026, format: 'ics', wish: given });
        expect(read(path.split('?')[1] ?? '')).toEqual({ ok: true, wish: given });
        expect(path).toMatch(/^\/2026\.ics\?[a-z0-9=&-]+$/);
      }),
    );
  });
});

it('the events of a topic are those that have it, and of a kind those that are of it', () => {
  const ids = (wish: Partial<FeedWish>) => wantedEvents(events, { ...WISH, ...wish }).map(({ id }) => id);
  expect(ids({ topic: 'Lived experience' })).toEqual(['a'.repeat(16), 'b'.repeat(16)]);
  expect(ids({ topic: 'Prevention' })).toEqual(['b'.repeat(16)]);
  expect(ids({ kind: 'EXHIBIT' })).toEqual([samples.EXHIBIT.event.id]);
  expect(ids({})).toHaveLength(7);
});

it('topics are named once each, and the address to subscribe to opens a calendar program', () => {
  expect(topicsOf(events)).toEqual(['Child & family, “early”', 'Lived experience', 'Prevention']);
  expect(webcal('https://events.example.org/2026.ics')).toBe('webcal://events.example.org/2026.ics');
});
