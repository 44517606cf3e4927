/** What an operator sees of mailings, and does about them: from whoever was missed to everything paused. */
import { afterEach, describe, expect, it } from 'vitest';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import type { MailingReport } from '../../core/mailing/report.ts';
import type { CloudOptions } from '../../local/cloud.ts';
import { AwsError } from '../../local/endpoints/aws-call.ts';
import { type Oversight, overseeMailings } from '../../local/oversight.ts';
import { type EventText, type Month, openMonth, WEBINAR } from './month.ts';
import { steppingIn } from './stepping-in.ts';
import { arrivedAt, once, people } from './what-became.ts';

const DAY_BEFORE = '2026-01-12T21:00:00Z';
const minutesLater = (minutes: number) => new Date(Date.parse(DAY_BEFORE) + minutes * 60_000).toISOString();

let month: Month;
let oversight: Oversight;
afterEach(() => month.close());

async function openWith(options: Partial<CloudOptions> = {}): Promise<void> {
  month = await openMonth('2026-01-10T09:00:00-08:00', options);
  await month.load([WEBINAR]);
  const { table, clock } = month.cloud;
  oversight = overseeMailings({ table, now: clock.now, differs: 0, by: 'ana' });
}

async function onlyMailing(): Promise<StartedMailing> {
  const [mailing] = await mailingStore(month.cloud.table).ofYear(2026);
  if (!mailing) throw new Error('No mailing has started.');
  return mailing;
}

const reported = async (): Promise<MailingReport> => (await oversight.report(await onlyMailing())).report;
/** The states in which somebody is. */
const counted = ({ counts }: MailingReport) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

/** The first calls of `send-range` to SES are answered with an error, as often as `times` says. */
function failingSes(times: number, error: () => Error): Partial<CloudOptions> {
  let left = times;
  return {
    onCall: ({ operation, accessKey }) => {
      if (operation === 'SendBulkEmail' && accessKey === 'send-range' && left-- > 0) throw error();
    },
  };
}

const malformed = () => new AwsError('BadRequestException', 'Transformation failed.', 400);
/** Nobody can tell from it whether SES took the call. */
const noTelling = () => new AwsError('InternalServiceErrorException', 'Something broke.', 500);

describe('the report', () => {
  it('tells apart what SES took and what then became of it', async () => {
    await openWith({
      fateOf: (address) =>
        ({ 'bad@example.org': 'rejected', 'gone@example.org': 'bounce', 'full@example.org': 'soft-bounce' })[
          address
        ] as 'bounce' | undefined,
    });
    await month.signUp(
      ...people(3),
      ...['gone', 'full', 'bad', 'never'].map((name) => ({ address: `${name}@example.org` })),
      { address: 'complaint@simulator.amazonses.com' },
    );
    await month.suppress('never@example.org');
    await month.goTo(minutesLater(30));
    const report = await reported();
    expect(report).toMatchObject({ progress: 'finished', people: 8, missed: 0, isOfUse: true });
    expect(counted(report)).toEqual({
      sent: 3,
      complained: 1,
      bounced: 1,
      'soft-bounced': 1,
      rejected: 1,
      suppressed: 1,
    });
    const shown = await oversight.shown(report.unreached);
    expect(shown.map(({ address, state }) => `${address} ${state}`).toSorted()).toEqual([
      'b***@example.org rejected',
      'f***@example.org soft-bounced',
      'g***@example.org bounced',
    ]);
  });

  it('of a mailing that goes out tells how many were not begun with, and what it waits for', async () => {
    await openWith({ max24HourSend: 10 });
    await month.signUp(...people(30));
    await month.goTo(minutesLater(3));
    const report = await reported();
    expect(report).toMatchObject({ progress: 'waits-for-quota', people: 30, finishedAt: null });
    expect(report.counts.sent + report.counts['not-begun'] + report.counts.pending).toBe(30);
    const { alarms } = await oversight.overview(null);
    expect(alarms).toMatchObject([{ kind: 'quota-spent', subject: report.id }]);
  });

  it('is found by the beginning of its id, when no other begins so', async () => {
    await openWith();
    await month.signUp(...people(1));
    await month.goTo('2026-01-13T20:30:00Z');
    const [hourBefore, dayBefore] = (await oversight.overview(null)).mailings;
    expect([hourBefore?.title, dayBefore?.title]).toEqual([
      'Information session, 1 hour before',
      'Information session, 1 day before',
    ]);
    const id = hourBefore?.report.id ?? '';
    expect((await oversight.find(id.slice(0, 25))).id).toBe(id);
    await expect(oversight.find('2026-')).rejects.toThrow(
      /^2 mailings begin with 2026-; write more of one of these:\n {2}2026-\S+\n {2}2026-\S+$/,
    );
    await expect(oversight.find('2027')).rejects.toThrow('No mailing’s id begins with “2027”');
  });
});

describe('whoever was missed', () => {
  it('is sent to again, by two operators at once and safely twice, and nobody else is', async () => {
    // SES names no copy: the call of eight is halved until two copies stand alone.
    await openWith(failingSes(5, malformed));
    await month.signUp(...people(8));
    await month.goTo(minutesLater(4));
    const before = await reported();
    expect(before).toMatchObject({
      progress: 'finished',
      missed: 2,
      reasons: [{ state: 'failed', people: 2 }],
    });
    expect(arrivedAt(month)).toHaveLength(6);

    const mailing = await onlyMailing();
    const [one, other] = await Promise.all([oversight.resend(mailing), oversight.resend(mailing)]);
    expect(Math.max(one.people, other.people)).toBe(2);
    expect((await oversight.resend(mailing)).people).toBe(0);
    await month.goTo(minutesLater(10));
    expect(arrivedAt(month)).toEqual(once(people(8)));
    expect(await reported()).toMatchObject({ progress: 'finished', missed: 0, counts: { sent: 8 } });
    expect((await onlyMailing()).tally).toMatchObject({ sent: 8, failed: 0 });
    expect((await oversight.resend(mailing)).people).toBe(0);
  });

  it('is sent to again also when an operator says so while the sweep ends the mailing', async () => {
    let said: Promise<unknown> | undefined;
    await openWith({
      ...failingSes(5, malformed),
      ...steppingIn(async ({ caller, action, keys }) => {
        const isEnding =
          caller === 'sweep' && action === 'dynamodb:UpdateItem' && keys[0] === 'MAILINGS#2026';
        if (isEnding) said ??= onlyMailing().then((mailing) => oversight.resend(mailing));
        if (isEnding) await said;
      }),
    });
    await month.signUp(...people(8));
    await month.goTo(minutesLater(4));
    expect(await said).toMatchObject({ people: 2 });
    await month.goTo(minutesLater(10));
    expect(arrivedAt(month)).toEqual(once(people(8)));
    expect(await reported()).toMatchObject({ progress: 'finished', missed: 0, counts: { sent: 8 } });
  });

  it('and has left meanwhile is not sent to', async () => {
    await openWith(failingSes(1, malformed));
    await month.signUp(...people(1));
    await month.goTo(minutesLater(4));
    await month.suppress('person0@example.org');
    await oversight.resend(await onlyMailing());
    await month.goTo(minutesLater(10));
    expect(arrivedAt(month)).toEqual([]);
    expect(counted(await reported())).toEqual({ suppressed: 1 });
  });

  it('stays so once the mailing is of no use any more', async () => {
    await openWith(failingSes(1, malformed));
    await month.signUp(...people(1));
    await month.goTo('2026-01-13T23:30:00Z');
    const mailing = await oversight.find((await oversight.overview(null)).mailings[1]?.report.id ?? '');
    await expect(oversight.resend(mailing)).rejects.toThrow('worse than silence');
  });
});

describe('those of whom nobody knows', () => {
  async function withSomebodyUncertain() {
    await openWith(failingSes(1, noTelling));
    await month.signUp(...people(3));
    await month.goTo(minutesLater(30));
    expect(await reported()).toMatchObject({
      progress: 'settling',
      missed: 0,
      counts: { uncertain: 3 },
      reasons: [{ state: 'uncertain', people: 3 }],
    });
    expect((await oversight.resend(await onlyMailing())).people).toBe(0);
    return onlyMailing();
  }

  it('count as sent when an operator says so, and are left alone', async () => {
    const mailing = await withSomebodyUncertain();
    expect(await oversight.settle(mailing, 'sent')).toEqual({ people: 3, busy: 0 });
    expect(await oversight.settle(mailing, 'not-sent')).toEqual({ people: 0, busy: 0 });
    await month.goTo(minutesLater(40));
    expect(arrivedAt(month)).toEqual([]);
    expect(await reported()).toMatchObject({ progress: 'finished', counts: { sent: 3, uncertain: 0 } });
  });

  it('are sent to again when an operator says that they were not, once', async () => {
    const mailing = await withSomebodyUncertain();
    const decided = await Promise.all([
      oversight.settle(mailing, 'not-sent'),
      oversight.settle(mailing, 'not-sent'),
    ]);
    expect(decided.reduce((sum, { people: some }) => sum + some, 0)).toBe(3);
    await month.goTo(minutesLater(40));
    expect(arrivedAt(month)).toEqual(once(people(3)));
    expect(await reported()).toMatchObject({ progress: 'finished', counts: { sent: 3 } });
  });
});

describe('what is paused', () => {
  it('begins with nobody, be it the mailing or everything, and goes on where it stopped', async () => {
    await openWith();
    await month.signUp(...people(3));
    expect(await oversight.pause(null)).toBe(true);
    expect(await oversight.pause(null)).toBe(false);
    await month.goTo(minutesLater(10));
    expect(arrivedAt(month)).toEqual([]);
    expect(await reported()).toMatchObject({ progress: 'paused', counts: { 'not-begun': 3 } });

    const mailing = await onlyMailing();
    await oversight.pause(mailing);
    expect(await oversight.resume(null)).toBe(true);
    await month.goTo(minutesLater(20));
    expect(arrivedAt(month)).toEqual([]);
    expect(await reported()).toMatchObject({ progress: 'paused' });

    expect(await oversight.resume(mailing)).toBe(true);
    expect(await oversight.resume(mailing)).toBe(false);
    await month.goTo(minutesLater(30));
    expect(arrivedAt(month)).toEqual(once(people(3)));
  });

  it('stops within one call of fifty', async () => {
    let calls = 0;
    await openWith({
      maxSendRate: 80,
      // SES's answer to the first call waits until the brake is on.
      onCall: ({ operation }) =>
        operation === 'SendBulkEmail' && calls++ === 0 ? onlyMailing().then(oversight.pause) : undefined,
    });
    await month.signUp(...people(120));
    await month.goTo(minutesLater(4));
    const { progress, counts } = await reported();
    expect(progress).toBe('paused');
    expect(counts.sent).toBe(arrivedAt(month).length);
    expect(counts.sent).toBeLessThanOrEqual(50);
    await oversight.resume(await onlyMailing());
    await month.goTo(minutesLater(10));
    expect(arrivedAt(month)).toEqual(once(people(120)));
  });
});

describe('an event that a mistake moved or called off while its reminder goes out', () => {
  const MISTAKES: readonly (readonly [string, EventText])[] = [
    ['moved', { ...WEBINAR, start: '20260114T130000', end: '20260114T140000' }],
    ['called off', { ...WEBINAR, more: ['CATEGORIES:WEBINAR', 'STATUS:CANCELLED'] }],
  ];

  it.each(MISTAKES)(
    'and was %s: once it is as it was, whoever was passed by can be sent it',
    async (_, mistake) => {
      await openWith();
      await month.signUp(...people(3));
      await oversight.pause(null);
      await month.goTo(minutesLater(4));
      await month.load([mistake]);
      await oversight.resume(null);
      await month.goTo(minutesLater(8));
      const mailing = await onlyMailing();
      expect(await reported()).toMatchObject({ progress: 'finished', missed: 0, counts: { overtaken: 3 } });
      expect((await oversight.resend(mailing)).people).toBe(0);

      await month.load([WEBINAR]);
      await month.goTo(minutesLater(12));
      expect(await reported()).toMatchObject({ missed: 3, isOfUse: true });
      expect((await oversight.resend(mailing)).people).toBe(3);
      await month.goTo(minutesLater(16));
      expect(arrivedAt(month)).toEqual(once(people(3)));
      expect(counted(await reported())).toEqual({ sent: 3 });
      expect(await reported()).toMatchObject({ progress: 'finished', missed: 0 });
    },
  );
});
