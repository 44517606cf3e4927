/** A change is told once to everyone it concerns, whatever breaks between the deploy and the mailbox. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brakeStore } from '../../core/mailing/brake.store.ts';
import type { StartedMailing } from '../../core/mailing/mailing.ts';
import { AwsError, type Call } from '../../local/endpoints/aws-call.ts';
import { leaveByMail } from './leave-by-mail.ts';
import { loseClock } from './lose-clock.ts';
import { AGENCY, type EventText, type Month, openMonth } from './month.ts';
import { invitationsTo, register, smallWebinar } from './registering.ts';
import { alarmsIn, mailingsOf, once, people, statesIn, sweepFor } from './what-became.ts';

const SEATED = 'seated@example.org';
const PEOPLE = people(60);
/** A talk with places, of which the lists are reminded a day before. */
const TALK: EventText = smallWebinar(5);
const LATER: EventText = { ...TALK, start: '20260113T143000', end: '20260113T153000' };
const LATER_STILL: EventText = { ...TALK, start: '20260113T160000', end: '20260113T170000' };

/** Throws what an AWS service answers instead; nothing while all is well. */
let onCall: (call: Call) => void;
let month: Month;
beforeEach(async () => {
  onCall = () => {};
  month = await openMonth('2026-01-11T09:00:00-08:00', { onCall: (call) => onCall(call) });
  await month.load([TALK]);
  await register(month, TALK, SEATED);
  await month.signUp(...PEOPLE);
  await month.goTo('2026-01-12T23:00:00Z');
});
afterEach(() => month.close());

/** Addresses to which a mail with these words in its subject came, a second one as a second time. */
const toldOf = (words: string): string[] =>
  month.cloud.inbox
    .list()
    .filter(({ subject }) => subject.includes(words))
    .flatMap(({ to }) => to)
    .toSorted();

const notice = async (): Promise<StartedMailing | undefined> =>
  (await mailingsOf(month)).findLast(({ about }) => about === 'notice');

const minutesLater = (minutes: number): string =>
  new Date(month.cloud.clock.now().getTime() + minutes * 60_000).toISOString();

const everyone = once(PEOPLE, [{ address: SEATED }]);

describe('a change', () => {
  it('whose clock is lost is told by the sweep', async () => {
    await month.load([LATER]);
    await loseClock(month, 'notice');
    await sweepFor(month, 20);
    expect(toldOf('New time')).toEqual(everyone);
    expect(await alarmsIn(month)).toEqual([]);
  });

  it('whose clock rings three times, and whose ranges are delivered twice, is told once', async () => {
    await month.load([LATER]);
    const [clock] = month.cloud.scheduler.waiting().filter(({ input }) => input.includes('notice'));
    await month.goTo(minutesLater(16));
    for (const _ of [1, 2]) month.cloud.queues.send('due', clock?.input ?? '');
    month.cloud.queues.send('ranges', JSON.stringify({ mailing: (await notice())?.id, range: 0 }));
    await month.cloud.settle();
    expect(toldOf('New time')).toEqual(everyone);
    expect(await invitationsTo(month, SEATED)).toHaveLength(2);
  });

  it('that SES refuses for now is told at the next try', async () => {
    let calls = 0;
    onCall = ({ operation }) => {
      if (operation === 'SendBulkEmail' && ++calls < 3)
        throw new AwsError('TooManyRequestsException', 'Slower.', 429);
    };
    await month.load([LATER]);
    await month.goTo(minutesLater(16));
    await sweepFor(month, 6);
    expect(toldOf('New time')).toEqual(everyone);
  });

  describe('of the place, while a reminder is going out, stops that and is told also to whoever it had not come to:', () => {
    const late = people(60, 'late');
    const elsewhere = { ...TALK, more: [...(TALK.more ?? []), 'LOCATION:Room 2'] };
    const remindedAndTold = () => {
      const told = new Set(toldOf('New place'));
      const reminded = new Set(toldOf('DOE webinar: Tue'));
      return {
        told: [...told].toSorted(),
        reminded: late.filter(({ address }) => reminded.has(address)).length,
        copies: toldOf('New place').length - told.size,
      };
    };

    it('when half of them had it', async () => {
      await month.signUp(...late);
      let calls = 0;
      onCall = ({ operation }) => {
        if (operation === 'SendBulkEmail' && ++calls > 1)
          throw new AwsError('SendingPausedException', 'Sending is paused for this account.', 400);
      };
      await month.goTo('2026-01-13T20:01:00Z');
      const { reminded } = remindedAndTold();
      expect(reminded).toBeGreaterThan(0);
      expect(reminded).toBeLessThan(late.length);
      await month.load([elsewhere]);
      onCall = () => {};
      // Whoever sends remembers an event for a minute.
      month.cloud.clock.advanceTo(new Date(minutesLater(2)));
      await month.goTo(minutesLater(30));
      const told = once(PEOPLE, late, [{ address: SEATED }]);
      expect(remindedAndTold()).toEqual({ told, reminded, copies: 0 });
    });

    it('when nobody had it, for an operator had paused everything', async () => {
      await month.signUp(...late);
      const brakes = brakeStore(month.cloud.table);
      await brakes.pauseEverything({ because: 'operator', since: month.cloud.clock.now().toISOString() });
      await month.goTo('2026-01-13T20:01:00Z');
      await month.load([elsewhere]);
      await month.goTo(minutesLater(20));
      await brakes.resumeEverything();
      await sweepFor(month, 6);
      const told = once(PEOPLE, late, [{ address: SEATED }]);
      expect(remindedAndTold()).toEqual({ told, reminded: 0, copies: 0 });
    });
  });

  it('that is overtaken while it is told reaches the others as what is so by then', async () => {
    let calls = 0;
    onCall = ({ operation }) => {
      if (operation === 'SendBulkEmail' && ++calls > 1)
        throw new AwsError('SendingPausedException', 'Sending is paused for this account.', 400);
    };
    await month.load([LATER]);
    await month.goTo(minutesLater(16));
    const first = toldOf('now Tue, Jan 13, 2:30 PM');
    expect(first.length).toBeGreaterThan(0);
    expect(first.length).toBeLessThan(everyone.length);
    onCall = () => {};
    await month.load([LATER_STILL]);
    // Whoever sends remembers an event for a minute.
    month.cloud.clock.advanceTo(new Date(minutesLater(2)));
    await month.goTo(minutesLater(40));
    expect(toldOf('now Tue, Jan 13, 2:30 PM')).toEqual(first);
    expect(toldOf('now Tue, Jan 13, 4:00 PM')).toEqual(everyone);
  });

  it('is not told to whoever has left since they were reminded, nor to whoever came after it', async () => {
    await leaveByMail(month, 'person7@example.org');
    await month.load([LATER]);
    await month.signUp({ address: 'late@example.org' });
    await register(month, LATER, 'new@example.org');
    await month.goTo(minutesLater(16));
    expect(toldOf('New time')).toEqual(everyone.filter((address) => address !== 'person7@example.org'));
    expect(await statesIn(month, await notice())).toEqual({ sent: PEOPLE.length - 1, 'by-letter': 1 });
  });

  it('of the link to join alone is told to those with a place, and to nobody else', async () => {
    await month.load([
      {
        ...TALK,
        more: ['CATEGORIES:WEBINAR', 'X-CAPACITY:5', 'CONFERENCE;VALUE=URI:https://meet.example/j/new'],
      },
    ]);
    await month.goTo(minutesLater(16));
    expect(await statesIn(month, await notice())).toEqual({ 'by-letter': 1 });
    const [, second, ...others] = await invitationsTo(month, SEATED);
    expect(others).toEqual([]);
    expect(second?.method).toBe('REQUEST');
    const last = month.cloud.inbox.list().findLast(({ to }) => to.includes(SEATED));
    expect((last && (await month.cloud.inbox.get(last.id)))?.text).toContain('https://meet.example/j/new');
  });

  it('that an operator pauses tells nobody, by letter neither, until it goes on', async () => {
    const brakes = brakeStore(month.cloud.table);
    await brakes.pauseEverything({ because: 'operator', since: month.cloud.clock.now().toISOString() });
    await month.load([LATER]);
    await month.goTo(minutesLater(20));
    expect(toldOf('New time')).toEqual([]);
    await brakes.resumeEverything();
    await sweepFor(month, 6);
    expect(toldOf('New time')).toEqual(everyone);
  });

  it('that is taken back is told to those alone who have learnt of it: who registered, or were reminded, meanwhile', async () => {
    await month.load([LATER]);
    await register(month, LATER, 'new@example.org');
    await month.goTo(minutesLater(5));
    await month.load([TALK]);
    await month.goTo(minutesLater(16));
    expect(toldOf('now Tue, Jan 13, 1:00 PM')).toEqual(['new@example.org']);
    expect(toldOf('now Tue, Jan 13, 2:30 PM')).toEqual([]);
    const invitations = await invitationsTo(month, 'new@example.org');
    expect(invitations.map(({ start }) => start)).toEqual(['2026-01-13T22:30:00Z', '2026-01-13T21:00:00Z']);
  });

  it('while the clock of the one before is ringing is told from what each was told', async () => {
    await month.load([LATER]);
    await month.goTo(minutesLater(16));
    await month.load([TALK]);
    await month.goTo(minutesLater(18));
    expect(toldOf('now Tue, Jan 13, 2:30 PM')).toEqual(everyone);
    expect(toldOf('now Tue, Jan 13, 1:00 PM')).toEqual(everyone);
    expect(month.cloud.inbox.list().at(-1)?.subject).toContain('now Tue, Jan 13, 1:00 PM');
  });

  it('that gives an open webinar places and another link is told to all who hold the old link', async () => {
    await month.load([
      { ...TALK, more: ['CATEGORIES:WEBINAR', 'CONFERENCE;VALUE=URI:https://meet.example/j/open'] },
    ]);
    await month.goTo(minutesLater(20));
    const before = month.received().length;
    await month.load([
      {
        ...TALK,
        more: ['CATEGORIES:WEBINAR', 'X-CAPACITY:5', 'CONFERENCE;VALUE=URI:https://meet.example/j/new'],
      },
    ]);
    await month.goTo(minutesLater(20));
    expect(month.received().length - before).toBe(everyone.length);
    const last = month.cloud.inbox.list().findLast(({ to }) => to.includes('person7@example.org'));
    expect((last && (await month.cloud.inbox.get(last.id)))?.text).not.toContain(
      'https://meet.example/j/new',
    );
  });

  it('of words alone is told to nobody, and feeds and pages say it', async () => {
    const before = month.received();
    await month.load([{ ...TALK, summary: 'A talk about trust' }]);
    await month.goTo(minutesLater(60));
    expect(month.received()).toEqual(before);
    expect(await (await month.ask('/2026')).text()).toContain('A talk about trust');
  });

  it('of an event that is over is told to nobody', async () => {
    await month.goTo('2026-01-14T12:00:00Z');
    const before = month.received();
    await month.load([{ ...TALK, start: '20260120T130000', end: '20260120T140000' }]);
    await month.goTo('2026-01-14T20:00:00Z');
    expect(month.received()).toEqual(before);
  });
});

describe('too many people', () => {
  const AGENCY_LIMIT = 'notices: { delay: PT15M, most: 50 }';

  it('are not told of a change before an operator has accepted it (whoever asked and was reminded too counts twice)', async () => {
    const agency = `${AGENCY}${AGENCY_LIMIT}\n`;
    await expect(month.load([LATER], agency)).rejects.toThrow(
      /About 62 people would be told of changes, and the agency file allows 50/,
    );
    await month.goTo(minutesLater(30));
    expect(toldOf('New time')).toEqual([]);
    expect(await month.loadAccepting([LATER], agency)).toMatchObject({ toBeTold: 62 });
    await month.goTo(minutesLater(16));
    expect(toldOf('New time')).toEqual(everyone);
  });
});
