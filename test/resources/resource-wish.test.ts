import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { topicKey } from '../../core/feeds/feed-wish.ts';
import {
  ANY_RESOURCE,
  readResourceWish,
  wantedResources,
  wantedTrainings,
  wishQuery,
} from '../../core/resources/resource-wish.ts';
import { RESOURCE_KINDS, type Resource, type Resources } from '../../core/resources/resources.ts';
import { samples } from '../email/sample.ts';

const book: Resource = { id: 'b', kind: 'book', title: 'B', topics: ['labor'], language: 'en' };
const film: Resource = { id: 'f', kind: 'film', title: 'F', topics: ['labor', 'art'], language: 'es' };
const talk: Resource = { id: 't', kind: 'podcast', title: 'T', topics: [] };
const all: Resources = {
  topics: [
    { id: 'labor', name: { en: 'Labor trafficking', es: 'Trata laboral' } },
    { id: 'art', name: { en: 'Art' } },
  ],
  kinds: {},
  resources: [book, film, talk],
};
const asked = (query: Record<string, string>) => readResourceWish(query, all);

test('an address that names nothing, or what there is not, asks for all', () => {
  for (const query of [{}, { kind: 'novel', topic: 'labor', in: 'fr' }, { kind: '', topic: '', in: '' }])
    expect(asked(query)).toEqual(ANY_RESOURCE);
  expect(wantedResources(all.resources, ANY_RESOURCE)).toEqual(all.resources);
});

test('each wish narrows what the others leave', () => {
  expect(wantedResources(all.resources, asked({ topic: topicKey('labor') }))).toEqual([book, film]);
  expect(wantedResources(all.resources, asked({ topic: topicKey('labor'), in: 'es' }))).toEqual([film]);
  expect(wantedResources(all.resources, asked({ kind: 'podcast', in: 'es' }))).toEqual([]);
});

test('an address is read as it was written, and names no topic', () => {
  const wish = fc.record({
    kind: fc.constantFrom(null, ...RESOURCE_KINDS),
    topic: fc.constantFrom(null, 'labor', 'art'),
    language: fc.constantFrom(null, 'en', 'es'),
  });
  fc.assert(
    fc.property(wish, (one) => {
      expect(readResourceWish(wishQuery(one), all)).toEqual(one);
      expect(JSON.stringify(wishQuery(one))).not.toMatch(/labor|"art"/);
    }),
  );
});

describe('events on demand', () => {
  const training = { ...samples['ON-DEMAND'].event, topics: ['LABOR trafficking'] };
  const events = [training, samples.WEBINAR.event];

  test('stand among the trainings, and no other event does', () => {
    for (const query of [{}, { kind: 'training' }, { topic: topicKey('labor') }])
      expect(wantedTrainings(events, asked(query), all.topics)).toEqual([training]);
    for (const query of [{ kind: 'book' }, { topic: topicKey('art') }, { in: 'en' }])
      expect(wantedTrainings(events, asked(query), all.topics)).toEqual([]);
  });

  test('that are canceled are no trainings', () => {
    const canceled = { ...training, status: 'CANCELLED' as const };
    expect(wantedTrainings([canceled], ANY_RESOURCE, all.topics)).toEqual([]);
  });
});
