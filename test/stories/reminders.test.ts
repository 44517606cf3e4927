import { afterEach, describe, expect, it } from 'vitest';
import { ledgerStore } from '../../core/mailing/ledger.store.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { AwsError, type Call } from '../../local/endpoints/aws-call.ts';
import { type EventText, emailAlarm, type Month, openMonth, WEBINAR } from './month.ts';

const WEBINAR_SUBJECT = 'DOE webinar: Tue, Jan 13, 1:00 PM PST';

let month: Month;
afterEach(() => month.close());

async function openWith(events: readonly EventText[], options = {}): Promise<Month> {
  month = await openMonth('2026-01-10T09:00:00-08:00', options);
  await month.load(events);
  return month;
}

const ana = { address: 'ana@example.org' };
const bo = { address: 'bo@example.org' };

describe('a webinar', () => {
  it('is reminded of a day before and an hour before, and at no other time', async () => {
    const { goTo, received, signUp } = await openWith([WEBINAR]);
    await signUp(ana);
    await goTo('2026-01-12T20:59:00Z');
    expect(received()).toEqual([]);
    await goTo('2026-01-12T21:00:00Z');
    expect(received()).toEqual([`ana@example.org: ${WEBINAR_SUBJECT}`]);
    await goTo('2026-01-31T00:00:00Z');
    expect(received()).toHaveLength(2);
    expect(month.cloud.inbox.list().map(({ at }) => at.slice(0, 16))).toEqual([
      '2026-01-12T21:00',
      '2026-01-13T20:00',
    ]);
  });

  it('moved to another day is reminded of before its new time only', async () => {
    const { goTo, load, received, signUp } = await openWith([WEBINAR]);
    await signUp(ana);
    const report = await load([{ ...WEBINAR, start: '20260120T130000', end: '20260120T140000' }]);
    expect(report).toMatchObject({ eventsWritten: 1, schedulesCreated: 3, schedulesDeleted: 2 });
    await goTo('2026-01-18T00:00:00Z');
    expect(received()).toEqual([]);
    await goTo('2026-01-31T00:00:00Z');
    expect(received()).toHaveLength(2);
  });

  it('postponed after the day-before reminder went out is reminded of again', async () => {
    const { goTo, load, received, signUp } = await openWith([WEBINAR]);
    await signUp(ana);
    await goTo('2026-01-12T22:00:00Z');
    expect(received()).toHaveLength(1);
    await load([{ ...WEBINAR, start: '20260120T130000', end: '20260120T140000' }]);
    await goTo('2026-01-31T00:00:00Z');
    const reminders = received().filter((line) => !line.includes('New date'));
    expect(reminders.filter((line) => line.includes('Jan 20'))).toHaveLength(2);
    expect(reminders).toHaveLength(3);
  });

  it('cancelled, or gone from the calendar, is not reminded of', async () => {
    const other = { ...WEBINAR, uid: 'other@example.org' };
    const { goTo, loadAccepting, received, signUp } = await openWith([WEBINAR, other]);
    await signUp(ana);
    await loadAccepting([{ ...WEBINAR, more: ['CATEGORIES:WEBINAR', 'STATUS:CANCELLED'] }]);
    await goTo('2026-01-31T00:00:00Z');
    expect(received()).toEqual([]);
  });

  it('cancelled while its schedule is ringing is not reminded of either', async () => {
    const { goTo, load, received, signUp, cloud } = await openWith([WEBINAR]);
    await signUp(ana);
    const [schedule] = cloud.scheduler.waiting();
    await load([{ ...WEBINAR, more: ['CATEGORIES:WEBINAR', 'STATUS:CANCELLED'] }]);
    await goTo('2026-01-12T21:00:00Z');
    await cloud.queues.send('due', schedule?.input ?? '');
    await cloud.settle();
    expect(received()).toEqual([]);
  });
});

describe('mail that could not be delivered at once', () => {
  it('is tried for as long as it is of use: a day before the event for long, an hour before for an hour, and no longer', async () => {
    const alarms = ['-P1D', '-PT1H', '-PT30M'].flatMap(emailAlarm);
    const { goTo, signUp, cloud } = await openWith([{ ...WEBINAR, more: ['CATEGORIES:WEBINAR', ...alarms] }]);
    await signUp(ana);
    await goTo('2026-01-13T20:30:00Z');
    const sets = cloud.inbox.list().map(({ tags }) => tags['ses:configuration-set']);
    expect(sets.toSorted()).toEqual(['notifications-15m', 'notifications-60m', 'notifications-840m']);
  });
});

describe('bad luck', () => {
  it('a schedule that fires three times and ranges delivered twice give one copy each', async () => {
    const { goTo, received, signUp, cloud } = await openWith([WEBINAR]);
    await signUp(ana, bo);
    const [schedule] = cloud.scheduler.waiting();
    await goTo('2026-01-12T21:00:00Z');
    for (const _ of [1, 2]) await cloud.queues.send('due', schedule?.input ?? '');
    const mailing = cloud.inbox.list()[0]?.tags['mailing'];
    await cloud.queues.send('ranges', JSON.stringify({ mailing, range: 0 }));
    await cloud.settle();
    expect(received()).toEqual([`ana@example.org: ${WEBINAR_SUBJECT}`, `bo@example.org: ${WEBINAR_SUBJECT}`]);
  });

  it('a reminder that rings only after the event has begun is not sent', async () => {
    const { received, signUp, cloud } = await openWith([WEBINAR]);
    await signUp(ana);
    const [schedule] = cloud.scheduler.waiting();
    cloud.clock.advanceTo(new Date('2026-01-13T21:00:00Z'));
    await cloud.queues.send('due', schedule?.input ?? '');
    await cloud.settle();
    expect(received()).toEqual([]);
  });

  it('whoever SES refuses for now is sent to at the next try, and nobody twice', async () => {
    let calls = 0;
    const { goTo, received, signUp } = await openWith([WEBINAR], {
      onCall: ({ operation }: Call) => {
        if (operation === 'SendBulkEmail' && ++calls === 2)
          throw new AwsError('TooManyRequestsException', 'Slower.', 429);
      },
    });
    const people = Array.from({ length: 120 }, (_, index) => ({ address: `person${index}@example.org` }));
    await signUp(...people);
    await goTo('2026-01-12T21:00:00Z');
    expect(new Set(received()).size).toBe(120);
    expect(received()).toHaveLength(120);
  });

  it('an account that sends slowly is not asked for more, and everybody is reached', async () => {
    const { goTo, received, signUp, printed } = await openWith([WEBINAR], { maxSendRate: 60 });
    await signUp(...Array.from({ length: 75 }, (_, index) => ({ address: `person${index}@example.org` })));
    await goTo('2026-01-12T21:00:00Z');
    expect(received()).toHaveLength(75);
    expect(printed()).not.toContain('ERROR');
  });

  it('a range that the mailing was never cut into reaches nobody', async () => {
    const { goTo, received, signUp, cloud } = await openWith([WEBINAR]);
    await signUp(ana, bo);
    await goTo('2026-01-12T21:00:00Z');
    const mailing = cloud.inbox.list()[0]?.tags['mailing'];
    await cloud.queues.send('ranges', JSON.stringify({ mailing, range: 1 }));
    await cloud.settle();
    expect(received()).toHaveLength(2);
    expect(cloud.queues.deadLetters('ranges')).toHaveLength(1);
  });

  it('a reminder that rings days early is sent on its own day', async () => {
    const { goTo, received, signUp, cloud } = await openWith([WEBINAR]);
    await signUp(ana);
    const [schedule] = cloud.scheduler.waiting();
    await cloud.queues.send('due', schedule?.input ?? '');
    await cloud.settle();
    expect(received()).toEqual([]);
    await goTo('2026-01-12T21:00:00Z');
    expect(received()).toHaveLength(1);
  });

  it('a call of which nobody knows whether SES took it is shown as uncertain, and never made again', async () => {
    const { goTo, received, signUp, cloud } = await openWith([WEBINAR], {
      onCall: ({ operation }: Call) => {
        if (operation === 'SendBulkEmail') throw new AwsError('InternalServiceError', 'Try again.', 500);
      },
    });
    await signUp(ana);
    await goTo('2026-01-12T21:00:00Z');
    const [mailing] = await mailingStore(cloud.table).ofYear(2026);
    const calls = await ledgerStore(cloud.table).calls({ mailing: mailing?.id ?? '', range: 0 });
    expect(calls.flatMap(({ entries }) => entries).map(({ state }) => state)).toEqual(['uncertain']);
    await cloud.queues.send('ranges', JSON.stringify({ mailing: mailing?.id, range: 0 }));
    await cloud.settle();
    expect(received()).toEqual([]);
  });

  it('a message that can’t be read goes to the dead letters and takes no other with it', async () => {
    const { goTo, received, signUp, cloud } = await openWith([WEBINAR]);
    await signUp(ana);
    const poison = ['not JSON', '{"reminder":{}}'];
    for (const body of poison) await cloud.queues.send('due', body);
    await goTo('2026-01-12T21:00:00Z');
    expect(received()).toHaveLength(1);
    expect(cloud.queues.deadLetters('due').toSorted()).toEqual(poison.toSorted());
  });
});

describe('who hears what', () => {
  const AWARENESS_DAY = [
    'BEGIN:VEVENT',
    'UID:day@example.org',
    'DTSTART;VALUE=DATE:20260111',
    'SUMMARY:Awareness Day',
    'CATEGORIES:OBSERVANCE',
    'END:VEVENT',
  ].join('\r\n');

  it('a person on two lists that hear of the same event gets one copy', async () => {
    const { goTo, received, signUp } = await openWith([
      {
        ...WEBINAR,
        more: ['CATEGORIES:WEBINAR', 'END:VEVENT', AWARENESS_DAY.slice(0, -'\r\nEND:VEVENT'.length)],
      },
    ]);
    await signUp({ ...ana, lists: ['month-events', 'newsletter'] }, { ...bo, lists: ['newsletter'] });
    await goTo('2026-01-31T00:00:00Z');
    expect(received().filter((line) => line.includes('Awareness') || line.includes('Jan 11'))).toHaveLength(
      2,
    );
    expect(received().filter((line) => line.startsWith('bo@'))).toHaveLength(1);
    expect(received().filter((line) => line.startsWith('ana@'))).toHaveLength(3);
  });

  it('each person reads their language and style: the discreet subject holds no title', async () => {
    const { goTo, received, signUp } = await openWith([WEBINAR]);
    await signUp({ ...ana, style: 'open' }, { ...bo, style: 'discreet', language: 'es' });
    await goTo('2026-01-12T21:00:00Z');
    const [toAna, toBo] = received();
    expect(toAna).toContain('Information session');
    expect(toBo).not.toContain('Information session');
    expect(toBo).toContain('13 de ene');
  });

  it('without an allow-list nobody is mailed; with one, only who stands on it', async () => {
    for (const deliverTo of ['', 'ana@example.org']) {
      const { goTo, received, signUp } = await openWith([WEBINAR], { deliverTo });
      await signUp(ana, bo);
      await goTo('2026-01-12T21:00:00Z');
      expect(received().map((line) => line.split(':')[0])).toEqual(deliverTo ? ['ana@example.org'] : []);
      if (!deliverTo) await month.close();
    }
  });
});

describe('text from a calendar', () => {
  it('arrives as that text, whatever it holds', async () => {
    const title = '{{unsubscribe}} <script>alert(1)</script> {{{x}}} \\ & "quoted" 💙';
    const summary = title.replaceAll('\\', '\\\\').replaceAll(',', '\\,').replaceAll(';', '\\;');
    const { goTo, signUp, cloud } = await openWith([{ ...WEBINAR, summary }]);
    await signUp({ ...ana, style: 'open' });
    await goTo('2026-01-12T21:00:00Z');
    const [arrived] = cloud.inbox.list();
    const message = await cloud.inbox.get(arrived?.id ?? '');
    expect(message?.subject).toContain(title);
    expect(message?.text).toContain('{{unsubscribe}} <script>alert(1)</script>');
    expect(message?.html).not.toContain('<script>');
    expect(message?.html).toContain('&lt;script&gt;');
  });
});

it('the functions never print an address', async () => {
  const { goTo, signUp, printed } = await openWith([WEBINAR]);
  await signUp(ana, bo);
  await goTo('2026-01-31T00:00:00Z');
  expect(printed()).toContain('range sent');
  expect(printed()).not.toContain('@');
});
