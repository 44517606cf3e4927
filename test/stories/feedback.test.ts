/** What SES says later, and what follows from it. */
import { PutSuppressedDestinationCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import pMap from 'p-map';
import { afterEach, describe, expect, it } from 'vitest';
import { feedbackStore } from '../../core/feedback/feedback.store.ts';
import { reputationStore } from '../../core/feedback/reputation.store.ts';
import type { Reputation } from '../../core/feedback/reputation.ts';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import type { CloudOptions } from '../../local/cloud.ts';
import { AwsError } from '../../local/endpoints/aws-call.ts';
import { localAccess } from '../../local/local-access.ts';
import { type Month, openMonth, WEBINAR } from './month.ts';
import { queueLetter } from './queue-letter.ts';
import { alarmsIn, arrivedAt, firstMailing, idOf, once, people, sesSays } from './what-became.ts';

const DAY_BEFORE = '2026-01-12T21:00:00Z';
const HOUR_BEFORE = '2026-01-13T20:00:00Z';
const GONE = 'gone@example.org';
const ANGRY = 'angry@example.org';
const ANA = 'ana@example.org';

let month: Month;
afterEach(() => month.close());

const fateOf: NonNullable<CloudOptions['fateOf']> = (address) =>
  ({ [GONE]: 'bounce' as const, [ANGRY]: 'complaint' as const })[address];

async function openWith(options: Partial<CloudOptions> = {}): Promise<void> {
  month = await openMonth('2026-01-10T09:00:00-08:00', options);
  await month.load([WEBINAR]);
}

const reasonOf = async (address: string) =>
  suppressionStore(month.cloud.table).find(await idOf(month, address));
const copiesTo = (address: string) => arrivedAt(month).filter((to) => to === address).length;
/** As if so many messages had been sent, and so many had gone wrong. */
const count = (counts: Reputation) =>
  month.cloud.table.put(Object.assign({ ...counts }, { pk: 'REPUTATION', sk: '2026-01-12T20:00:00.000Z' }));

describe('an address that bounces for good, or whose reader complains', () => {
  it('gets no further mail, while a full mailbox does; each for its reason', async () => {
    await openWith({
      fateOf: (address) => (address === 'full@example.org' ? 'soft-bounce' : fateOf(address)),
    });
    await month.signUp(...[GONE, ANGRY, ANA, 'full@example.org'].map((address) => ({ address })));
    await month.goTo(HOUR_BEFORE);
    expect(arrivedAt(month)).toEqual([ANA, ANA, ANGRY]);
    expect(await reasonOf(GONE)).toBe('bounce');
    expect(await reasonOf(ANGRY)).toBe('complaint');
    expect(await reasonOf('full@example.org')).toBeUndefined();
    const { id } = await firstMailing(month);
    const noted = await feedbackStore(month.cloud.table).noted(id);
    expect(noted.map(({ aftermath }) => aftermath).toSorted()).toEqual([
      'bounced',
      'complained',
      'soft-bounced',
    ]);
    expect(month.printed()).not.toContain('@');
  });

  it('is no different for a letter: who bounced by one gets neither mailing nor letter, who complained no mailing', async () => {
    await openWith({ fateOf });
    await month.signUp({ address: GONE }, { address: ANGRY }, { address: ANA });
    for (const address of [GONE, ANGRY])
      await queueLetter(month.cloud, { purpose: 'manage', address, language: 'en' });
    expect([await reasonOf(GONE), await reasonOf(ANGRY)]).toEqual(['bounce', 'complaint']);
    const letters = copiesTo(ANGRY);
    await queueLetter(month.cloud, { purpose: 'manage', address: GONE, language: 'en' });
    await month.goTo(HOUR_BEFORE);
    expect(copiesTo(GONE)).toBe(0);
    expect(copiesTo(ANGRY)).toBe(letters);
    expect(copiesTo(ANA)).toBe(2);
  });
});

describe('what SES says', () => {
  it('may come in any order and any number of times: the gravest stands, and each is counted once', async () => {
    await openWith();
    await month.signUp({ address: ANA });
    await month.goTo(DAY_BEFORE);
    const heard = (eventType: 'Complaint' | 'DeliveryDelay' | 'Send') => ({
      eventType,
      call: '0-0',
      address: ANA,
    });
    for (const eventType of ['Complaint', 'Send', 'DeliveryDelay', 'Complaint', 'Send'] as const)
      await sesSays(month, [heard(eventType)]);
    await sesSays(month, [heard('DeliveryDelay'), heard('Complaint'), heard('Send')]);
    const { id } = await firstMailing(month);
    const noted = await feedbackStore(month.cloud.table).noted(id);
    expect(noted).toMatchObject([{ aftermath: 'complained' }]);
    const counts = await reputationStore(month.cloud.table).since(new Date('2026-01-10T00:00:00Z'));
    expect(counts).toMatchObject({ bounced: 0, complained: 1 });
    await month.goTo(HOUR_BEFORE);
    expect(copiesTo(ANA)).toBe(1);
  });

  it('ends more when it is graver: after a complaint letters still come, after a bounce none, whatever follows', async () => {
    await openWith();
    await month.signUp({ address: ANA });
    await month.goTo(DAY_BEFORE);
    const heard = (eventType: 'Bounce' | 'Complaint') =>
      sesSays(month, [{ eventType, call: '0-0', address: ANA }]);
    const ask = () => queueLetter(month.cloud, { purpose: 'manage', address: ANA, language: 'en' });
    await heard('Complaint');
    await ask();
    expect([await reasonOf(ANA), copiesTo(ANA)]).toEqual(['complaint', 2]);
    for (const eventType of ['Bounce', 'Complaint'] as const) {
      await heard(eventType);
      await ask();
      expect([await reasonOf(ANA), copiesTo(ANA)]).toEqual(['bounce', 2]);
    }
  });

  it('that can’t be read goes to the dead letters, and takes nothing with it', async () => {
    await openWith();
    await month.signUp({ address: ANA });
    await month.goTo(DAY_BEFORE);
    month.cloud.queues.send('feedback', '{"eventType":"Unheard-of"}');
    await sesSays(month, [{ eventType: 'Bounce', call: '0-0', address: ANA }]);
    expect(await reasonOf(ANA)).toBe('bounce');
    expect(month.cloud.queues.deadLetters('feedback')).toEqual(['{"eventType":"Unheard-of"}']);
  });

  it('and that never came is read from the account’s own list, once a day', async () => {
    await openWith({ fateOf });
    await month.signUp({ address: GONE }, { address: ANA });
    await month.goTo(DAY_BEFORE);
    // As if the event had got lost.
    await suppressionStore(month.cloud.table).lift(await idOf(month, GONE), 'bounce');
    await month.goTo('2026-01-12T22:00:00Z');
    expect(await reasonOf(GONE)).toBeUndefined();
    await month.goTo('2026-01-13T22:00:00Z');
    await month.goTo('2026-01-14T22:00:00Z');
    expect(await reasonOf(GONE)).toBe('bounce');
    expect(copiesTo(GONE)).toBe(0);
  });
});

describe('the account’s own list, when it is long', () => {
  /** One more than a page of SES holds. */
  const LONG = Array.from(
    { length: 1001 },
    (_, index) => `gone${String(index).padStart(4, '0')}@example.org`,
  );

  async function holdBackAtSes(addresses: readonly string[]): Promise<void> {
    const client = new SESv2Client({ ...localAccess('test'), endpoint: month.cloud.sesUrl });
    await pMap(
      addresses,
      (EmailAddress) => client.send(new PutSuppressedDestinationCommand({ EmailAddress, Reason: 'BOUNCE' })),
      { concurrency: 8 },
    );
    client.destroy();
  }
  const reasons = () => Promise.all([LONG[0], LONG.at(-1)].map((address = '') => reasonOf(address)));

  it('is read page by page, and gone on with where a sweep broke off', async () => {
    let [asked, isBroken] = [0, true];
    await openWith({
      onCall: ({ operation }) => {
        if (operation !== 'ListSuppressedDestinations') return;
        asked += 1;
        if (isBroken && asked > 1) throw new AwsError('BadRequestException', 'Not now.');
      },
    });
    await holdBackAtSes(LONG);
    await month.cloud.sweep();
    expect(await alarmsIn(month)).toEqual(['sweep-failed']);
    expect(await reasons()).toEqual(['bounce', undefined]);
    [asked, isBroken] = [0, false];
    await month.cloud.sweep();
    expect(await reasons()).toEqual(['bounce', 'bounce']);
    expect(await alarmsIn(month)).toEqual([]);
    // Neither the first page again, nor, the same day, any other.
    await month.cloud.sweep();
    expect(asked).toBe(1);
  });
});

describe('the brake', () => {
  const readers = [{ address: ANA }, ...people(2)];

  it.each([
    ['5 % bounces', { sent: 1000, bounced: 50, complained: 0 }, GONE, 'bounces'],
    ['0.1 % complaints', { sent: 4000, bounced: 0, complained: 4 }, ANGRY, 'complaints'],
  ] as const)(
    'stops everything at %s of a thousand or more, says so, and lets go on once it is resumed',
    async (_, counts, address, because) => {
      await openWith({ fateOf });
      await month.signUp({ address }, ...readers);
      await count(counts);
      await month.goTo(DAY_BEFORE);
      const brakes = brakeStore(month.cloud.table);
      expect((await brakes.brakes()).everything).toMatchObject({ because });
      await month.goTo('2026-01-13T20:06:00Z');
      expect(copiesTo(ANA)).toBe(1);
      expect(await alarmsIn(month)).toEqual(['paused-for-reputation']);

      await brakes.resumeEverything();
      await month.goTo('2026-01-13T20:12:00Z');
      expect(copiesTo(ANA)).toBe(2);
      expect(await alarmsIn(month)).toEqual([]);
    },
  );

  it('is not put on for a few of few', async () => {
    await openWith({ fateOf });
    await month.signUp({ address: GONE }, { address: ANGRY }, ...readers);
    await count({ sent: 900, bounced: 0, complained: 0 });
    await month.goTo(HOUR_BEFORE);
    expect((await brakeStore(month.cloud.table).brakes()).everything).toBeNull();
    expect(arrivedAt(month)).toEqual(once(readers, readers, [{ address: ANGRY }]));
  });
});
