/** What should have happened and did not: the sweep makes up for it, or says so. */
import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { agencyStore } from '../../core/agency/agency.store.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { DueReminderSchema } from '../../core/contract/messages.ts';
import { renderReminder } from '../../core/email/render-reminder.ts';
import { decideStart } from '../../core/mailing/decide-start.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { figuresStore } from '../../core/service-levels/figures.store.ts';
import { figuresOf, stretchAt } from '../../core/service-levels/figures.ts';
import type { CloudOptions } from '../../local/cloud.ts';
import { AwsError, type Call } from '../../local/endpoints/aws-call.ts';
import { localAccess } from '../../local/local-access.ts';
import { SCHEDULE_GROUP } from '../../local/resource-names.ts';
import { losingRight } from './lose-right.ts';
import { type EventText, emailAlarm, type Month, openMonth, WEBINAR } from './month.ts';
import { alarmsIn, arrivedAt, mailingsOf, once, people, sesSays, statesIn, sweepFor } from './what-became.ts';

const START = '2026-01-10T09:00:00-08:00';
const DAY_BEFORE = '2026-01-12T21:00:00Z';
/** Epoch seconds beyond all stories. */
const NEVER = 4_000_000_000;

let month: Month;
afterEach(() => month.close());

async function openWith(
  count: number,
  options: Partial<CloudOptions> = {},
  events: readonly EventText[] = [WEBINAR],
): Promise<void> {
  month = await openMonth(START, options);
  await month.load(events);
  await month.signUp(...people(count));
}

const goSilentlyTo = (instant: string, minutes = 0) =>
  month.cloud.clock.advanceTo(new Date(Date.parse(instant) + minutes * 60_000));
const ring = async (input: string) => {
  month.cloud.queues.send('due', input);
  await month.cloud.settle();
};
const inputOfNext = () => month.cloud.scheduler.waiting()[0]?.input ?? '';
const isOpen = async () => (await mailingStore(month.cloud.table).open()).length > 0;

/** What `start-mailing` does nothing without. */
const BEGINNING = { of: 'start-mailing', to: 'dynamodb:' } as const;

/** A webinar of which people are told three days before it. */
const THREE_DAYS_BEFORE: EventText = {
  ...WEBINAR,
  start: '20260116T130000',
  end: '20260116T140000',
  more: ['CATEGORIES:WEBINAR', ...emailAlarm('-P3D')],
};

/** A webinar of which people are told once. */
const TOLD_ONCE: EventText = { ...WEBINAR, more: ['CATEGORIES:WEBINAR', ...emailAlarm('-P1D')] };

/** Stores the next mailing as `start-mailing` does, which is then broken off; `further`: just before it queues the ranges. */
async function breakOffStart({ further }: { readonly further: boolean }): Promise<void> {
  const { table } = month.cloud;
  const message = v.parse(DueReminderSchema, JSON.parse(inputOfNext()));
  const [agency, event] = await Promise.all([
    agencyStore(table).read(),
    eventStore(table).event(message.reminder),
  ]);
  const decision = decideStart(message, { agency, event, now: new Date(message.dueAt) });
  if (!decision.start) throw new Error(`No mailing is to come: ${decision.because}.`);
  const mailings = mailingStore(table);
  const mailing = await mailings.start({
    ...decision.mailing,
    ranges: 1,
    people: 3,
    startedAt: message.dueAt,
    expiresAt: NEVER,
  });
  if (!further) return;
  await mailings.reopen(mailing.id, NEVER);
  for (const variant of mailing.variants)
    await mailings.keepContent(
      mailing,
      variant,
      renderReminder({ ...decision, agency, ...variant, siteUrl: 'https://month.example', month: null }),
    );
}

describe('a schedule', () => {
  it('that never rings is made up for within minutes; and when it rings late and twice after all, nobody gets more', async () => {
    await openWith(3);
    const input = inputOfNext();
    goSilentlyTo(DAY_BEFORE, 1);
    await month.cloud.sweep();
    expect(arrivedAt(month)).toEqual([]);
    goSilentlyTo(DAY_BEFORE, 3);
    await month.cloud.sweep();
    expect(arrivedAt(month)).toEqual(once(people(3)));
    await month.cloud.fireDue();
    await ring(input);
    await month.goTo('2026-01-12T22:00:00Z');
    expect(arrivedAt(month)).toEqual(once(people(3)));
    expect(await isOpen()).toBe(false);
  });

  it('that is missing is made again, and one that nobody asked for is taken away', async () => {
    await openWith(0);
    const client = new SchedulerClient({ ...localAccess('operator'), endpoint: month.cloud.scheduler.url });
    const names = () => month.cloud.scheduler.waiting().map(({ name }) => name);
    const before = names();
    const GroupName = SCHEDULE_GROUP;
    const { Target, ScheduleExpression } = await client.send(
      new GetScheduleCommand({ Name: before[0], GroupName }),
    );
    await client.send(
      new CreateScheduleCommand({
        Name: 'stranger',
        GroupName,
        Target,
        ScheduleExpression,
        FlexibleTimeWindow: { Mode: 'OFF' },
      }),
    );
    await client.send(new DeleteScheduleCommand({ Name: before[0], GroupName }));
    client.destroy();
    await month.cloud.sweep();
    goSilentlyTo(START, 35);
    await month.cloud.sweep();
    expect(names()).toEqual(before);
  });

  it('that was due before its event was known is not made up for', async () => {
    month = await openMonth('2026-01-13T20:30:00Z');
    await month.load([]);
    await month.signUp(...people(2));
    await month.load([WEBINAR]);
    await sweepFor(month, 10);
    await month.goTo('2026-01-31T00:00:00Z');
    expect(arrivedAt(month)).toEqual([]);
  });
});

describe('a mailing', () => {
  it.each([
    ['was broken off while it started', false],
    ['has lost the messages of its ranges', true],
  ])('that %s goes out all the same, and once', async (_, further) => {
    await openWith(3);
    await breakOffStart({ further });
    goSilentlyTo(DAY_BEFORE, 3);
    await month.cloud.sweep();
    await sweepFor(month, 2);
    expect(arrivedAt(month)).toEqual(once(people(3)));
    await month.goTo('2026-01-12T22:00:00Z');
    expect(arrivedAt(month)).toEqual(once(people(3)));
    expect(await isOpen()).toBe(false);
  });

  it('whose account SES has stopped is an alarm until it may send again; then everybody is reached', async () => {
    let stopped = true;
    await openWith(3, {
      onCall: ({ operation }: Call) => {
        if (operation === 'SendBulkEmail' && stopped)
          throw new AwsError('SendingPausedException', 'Sending is paused for this account.', 400);
      },
    });
    await month.goTo('2026-01-12T21:11:00Z');
    expect(arrivedAt(month)).toEqual([]);
    expect(await alarmsIn(month)).toEqual(['account-stopped', 'nothing-sent']);
    stopped = false;
    await sweepFor(month, 4);
    expect(arrivedAt(month)).toEqual(once(people(3)));
    expect(await alarmsIn(month)).toEqual([]);
    expect(await isOpen()).toBe(false);
  });

  it('that can’t be started is an alarm, for as long as it can’t', async () => {
    let isBroken = true;
    const authorize = await losingRight(BEGINNING, () => isBroken);
    await openWith(2, { authorize });
    for (const minutes of [9, 19]) {
      goSilentlyTo(DAY_BEFORE, minutes);
      await month.cloud.sweep();
    }
    expect(await alarmsIn(month)).toEqual(['not-started']);
    isBroken = false;
    await sweepFor(month, 4);
    expect(arrivedAt(month)).toEqual(once(people(2)));
    expect(await alarmsIn(month)).toEqual([]);
  });
});

describe('a mailing that never begins', () => {
  const BEGINS = '2026-01-13T21:00:00Z';
  let isBroken: boolean;
  const openHolding = async (events: readonly EventText[]) =>
    openWith(3, { authorize: await losingRight(BEGINNING, () => isBroken) }, events);
  const openBroken = async () => {
    isBroken = true;
    await openHolding([TOLD_ONCE]);
    for (const minutes of [3, 9, 24 * 60 - 1]) {
      goSilentlyTo(DAY_BEFORE, minutes);
      await month.cloud.sweep();
    }
  };
  const figures = async () => {
    const { table, clock } = month.cloud;
    const { beginnings, people: counted } = figuresOf(
      await figuresStore(table).counted(stretchAt(clock.now())),
    );
    return { missed: beginnings.missed, lost: counted.lost };
  };
  const countedAs = (metric: string) => month.printed().split(`"${metric}":3`).length - 1;
  const states = async () => {
    const { levels } = (await (await month.ask('/status.json')).json()) as {
      levels: { name: string; state: string }[];
    };
    return levels.flatMap(({ name, state }) => (state === 'broken' ? [name] : []));
  };

  it('until it is of no use is missed and its people are lost, once; that is an alarm, which stands for a day', async () => {
    await openBroken();
    expect(await alarmsIn(month)).toEqual(['not-started']);
    expect(month.cloud.queues.deadLetters('due').length).toBeGreaterThan(0);
    goSilentlyTo(BEGINS, 3);
    await Promise.all([month.cloud.sweep(), month.cloud.sweep()]);
    expect(await alarmsIn(month)).toEqual(['never-begun']);
    await sweepFor(month, 30);
    expect(await figures()).toEqual({ missed: 1, lost: 3 });
    expect(countedAs('LostOrDoubled')).toBe(1);
    expect(await states()).toEqual(['begun-within-5-minutes', 'lost-none']);
    expect(await alarmsIn(month)).toEqual(['never-begun']);
    goSilentlyTo('2026-01-14T21:40:00Z');
    await month.cloud.sweep();
    expect(await alarmsIn(month)).toEqual([]);
    expect(arrivedAt(month)).toEqual([]);
  });

  it('though start-mailing is mended after that, and rings once more, is counted once', async () => {
    await openBroken();
    const [message] = month.cloud.queues.deadLetters('due');
    goSilentlyTo(BEGINS);
    isBroken = false;
    await ring(message ?? '');
    expect(await figures()).toEqual({ missed: 1, lost: 0 });
    await sweepFor(month, 8);
    await ring(message ?? '');
    expect(await alarmsIn(month)).toEqual(['never-begun']);
    expect(await figures()).toEqual({ missed: 1, lost: 3 });
  });

  it('is found also when nothing swept meanwhile, and not when it had begun, or was called off', async () => {
    isBroken = false;
    await openHolding([TOLD_ONCE, { ...TOLD_ONCE, uid: 'off@example.org' }]);
    await month.cloud.sweep();
    await month.load([TOLD_ONCE, { ...TOLD_ONCE, uid: 'off@example.org', more: ['STATUS:CANCELLED'] }]);
    await month.goTo('2026-01-12T21:01:00Z');
    isBroken = true;
    goSilentlyTo('2026-01-16T21:00:00Z');
    await sweepFor(month, 4);
    expect(await alarmsIn(month)).toEqual([]);
    expect(await figures()).toEqual({ missed: 0, lost: 0 });
    await month.load([{ ...TOLD_ONCE, start: '20260118T130000', end: '20260118T140000' }]);
    goSilentlyTo('2026-01-20T21:00:00Z');
    await month.cloud.sweep();
    expect(await alarmsIn(month)).toContain('never-begun');
  });

  it('for it is mended in time is none: it begins late, and nobody is lost', async () => {
    await openBroken();
    isBroken = false;
    await month.cloud.sweep();
    await sweepFor(month, 12);
    expect(arrivedAt(month)).toEqual(once(people(3)));
    expect(await alarmsIn(month)).toEqual([]);
    expect(await figures()).toEqual({ missed: 0, lost: 0 });
  });
});

describe('a small account', () => {
  /** In 24 hours three, and one more for a letter; one at a time. */
  const SMALL = { maxSendRate: 2, max24HourSend: 4 };

  it('sends what it may, says that people wait, and goes on the next day', async () => {
    await openWith(5, SMALL, [THREE_DAYS_BEFORE]);
    await month.goTo('2026-01-13T21:04:00Z');
    expect(arrivedAt(month)).toHaveLength(3);
    expect(await alarmsIn(month)).toEqual(['quota-spent']);
    expect(month.cloud.queues.unfinished()).toBe(0);
    goSilentlyTo('2026-01-14T22:00:00Z');
    await sweepFor(month, 4);
    expect(arrivedAt(month)).toEqual(once(people(5)));
    expect(await alarmsIn(month)).toEqual([]);
    expect(await isOpen()).toBe(false);
  });

  it('skips whoever it did not reach in time, and says so', async () => {
    await openWith(5, SMALL, [TOLD_ONCE]);
    await month.goTo('2026-01-12T21:04:00Z');
    expect(arrivedAt(month)).toHaveLength(3);
    goSilentlyTo('2026-01-13T21:00:00Z');
    await sweepFor(month, 2);
    expect(await statesIn(month)).toEqual({ sent: 3, 'too-late': 2 });
    await month.cloud.sweep();
    expect(await alarmsIn(month)).toContain('too-late');
    // The next morning it is still to be seen, though nobody is told of it any more.
    goSilentlyTo('2026-01-14T20:50:00Z');
    await month.cloud.sweep();
    expect(await alarmsIn(month)).toEqual(['too-late']);
    expect(month.printed()).toContain('"message":"alarm stands"');
    goSilentlyTo('2026-01-14T21:10:00Z');
    await month.cloud.sweep();
    expect(await alarmsIn(month)).toEqual([]);
  });

  it('leaves nothing of its quota unused, however many it could send to at once', async () => {
    await openWith(12, { max24HourSend: 10 });
    await month.goTo('2026-01-12T21:04:00Z');
    expect(arrivedAt(month)).toHaveLength(9);
  });
});

describe('a call that nobody answered', () => {
  /** SES answers none of the first calls. */
  const unanswered = (times: number): Partial<CloudOptions> => {
    let left = times;
    return {
      onCall: ({ operation }: Call) => {
        if (operation === 'SendBulkEmail' && left-- > 0)
          throw new AwsError('InternalServiceErrorException', 'Try again.', 500);
      },
    };
  };

  it('is settled by what SES tells of its copies, and nobody is sent to again', async () => {
    await openWith(3, unanswered(1));
    await month.goTo(DAY_BEFORE);
    expect(await statesIn(month)).toEqual({ uncertain: 3 });
    await sesSays(
      month,
      people(3).map(({ address }) => ({ eventType: 'Send' as const, call: '0-0', address })),
    );
    await sweepFor(month, 4);
    expect(await statesIn(month)).toEqual({ sent: 3 });
    expect(arrivedAt(month)).toEqual([]);
    expect(await isOpen()).toBe(false);
  });

  it('is settled by silence when it was to ten or more and SES has told of a later message, after ten minutes', async () => {
    await openWith(12, unanswered(1));
    await month.goTo(DAY_BEFORE);
    await sweepFor(month, 4);
    await sesSays(month, [{ eventType: 'Send', call: null, address: 'somebody@example.org' }]);
    await sweepFor(month, 4);
    expect(await statesIn(month)).toEqual({ uncertain: 12 });
    await sweepFor(month, 6);
    expect(await statesIn(month)).toEqual({ sent: 12 });
    expect(arrivedAt(month)).toEqual(once(people(12)));
  });

  it('stays uncertain when silence says nothing: to fewer than ten, or while nothing later is heard of', async () => {
    await openWith(3, unanswered(1));
    await month.goTo(DAY_BEFORE);
    await sesSays(month, [{ eventType: 'Send', call: null, address: 'somebody@example.org' }]);
    await sweepFor(month, 20);
    expect(await statesIn(month)).toEqual({ uncertain: 3 });
    expect(arrivedAt(month)).toEqual([]);
    expect(await mailingsOf(month)).toHaveLength(1);
    expect(await isOpen()).toBe(true);
  });
});

describe('SES that says nothing', () => {
  /** The list seems larger by so many, so that a mailing is cut into more ranges. */
  const countMore = (difference: number) =>
    month.cloud.table.update(
      { pk: 'COUNT#month-events', sk: 'COUNT' },
      {
        UpdateExpression: 'ADD active :difference',
        ExpressionAttributeValues: { ':difference': difference },
      },
    );

  it('makes few people uncertain however long it lasts, and is an alarm; then everybody else is reached within minutes', async () => {
    let silent = true;
    await openWith(40, {
      maxSendRate: 2,
      onCall: ({ operation, accessKey }: Call) => {
        if (operation === 'SendBulkEmail' && accessKey === 'send-range' && silent)
          throw new AwsError('InternalServiceErrorException', 'Try again.', 500);
      },
    });
    await countMore(40);
    await month.goTo('2026-01-12T21:02:00Z');
    expect((await mailingsOf(month))[0]?.ranges).toBe(4);
    const { uncertain: atFirst = 0 } = await statesIn(month);
    await sweepFor(month, 20);
    const { uncertain = 0 } = await statesIn(month);
    // A round of one at each sweep.
    expect(uncertain - atFirst).toBe(10);
    expect(await alarmsIn(month)).toEqual(['account-stopped']);
    silent = false;
    await sweepFor(month, 6);
    expect(await statesIn(month)).toEqual({ uncertain, sent: 40 - uncertain });
    expect(arrivedAt(month)).toHaveLength(40 - uncertain);
    expect(await alarmsIn(month)).toEqual([]);
  });
});
