/** How well the promises are kept: counted as things happen, once each, and told to everybody without telling of anybody. */
import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { LetterMessage } from '../../core/contract/letters.ts';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import { figuresStore } from '../../core/service-levels/figures.store.ts';
import { type Figures, figuresOf, stretchAt } from '../../core/service-levels/figures.ts';
import type { ServiceLevelName } from '../../core/service-levels/service-levels.ts';
import type { ShownLevel } from '../../core/service-levels/shown-level.ts';
import { AwsError, type Call } from '../../local/endpoints/aws-call.ts';
import { pass, sendForm } from './form.ts';
import { type Month, openMonth, WEBINAR } from './month.ts';
import { alarmsIn, people, sesSays, sweepFor } from './what-became.ts';

const START = '2026-01-05T09:00:00-08:00';
const DAY_BEFORE = '2026-01-12T21:00:00Z';

let month: Month;
/** Seconds that SES takes for each of the next calls, and whether it then takes it. */
let slow: { seconds: number; fault?: AwsError }[];
afterEach(() => month.close());

async function open(count = 0): Promise<void> {
  slow = [];
  const onCall = (call: Call) => {
    if (call.service !== 'ses' || call.operation !== 'SendEmail') return;
    const next = slow.shift();
    if (next) pass(month, next.seconds);
    if (next?.fault) throw next.fault;
  };
  month = await openMonth(START, { onCall });
  await month.load([WEBINAR]);
  if (count > 0) await month.signUp(...people(count));
}

/** Comes back by its queue, which asks SES again. */
const NOT_NOW = new AwsError('TooManyRequestsException', 'Daily message quota exceeded', 429);

const figures = async (): Promise<Figures> => {
  const { table, clock } = month.cloud;
  return figuresOf(await figuresStore(table).counted(stretchAt(clock.now())));
};

/** What everybody is told, once what was remembered is forgotten. */
async function status(): Promise<Record<ServiceLevelName, ShownLevel>> {
  pass(month, 61);
  const { levels } = (await (await month.ask('/status.json')).json()) as { levels: ShownLevel[] };
  return Object.fromEntries(levels.map((level) => [level.name, level])) as Record<
    ServiceLevelName,
    ShownLevel
  >;
}

const signUp = (number = 0): LetterMessage => ({
  purpose: 'confirm-subscription',
  letter: randomBytes(16).toString('hex'),
  address: `person${number}@example.org`,
  lists: ['month-events'],
  ...{ language: 'en', style: 'discreet' },
  consent: {
    at: month.cloud.clock.now().toISOString(),
    ...{ wording: '0123456789ab', page: '/sign-up', language: 'en' },
  },
});

/** Puts a request on the queue as the page does, and waits until nothing is left to do. */
async function queue(message: LetterMessage): Promise<void> {
  month.cloud.queues.send('letters', JSON.stringify(message));
  await month.cloud.settle();
}

const goSilentlyTo = (instant: string, minutes = 0) =>
  month.cloud.clock.advanceTo(new Date(Date.parse(instant) + minutes * 60_000));
const ring = async (input: string) => {
  month.cloud.queues.send('due', input);
  await month.cloud.settle();
};
const nextDue = () => month.cloud.scheduler.waiting()[0]?.input ?? '';

describe('a confirmation', () => {
  it('that somebody asks for on a page is counted, and told the next day', async () => {
    await open();
    await sendForm(month, '/sign-up', { address: 'ana@example.org', lists: 'month-events' });
    await month.cloud.settle();
    expect(month.received()).toHaveLength(1);
    expect((await figures()).confirmations).toEqual({ within10: 1, within60: 0, later: 0, never: 0 });
  });

  it('is told of by shares, once there are ten and their day is over', async () => {
    await open();
    for (let number = 0; number < 18; number += 1) {
      slow = [{ seconds: 5 }];
      await queue(signUp(number));
    }
    slow = [{ seconds: 30, fault: NOT_NOW }];
    await queue(signUp(18));
    slow = [{ seconds: 60, fault: NOT_NOW }, { seconds: 60 }];
    await queue(signUp(19));
    expect((await figures()).confirmations).toEqual({ within10: 18, within60: 1, later: 1, never: 0 });
    const during = await status();
    expect(during['confirmation-within-10-seconds']).toMatchObject({ state: 'too-few', percent: null });
    goSilentlyTo('2026-01-06T00:00:01Z');
    const after = await status();
    expect(after['confirmation-within-10-seconds']).toMatchObject({
      ...{ state: 'broken', percent: 90, outOf: { atLeast: 10, atMost: 99 } },
    });
    expect(after['confirmation-within-60-seconds']).toMatchObject({ state: 'broken', percent: 95 });
  });

  it('counts once, however often its message comes', async () => {
    await open();
    const message = signUp();
    await queue(message);
    await Promise.all([queue(message), queue(message)]);
    expect((await figures()).confirmations).toEqual({ within10: 1, within60: 0, later: 0, never: 0 });
  });

  it('that nobody could send is counted as it goes to the dead letters, and not again when it is tried once more', async () => {
    await open();
    const message = signUp();
    slow = Array.from({ length: 5 }, () => ({ seconds: 60, fault: NOT_NOW }));
    await queue(message);
    expect(month.cloud.queues.deadLetters('letters')).toHaveLength(1);
    expect((await figures()).confirmations).toEqual({ within10: 0, within60: 0, later: 0, never: 1 });
    await queue(message);
    expect(month.received()).toHaveLength(1);
    expect((await figures()).confirmations).toEqual({ within10: 0, within60: 0, later: 0, never: 1 });
  });

  it('that is rightly not sent is not counted; but to an address that is suppressed as if it were, or the figures would tell', async () => {
    await open();
    await month.suppress('person0@example.org');
    await queue({ ...signUp(1), lists: ['unheard-of'] } as LetterMessage);
    expect((await figures()).confirmations).toEqual({ within10: 0, within60: 0, later: 0, never: 0 });
    await queue(signUp());
    expect(month.received()).toEqual([]);
    expect((await figures()).confirmations).toEqual({ within10: 1, within60: 0, later: 0, never: 0 });
  });

  it('that waited for so long that nobody waits for it any more is never handed over', async () => {
    await open();
    const message = signUp();
    goSilentlyTo('2026-01-07T18:00:00Z');
    await queue(message);
    expect(month.received()).toEqual([]);
    expect((await figures()).confirmations).toEqual({ within10: 0, within60: 0, later: 0, never: 1 });
  });
});

describe('an alarm about letters to confirm', () => {
  const slowly = async (number: number, seconds = 15) => {
    slow = [{ seconds, fault: NOT_NOW }];
    await queue(signUp(number));
    await month.cloud.sweep();
  };
  const REFUSED = new AwsError('BadRequestException', 'Not so.', 400);

  it('is none for one cold start on a quiet day, and one for the second, though hours lie between', async () => {
    await open();
    await slowly(0);
    expect(await alarmsIn(month)).toEqual([]);
    pass(month, 2 * 60 * 60);
    await queue(signUp(1));
    await month.cloud.sweep();
    expect(await alarmsIn(month)).toEqual([]);
    pass(month, 60 * 60);
    await slowly(2);
    expect(await alarmsIn(month)).toEqual(['confirmations-broken']);
    expect(month.printed()).toContain(
      'Of 3 letters to confirm that were asked for in a day, 2 went later than after ten seconds, and 0 never',
    );
  });

  it('begins anew with the day', async () => {
    await open();
    await slowly(0);
    goSilentlyTo('2026-01-06T00:30:00Z');
    await slowly(1);
    expect(await alarmsIn(month)).toEqual([]);
  });

  it('is none where nineteen in twenty come in time', async () => {
    await open();
    for (let number = 0; number < 38; number += 1) await queue(signUp(number));
    for (const number of [38, 39]) await slowly(number);
    expect(await alarmsIn(month)).toEqual([]);
    await slowly(40);
    expect(await alarmsIn(month)).toEqual(['confirmations-broken']);
  });

  it('is one at once for a letter that SES refuses for good, found for ten minutes, and told of for a day', async () => {
    await open();
    slow = [{ seconds: 1, fault: REFUSED }];
    await queue(signUp());
    await month.cloud.sweep();
    expect((await figures()).confirmations).toMatchObject({ never: 1 });
    expect(await alarmsIn(month)).toEqual(['confirmations-broken']);
    const counted = () => month.printed().split('"Alarms":1').length;
    await sweepFor(month, 12);
    const told = counted();
    await sweepFor(month, 10);
    expect(counted()).toBe(told);
    expect(await alarmsIn(month)).toEqual(['confirmations-broken']);
    pass(month, 24 * 60 * 60);
    await month.cloud.sweep();
    expect(await alarmsIn(month)).toEqual([]);
  });

  it('is none for what is rightly not sent', async () => {
    await open();
    await month.suppress('person0@example.org');
    for (const number of [0, 0, 0]) await queue(signUp(number));
    await queue({ ...signUp(1), lists: ['unheard-of'] } as LetterMessage);
    await month.cloud.sweep();
    expect(await alarmsIn(month)).toEqual([]);
  });
});

describe('a reminder', () => {
  it('begins in time by its clock, and late when that rings late', async () => {
    await open(2);
    await month.goTo('2026-01-12T21:00:30Z');
    expect((await figures()).beginnings).toEqual({ inTime: 1, late: 0, missed: 0 });
    expect((await status())['begun-within-5-minutes']).toMatchObject({
      ...{ state: 'kept', percent: 100, outOf: { atLeast: 1, atMost: 1 } },
    });
    goSilentlyTo('2026-01-13T20:00:00Z', 6);
    await month.cloud.fireDue();
    expect((await figures()).beginnings).toEqual({ inTime: 1, late: 1, missed: 0 });
    expect((await status())['begun-within-5-minutes']).toMatchObject({ state: 'broken', percent: 50 });
  });

  it('that is started again is the same one, begun when it was', async () => {
    await open(2);
    const input = nextDue();
    await month.goTo('2026-01-12T21:00:30Z');
    goSilentlyTo(DAY_BEFORE, 30);
    await ring(input);
    expect((await figures()).beginnings).toEqual({ inTime: 1, late: 0, missed: 0 });
  });

  it('that is found when it is too late was missed, once, and not if it had begun', async () => {
    await open(2);
    const input = nextDue();
    goSilentlyTo('2026-01-13T21:00:01Z');
    await month.cloud.fireDue();
    await ring(input);
    expect((await figures()).beginnings).toEqual({ inTime: 0, late: 0, missed: 2 });
    expect(month.received()).toEqual([]);
  });
});

describe('a copy', () => {
  it('goes by a reading that is young: how old the oldest was is told as a metric', async () => {
    await open(12);
    await month.goTo('2026-01-12T21:10:00Z');
    expect((await figures()).stale).toBe(0);
    expect((await status())['unsubscribed-within-60-seconds']).toMatchObject({ state: 'kept', percent: 100 });
    expect(month.printed()).toMatch(/"UnsubscribeSeconds":\[?\d/);
  });

  it('that somebody got twice, as SES tells, is counted once, however often it tells', async () => {
    await open(3);
    await month.goTo('2026-01-12T21:00:30Z');
    expect((await figures()).doubled).toBe(0);
    const forged = { eventType: 'Send', call: '0-0', address: 'person1@example.org' } as const;
    await sesSays(month, [forged]);
    await sesSays(month, [forged, { ...forged, eventType: 'DeliveryDelay' }]);
    expect((await figures()).doubled).toBe(1);
    expect((await status())['doubled-none']).toMatchObject({
      ...{ state: 'broken', broken: { atLeast: 1, atMost: 9 } },
    });
    expect(month.printed()).toContain('"LostOrDoubled":1');
  });
});

describe('people', () => {
  it('of a finished mailing were reached', async () => {
    await open(12);
    await month.goTo('2026-01-12T21:10:00Z');
    expect((await figures()).people).toEqual({ reached: 12, lost: 0 });
    expect((await status())['lost-none']).toMatchObject({ state: 'kept', broken: { atLeast: 0, atMost: 0 } });
  });

  it('whom it could not reach in time are lost, and that is told', async () => {
    await open(12);
    await brakeStore(month.cloud.table).pauseEverything({ since: START, because: 'operator' });
    await month.goTo('2026-01-12T21:02:00Z');
    goSilentlyTo('2026-01-13T21:00:00Z');
    await sweepFor(month, 6);
    // By the mailing that was paused, and by the one an hour before, whose clock never rang.
    expect((await figures()).people).toEqual({ reached: 0, lost: 24 });
    expect((await status())['lost-none']).toMatchObject({
      ...{ state: 'broken', broken: { atLeast: 10, atMost: 99 } },
    });
    expect(month.printed()).toContain('"LostOrDoubled":12');
  });
});

describe('the page', () => {
  it('says the same as the JSON, in both languages, of seven days, after which nothing is left of them', async () => {
    await open(12);
    await month.goTo('2026-01-12T21:10:00Z');
    const levels = Object.values(await status());
    expect(levels.map(({ state }) => state)).toEqual([
      ...['too-few', 'too-few', 'kept', 'kept', 'kept', 'kept'],
    ]);
    const english = await (await month.ask('/status?language=en')).text();
    expect(english.match(/>Kept: /g)).toHaveLength(4);
    expect(english.match(/>Too few to say</g)).toHaveLength(2);
    expect(english).toContain('From January 4 at 4:00 PM PST to January 11 at 4:00 PM PST');
    const spanish = await (await month.ask('/status?language=es')).text();
    expect(spanish.match(/>Cumplida: /g)).toHaveLength(4);
    goSilentlyTo('2026-01-20T00:00:01Z');
    expect(Object.values(await status()).map(({ state }) => state)).toEqual([
      ...['too-few', 'too-few', 'nothing', 'too-few', 'too-few', 'too-few'],
    ]);
    expect(await (await month.ask('/status')).text()).toContain('too little to say anything');
  });

  it('is made of what was read in the last minute', async () => {
    await open(12);
    const asOf = async () => ((await (await month.ask('/status.json')).json()) as { asOf: string }).asOf;
    const first = await asOf();
    pass(month, 30);
    expect(await asOf()).toBe(first);
    pass(month, 31);
    expect(await asOf()).not.toBe(first);
  });
});
