/**
 * How others lost mail and doubled it, each by its name (facts of peers, sections 2.3 and 3): a webinar a day, and on each day something
 * goes wrong as it did there. Everything happens first, and each test looks at what became of one day.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { AwsError, type Call } from '../../local/endpoints/aws-call.ts';
import { leaveByMail } from './leave-by-mail.ts';
import { type EventText, emailAlarm, type Month, openMonth } from './month.ts';
import { queueLetter } from './queue-letter.ts';
import { fatesIn, idOf, mailingsOf, once, people, sesSays, statesIn } from './what-became.ts';

const EVERYONE = people(12);
const BAD_ADDRESS = 'nobody@-not-a-domain-';

/** An hour online from 1 p.m. on, of which people are told at noon, 20:00 in UTC. */
const webinar = (day: number, more: readonly string[] = []): EventText => ({
  uid: `day-${day}@example.org`,
  start: `202601${day}T130000`,
  end: `202601${day}T140000`,
  summary: `Talk of day ${day}`,
  more: ['CATEGORIES:WEBINAR', ...emailAlarm('-PT1H'), ...more],
});
/** As much as a calendar may say of an event; more is refused when it is loaded. */
const LONG = `DESCRIPTION:${'What will be said there takes a long time to tell. '.repeat(1150)}`;
const at = (day: number, time: string) => `2026-01-${day}T${time}:00Z`;

let month: Month;
/** What is to go wrong with the next calls to endpoints. */
let fault: ((call: Call) => void) | null = null;
/** Calls to SES for mailings, by the day on which they were made. */
const calls: Record<string, number> = {};

/** Faults that nobody has met so far; in the end there must be none. */
const unmet = new Set<string>();

/** Lets a day come, with what goes wrong at the mailing's first calls. */
async function live(day: number, wrong: typeof fault, until = '20:20'): Promise<void> {
  fault = wrong;
  await month.goTo(at(day, until));
  fault = null;
}

/** Answers the first `times` calls of an operation with an error. */
function failing(operation: string, times: number, error: () => Error): (call: Call) => void {
  let left = times;
  const name = `${operation}: ${error().message}`;
  unmet.add(name);
  return (call) => {
    if (call.operation !== operation || !call.accessKey.startsWith('send-') || left-- <= 0) return;
    unmet.delete(name);
    throw error();
  };
}

const tooFast = () => new AwsError('TooManyRequestsException', 'Maximum sending rate exceeded.', 429);
const noTelling = () => new AwsError('InternalServiceErrorException', 'Something broke.', 500);
const malformed = () => new AwsError('BadRequestException', 'The message is too long.', 400);
const denied = () => new AwsError('AccessDeniedException', 'Not for now.', 400);
const ring = async (queue: 'due' | 'ranges', body: string, times: number) => {
  for (let time = 0; time < times; time += 1) month.cloud.queues.send(queue, body);
  await month.cloud.settle();
};

async function mailingOf(day: number): Promise<StartedMailing> {
  const found = (await mailingsOf(month)).find(({ dueAt }) => dueAt.startsWith(`2026-01-${day}`));
  if (!found) throw new Error(`No mailing of day ${day} has started.`);
  return found;
}

/** Who has got copies of the talk of a day, a second copy as a second time. */
const got = (day: number): string[] =>
  month.cloud.inbox
    .list()
    .filter(({ subject }) => subject.includes(`Talk of day ${day}`))
    .flatMap(({ to }) => to)
    .toSorted();

/** SES had taken the calls that it did not answer, and tells so. */
async function hadTaken(day: number): Promise<number> {
  const mailing = await mailingOf(day);
  const known = await fatesIn(month, mailing);
  const addresses = await Promise.all(
    EVERYONE.map(async ({ address }) => [address, known.get(await idOf(month, address))?.state] as const),
  );
  const uncertain = addresses.flatMap(([address, state]) => (state === 'uncertain' ? [address] : []));
  await sesSays(
    month,
    uncertain.map((address) => ({ eventType: 'Send' as const, call: '0-0', address })),
    mailing,
  );
  return uncertain.length;
}

let takenUnseen: number;
let callsWhenMalformed: number;

beforeAll(async () => {
  month = await openMonth('2026-01-10T17:00:00Z', {
    maxSendRate: 12,
    onCall: (call) => {
      if (call.operation === 'SendBulkEmail') {
        const day = month.cloud.clock.now().toISOString().slice(8, 10);
        calls[day] = (calls[day] ?? 0) + 1;
      }
      fault?.(call);
    },
  });
  const days = [11, 12, 13, 14, 15, 16, 17, 18, 20, 21];
  await month.load([...days.map((day) => webinar(day)), webinar(19, [LONG])]);
  await month.signUp(...EVERYONE.map((one) => ({ ...one, style: 'open' as const })));
  const due = month.cloud.scheduler.waiting()[0]?.input ?? '';

  await live(11, failing('SendBulkEmail', 2, tooFast));
  await live(12, failing('GetParameter', 2, denied));
  let isSlow = true;
  await live(13, ({ operation }) => {
    if (operation !== 'SendBulkEmail' || !isSlow) return;
    isSlow = false;
    month.cloud.clock.advanceTo(new Date(month.cloud.clock.now().getTime() + 60_000));
  });
  await live(14, null, '20:01');
  const rung = JSON.stringify({ mailing: (await mailingOf(14)).id, range: 0 });
  await ring('ranges', rung, 30);

  fault = failing('SendEmail', 1, denied);
  await month.goTo(at(15, '19:59'));
  await queueLetter(month.cloud, { purpose: 'manage', address: 'person0@example.org', language: 'en' });
  await live(15, fault);

  await live(16, failing('SendBulkEmail', 1, noTelling), '20:02');
  takenUnseen = await hadTaken(16);
  await live(16, null);

  await live(17, failing('SendBulkEmail', 1000, malformed));
  callsWhenMalformed = calls['17'] ?? 0;
  await live(17, null, '23:00');

  await brakeStore(month.cloud.table).pauseEverything({ since: at(18, '19:00'), because: 'operator' });
  await live(18, null, '20:05');
  await leaveByMail(month, 'person0@example.org');
  await brakeStore(month.cloud.table).resumeEverything();
  await live(18, null);

  await live(19, null);
  await ring('due', due, 3);

  await subscriptionStore(month.cloud.table).subscribeFirstTime(
    { id: 'f'.repeat(32), address: BAD_ADDRESS, language: 'en', style: 'open' },
    'month-events',
  );
  await live(20, null);
  await live(21, failing('SendBulkEmail', 1, noTelling), '20:40');
  await month.goTo('2026-01-23T00:00:00Z');
});
afterAll(() => month.close());

it('went wrong on each day as it was to', () => {
  expect([...unmet]).toEqual([]);
});

/** Who is there after person0 has left. */
const REST = EVERYONE.slice(1);

describe('nasa-gcn', () => {
  it('GCN #924: a call that SES refuses for now is made again for its own people, and nobody gets six copies', async () => {
    expect(got(11)).toEqual(once(EVERYONE));
    expect(await statesIn(month, await mailingOf(11))).toEqual({ sent: 12 });
  });

  it('GCN #2659: something else that fails in the same function brings no second copy when its message comes back', () => {
    expect(got(12)).toEqual(once(EVERYONE));
  });

  it('GCN #2709, #2754: who is left when a worker’s time is over is the next one’s, and the others are not', () => {
    expect(got(13)).toEqual(once(EVERYONE));
  });

  it('GCN #3658, #3662: a message that is delivered thirty times more brings no copy more', () => {
    expect(got(14)).toEqual(once(EVERYONE));
    expect(calls['14']).toBeLessThanOrEqual(3);
  });

  it('GCN #3660: other mail that fails holds no mailing up, and brings no second copy of it', () => {
    expect(got(15)).toEqual(once(EVERYONE));
  });

  it('GCN, any throw mails everyone again: who may have been mailed is not mailed again, and SES’s word settles it', async () => {
    expect(takenUnseen).toBeGreaterThan(0);
    expect(got(16)).toHaveLength(12 - takenUnseen);
    expect(new Set(got(16)).size).toBe(12 - takenUnseen);
    expect(await statesIn(month, await mailingOf(16))).toEqual({ sent: 12 });
  });

  it('GCN #2872: what SES will never take has failed with its reason, and is not tried again every minute', async () => {
    expect(got(17)).toEqual([]);
    expect(await statesIn(month, await mailingOf(17))).toEqual({ failed: 12 });
    const [entry] = (await fatesIn(month, await mailingOf(17))).values();
    expect(entry).toMatchObject({ reason: expect.stringContaining('too long') });
    expect(calls['17']).toBe(callsWhenMalformed);
  });

  it('GCN #2872: however much is written of an event, its mail stays small', async () => {
    expect(got(19)).toEqual(once(REST));
    const mail = month.cloud.inbox.list().find(({ subject }) => subject.includes('Talk of day 19'));
    const message = await month.cloud.inbox.get(mail?.id ?? '');
    expect(Buffer.byteLength(message?.html ?? '')).toBeLessThan(80 * 1024);
  });

  it('GCN, results of entries are not read: whom SES refuses in a call that succeeds is known by name, with the reason', async () => {
    expect(got(20)).toEqual(once(REST));
    const known = await fatesIn(month, await mailingOf(20));
    expect(known.get('f'.repeat(32))).toMatchObject({ state: 'failed', reason: 'INVALID_PARAMETER' });
    expect(await statesIn(month, await mailingOf(20))).toEqual({ sent: 11, failed: 1 });
  });

  it('GCN #3671: nobody is missed in silence: each is sent to, or stands there as somebody who may not have been', async () => {
    const known = await fatesIn(month, await mailingOf(21));
    const ids = await Promise.all(REST.map(({ address }) => idOf(month, address)));
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
    const sent = [...known.values()].filter(({ state }) => state === 'sent').length;
    expect(got(21)).toHaveLength(sent);
    expect(sent).toBeLessThan(REST.length);
  });
});

describe('others', () => {
  it('AI-Shipping-Labs #1421: who left between the start of a mailing and their own copy gets none', async () => {
    expect(got(18)).toEqual(once(REST));
  });

  it('listmonk #1801: an old message that comes once more mails nobody', () => {
    expect(got(11)).toEqual(once(EVERYONE));
  });

  it('Notify, RSC, listmonk #2313: nobody has two copies of anything', () => {
    const copies = month.cloud.inbox.list().map(({ to, subject }) => `${to.join()} ${subject}`);
    const reminders = copies.filter((copy) => copy.includes('Talk of day'));
    expect(new Set(reminders).size).toBe(reminders.length);
  });
});
