/** A mailing's report: everybody is counted once, under what became of them in the end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AFTERMATHS } from '../../core/feedback/feedback.ts';
import { COUNTED, type Fate, tally } from '../../core/mailing/ledger.ts';
import { type Account, reportOf } from '../../core/mailing/report.ts';
import { account, entries, mailing, NOW, tallied } from '../local/mailings.fixture.ts';

const done = (range = 0) => ({ range, doneAt: '2026-01-12T21:03:00Z' });
const noted = (recipient: string, aftermath: (typeof AFTERMATHS)[number]) => ({
  recipient,
  aftermath,
  acceptedAt: '2026-01-12T21:00:05Z',
});
const idOf = (number: number) => entries(1, { state: 'sending' }, number)[0]?.id ?? '';

const FATES: Readonly<Record<string, Fate>> = {
  sending: { state: 'sending' },
  sent: { state: 'sent', messageId: 'm' },
  pending: { state: 'pending', reason: 'ACCOUNT_THROTTLED' },
  uncertain: { state: 'uncertain', reason: 'no answer' },
  failed: { state: 'failed', reason: 'FAILED' },
  left: { state: 'skipped', reason: 'left' },
  'too-late': { state: 'skipped', reason: 'too-late' },
};

describe('counts', () => {
  it('hold everybody of a done range once, whatever SES has said of whom, and whether its ledger was read or not', () => {
    const fate = fc.constantFrom(...Object.values(FATES));
    const aftermath = fc.option(fc.constantFrom(...AFTERMATHS), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.tuple(fate, aftermath), { maxLength: 30 }), fc.boolean(), (people, isRead) => {
        const fates = people.flatMap(([one], index) => entries(1, one, index));
        const notes = people.flatMap(([one, after], index) =>
          after && one.state === 'sent' ? [noted(idOf(index), after)] : [],
        );
        const range = { ...done(), tally: tally(fates) };
        const ranges = [{ range, fates: isRead ? fates : null }];
        const report = reportOf(mailing(), account({ ranges, noted: notes }));
        expect(report.people).toBe(people.length);
        expect(report.counts.sent).toBe(
          people.filter(([one, after]) => one.state === 'sent' && after === null).length,
        );
        for (const state of AFTERMATHS)
          expect(report.counts[state]).toBe(notes.filter(({ aftermath: is }) => is === state).length);
      }),
    );
  });

  it('name nobody sent whom SES rejected, or could not render', () => {
    const ranges = [{ range: { ...done(), tally: tallied({ sent: 3 }) }, fates: null }];
    const notes = [noted(idOf(0), 'rejected'), noted(idOf(1), 'unrendered')];
    const report = reportOf(mailing(), account({ ranges, noted: notes }));
    expect(report.counts).toMatchObject({ sent: 1, rejected: 1, unrendered: 1 });
    expect(report.unreached.map(({ state }) => state)).toEqual(['rejected', 'unrendered']);
  });

  it('forget what became of a first copy when somebody is sent to again', () => {
    const fates = entries(1, FATES['pending'] as Fate);
    const ranges = [{ range: { range: 0 }, fates }];
    const report = reportOf(mailing(), account({ ranges, noted: [noted(idOf(0), 'bounced')], isOpen: true }));
    expect(report.counts).toMatchObject({ pending: 1, bounced: 0, sent: 0 });
  });

  it('guess those not begun with from the ranges that are left', () => {
    const started = mailing({ people: 3000, ranges: 3 });
    const ranges = [
      { range: { ...done(), tally: tallied({ sent: 990 }) }, fates: null },
      { range: { range: 1, tally: tallied({ sent: 400, pending: 20 }) }, fates: null },
    ];
    const { counts, people } = reportOf(started, account({ ranges, isOpen: true }));
    expect(counts).toMatchObject({ sent: 1390, pending: 20, 'not-begun': 580 + 1000 });
    expect(people).toBe(2990);
  });

  it('of a finished mailing are its tally, without one range being read', () => {
    const finished = mailing({ finishedAt: '2026-01-12T21:04:00Z', tally: tallied({ sent: 5, left: 1 }) });
    const report = reportOf(finished, account({ ranges: null }));
    expect(report).toMatchObject({
      progress: 'finished',
      people: 6,
      counts: { sent: 5, left: 1 },
      missed: 0,
    });
    expect(COUNTED.filter((state) => report.counts[state] > 0)).toEqual(['sent', 'left']);
  });
});

describe('the missed', () => {
  const people = [...entries(2, FATES['failed'] as Fate), ...entries(3, FATES['pending'] as Fate, 10)];
  const ranges = [{ range: done(), fates: people }];

  it('are those who failed; once nobody looks after the mailing any more, also those left pending', () => {
    expect(reportOf(mailing(), account({ ranges, isOpen: true })).missed).toBe(2);
    const left = reportOf(mailing({ finishedAt: '2026-01-12T21:04:00Z' }), account({ ranges }));
    expect(left.missed).toBe(5);
    expect(left.unreached).toHaveLength(5);
  });

  it('who are left pending are not to be tried again once it is of no use: they were not reached in time', () => {
    const late = { ranges, now: new Date('2026-01-14T00:00:00Z') };
    const { counts, missed, unreached } = reportOf(mailing(), account(late));
    expect({ missed, tooLate: counts['too-late'], pending: counts.pending }).toEqual({
      ...{ missed: 2, tooLate: 3, pending: 0 },
    });
    expect(unreached.map(({ state }) => state)).toEqual(['failed', 'failed', ...Array(3).fill('too-late')]);
  });

  it('are also those whom it passed by because of an event that is back in force', () => {
    const tally = tallied({ sent: 9, overtaken: 4, failed: 1 });
    const passedBy = { ranges: [{ range: { ...done(), tally }, fates: null }] };
    expect(reportOf(mailing(), account(passedBy)).missed).toBe(1);
    expect(reportOf(mailing(), account({ ...passedBy, isBackInForce: true })).missed).toBe(5);
  });

  it('come with their reasons, the commonest first', () => {
    const fates = [...people, ...entries(4, { state: 'failed', reason: 'MESSAGE_REJECTED' }, 20)];
    const { reasons } = reportOf(mailing(), account({ ranges: [{ range: done(), fates }], isOpen: true }));
    expect(reasons).toEqual([
      { state: 'failed', reason: 'MESSAGE_REJECTED', people: 4 },
      { state: 'failed', reason: 'FAILED', people: 2 },
    ]);
  });
});

describe('a mailing', () => {
  const two = mailing({ ranges: 2 });
  const waiting = (waitsFor: 'quota' | 'account' | 'pause', range = 0) => ({
    range: { range, waitsFor, tally: tallied({ pending: 1 }) },
    fates: null,
  });
  const paused = { everything: null, mailings: [two.id], resumedAt: null };
  const uncertain = [0, 1].map((range) => ({
    range: { ...done(range), tally: tallied({ uncertain: 1 }) },
    fates: null,
  }));
  const sent = [0, 1].map((range) => ({
    range: { ...done(range), tally: tallied({ sent: 1 }) },
    fates: null,
  }));

  it.each<[string, Partial<Account>]>([
    ['starting', { isOpen: false, ranges: [] }],
    ['running', { ranges: [] }],
    ['running', { ranges: [waiting('quota')] }],
    ['running', { ranges: [waiting('pause'), waiting('pause', 1)] }],
    ['waits-for-quota', { ranges: [waiting('quota'), waiting('quota', 1)] }],
    ['waits-for-account', { ranges: [waiting('quota'), waiting('account', 1)] }],
    ['paused', { ranges: [waiting('quota'), waiting('quota', 1)], brakes: paused }],
    ['settling', { ranges: uncertain, brakes: paused }],
    ['finished', { ranges: sent }],
  ])('is %s', (progress, more) => {
    expect(reportOf(two, account({ isOpen: true, ...more })).progress).toBe(progress);
  });

  it('is of use until its moment has come', () => {
    const isOfUse = (useUntil: string) => reportOf(mailing({ useUntil }), account()).isOfUse;
    expect(isOfUse(new Date(NOW.getTime() + 1).toISOString())).toBe(true);
    expect(isOfUse(NOW.toISOString())).toBe(false);
  });
});
