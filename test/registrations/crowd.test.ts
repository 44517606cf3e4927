/** A hundred people press their buttons at the same moment, for fifty places: ten times, each with another event. */
import { createHash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agencyStore } from '../../core/agency/agency.store.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { eventId } from '../../core/calendar/event.ts';
import { inForceStore } from '../../core/calendar/in-force.store.ts';
import { rememberInForce } from '../../core/calendar/in-force.ts';
import type { LetterMessage, RequestToConfirm } from '../../core/contract/letters.ts';
import { confirmPath, letterToken, tokenHash } from '../../core/letters/letter-link.ts';
import { pendingRequestStore } from '../../core/letters/pending-request.store.ts';
import { publicationStore } from '../../core/publications/publication.store.ts';
import { placeStore } from '../../core/registrations/place.store.ts';
import { limitStore } from '../../core/runtime/limit.store.ts';
import { createLog } from '../../core/runtime/log.ts';
import { openTable, type Table } from '../../core/runtime/table.client.ts';
import { figuresStore } from '../../core/service-levels/figures.store.ts';
import { signatureBlockStore } from '../../core/signature-block/signature-block.store.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { web } from '../../functions/web/web.ts';
import { startDynamoDb } from '../../local/endpoints/dynamodb.ts';
import type { Endpoint } from '../../local/endpoints/endpoint.ts';
import { localAccess } from '../../local/local-access.ts';
import { agency } from '../email/sample.ts';
import { makeEvent } from '../events.ts';
import { submissionsIn } from '../submissions/web-parts.ts';

const ROUNDS = 10;
const [PEOPLE, PLACES] = [100, 50] as const;
const ID_KEY = Buffer.alloc(32, 3).toString('base64url');
const LINK_KEYS = { current: '1', versions: { 1: Buffer.alloc(32, 7).toString('base64url') } };
const uidOf = (round: number) => `round-${round}@example.org`;
const refOf = (round: number) => ({
  ...{ year: 2026, source: 'calendar' as const },
  eventId: eventId(uidOf(round), null),
});

let dynamoDb: Endpoint;
let table: Table;
let app: Hono;
const queued: LetterMessage[] = [];
beforeAll(async () => {
  dynamoDb = await startDynamoDb({ folder: null, tableName: 'crowd' });
  table = openTable('crowd', new DynamoDBClient({ ...localAccess('web'), endpoint: dynamoDb.url }));
  await agencyStore(table).put(agency);
  const head = { year: 2026, name: 'January', description: null, changedAt: '2026-01-01T00:00:00Z' };
  await eventStore(table).putHead(head);
  // After every year in which these tests may be run.
  const far = '2999-01-13T21:00:00Z';
  for (let round = 0; round < ROUNDS; round += 1) {
    const event = makeEvent({ uid: uidOf(round), capacity: PLACES, endsAt: far });
    await eventStore(table).putEvent({
      ...event,
      changedAt: '2026-01-01T00:00:00Z',
      previousStart: null,
      knownSince: {},
      addedAt: '2025-12-01T00:00:00.000Z',
      notice: null,
      states: [],
      withdrawn: false,
    });
  }
  app = web({
    ...rememberInForce({
      versions: inForceStore(table),
      agencies: agencyStore(table),
      events: eventStore(table),
      publications: publicationStore(table),
    }),
    subscribers: subscriberStore(table),
    subscriptions: subscriptionStore(table),
    suppressions: suppressionStore(table),
    pending: pendingRequestStore(table),
    places: placeStore(table),
    limits: limitStore(table),
    signatureBlocks: signatureBlockStore(table),
    ...submissionsIn(table),
    figures: figuresStore(table),
    linkKeys: async () => LINK_KEYS,
    idKey: async () => ID_KEY,
    queueLetter: async (message) => void queued.push(message),
    siteUrl: 'https://month.example',
    log: createLog('web'),
  });
});
afterAll(() => dynamoDb.close());

/** Everybody's link, as `send-letter` makes it when it sends the letter. */
const linksFor = (round: number): Promise<string[]> =>
  Promise.all(
    Array.from({ length: PEOPLE }, async (_, index) => {
      const address = `person${index}@example.org`;
      const letter = createHash('sha256').update(`${round} ${address}`).digest('hex').slice(0, 32);
      const request: RequestToConfirm = {
        ...{ purpose: 'confirm-event', letter, address, event: refOf(round), wants: 'place' },
        ...{ language: 'en', style: 'discreet' },
        consent: { at: '2026-01-05T17:00:00Z', wording: '0123456789ab', page: '/2026', language: 'en' },
      };
      const token = letterToken(request, LINK_KEYS.current, LINK_KEYS);
      await pendingRequestStore(table).keep(tokenHash(token) ?? '', {
        id: subscriberId(parseAddress(address), ID_KEY),
        request,
        expiresAt: '2999-01-12T17:00:00Z',
      });
      return confirmPath(token);
    }),
  );

describe('a hundred people who press their buttons at once, for fifty places', () => {
  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'are fifty with a place and fifty who wait (round %i)',
    async (round) => {
      const links = await linksFor(round);
      queued.length = 0;
      const answers = await Promise.all(links.map((link) => app.request(link, { method: 'POST' })));
      const led = answers.map((answer) => answer.headers.get('location')?.split('?')[0]);
      expect(led.filter((path) => path === '/confirmed/place')).toHaveLength(PLACES);
      expect(led.filter((path) => path === '/confirmed/waiting')).toHaveLength(PEOPLE - PLACES);
      const audience = eventAudience(refOf(round));
      const places = placeStore(table);
      const [seated, line] = await Promise.all([places.seated(audience), places.waiting(audience)]);
      const waiting = new Set(line.map(({ id }) => id));
      expect([seated.size, waiting.size, line.length]).toEqual([PLACES, PEOPLE - PLACES, PEOPLE - PLACES]);
      expect(new Set([...seated, ...waiting]).size).toBe(PEOPLE);
      const told = (outcome: string) =>
        new Set(
          queued.flatMap((one) =>
            one.purpose === 'registration' && one.outcome === outcome ? [one.person.id] : [],
          ),
        );
      expect([told('seated'), told('waiting')]).toEqual([seated, waiting]);
    },
    120_000,
  );
});
