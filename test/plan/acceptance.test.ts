/** What asks for consent, and how an operator hears of it, through CloudFormation too. */
import { describe, expect, it } from 'vitest';
import { inForceStore } from '../../core/calendar/in-force.store.ts';
import { reasonsToAsk, UNACCEPTED_PLAN, UnacceptedPlanError } from '../../core/plan/acceptance.ts';
import type { Plan, PlannedEvent } from '../../core/plan/plan.ts';
import { LoadFailedError } from '../../functions/load-calendar/failure.ts';
import { requireConsent } from '../../functions/load-calendar/require-consent.ts';
import { agency } from '../email/sample.ts';
import { makeEvent } from '../events.ts';
import { memoryTable } from '../memory-table/memory-table.ts';

const withdrawn = (summary: string): PlannedEvent => ({
  ...{ fate: 'withdrawn', event: makeEvent({ summary }), before: null, material: [], cosmetic: [] },
  ...{ reminders: { made: 0, moved: 0, dropped: 0 }, notice: null },
});

const planWith = (more: Partial<Plan>): Plan => ({
  ...{ events: [], announcements: [], unchanged: 0, agencyChanges: false },
  ...{ people: 0, withdrawn: 0, issuesTakenBack: [], hash: '3fa2b1c09d' },
  ...more,
});

const allowing = (most: number) => ({ ...agency, notices: { delay: 'PT15M', most } });
const GONE = planWith({ events: [withdrawn('Session')], withdrawn: 1 });

interface Circumstances {
  readonly files?: string;
  readonly versions?: ReturnType<typeof inForceStore>;
  readonly isRollingBack?: boolean;
}

const refusalOf = (
  plan: Plan,
  accepted: string | null,
  {
    files = 'as they are',
    versions = inForceStore(memoryTable()),
    isRollingBack = false,
  }: Circumstances = {},
): Promise<string> =>
  requireConsent(
    plan,
    { agency: allowing(500), files: [{ name: '2026.ics', text: files }], accepted },
    { versions, isRollingBack: async () => isRollingBack },
  ).then(
    () => 'not refused',
    ({ message }: Error) => message,
  );

describe('a plan', () => {
  it('may tell as many people unasked as the agency file allows, and not one more', () => {
    expect(reasonsToAsk(planWith({ people: 500 }), allowing(500))).toEqual([]);
    expect(reasonsToAsk(planWith({ people: 501 }), allowing(500))).toEqual([
      'About 501 people would be told of changes, and the agency file allows 500 unasked (notices.most).',
    ]);
  });

  it('names the events that vanish, as many as can be read', () => {
    const events = ['One', 'Two', 'Three', 'Four'].map(withdrawn);
    expect(reasonsToAsk(planWith({ events, withdrawn: 4 }), allowing(500))).toEqual([
      '4 events that are ahead are no longer in the calendar, and would be shown and told as cancelled: “One” (Tue, Jan 13, 1:00 PM PST), “Two” (Tue, Jan 13, 1:00 PM PST), “Three” (Tue, Jan 13, 1:00 PM PST) and 1 more.',
    ]);
  });

  it('names the newsletter issues that would no longer be sent, and those that another list would get', () => {
    const issue = { slug: '2026-01', title: 'January', list: 'news', sendAt: '2026-01-07T17:00:00Z' };
    const moved = { ...issue, title: 'Moved', toList: 'partners' };
    const issuesTakenBack = [{ ...issue, toList: null }, moved, moved];
    expect(reasonsToAsk(planWith({ issuesTakenBack }), allowing(500))).toEqual([
      'A newsletter issue would no longer be sent: “January” (to news).',
      '2 newsletter issues would be sent to another list: “Moved” (to partners, not news), “Moved” (to partners, not news).',
    ]);
  });

  it('is carried out once its own hash is accepted, and by no other', async () => {
    expect(await refusalOf(GONE, GONE.hash)).toBe('not refused');
    expect(await refusalOf(GONE, null)).toContain('-c accept=3fa2b1c09d');
    expect(await refusalOf(GONE, '0000000000')).toContain('What was accepted, 0000000000, is another plan.');
  });

  it('that was accepted and cut short is finished with the same consent, for the same files', async () => {
    const versions = inForceStore(memoryTable());
    const rest = { ...GONE, hash: 'aaaaaaaaaa' };
    expect(await refusalOf(rest, GONE.hash, { versions })).toContain('is another plan');
    await refusalOf(GONE, GONE.hash, { versions });
    expect(await refusalOf(rest, GONE.hash, { versions })).toBe('not refused');
    expect(await refusalOf(rest, null, { versions })).toContain('accept=aaaaaaaaaa');
    expect(await refusalOf(rest, GONE.hash, { versions, files: 'others' })).toContain('is another plan');
  });

  it('is carried out unasked on the way back of a deploy that has failed', async () => {
    expect(await refusalOf(GONE, null, { isRollingBack: true })).toBe('not refused');
  });

  it('is refused by a deploy in whole sentences, whatever its events are called, and known by its name', () => {
    const titles = ['א'.repeat(500), '長'.repeat(500), 'A long title '.repeat(38)];
    const plan = planWith({ events: titles.map(withdrawn), people: 1_234_567, withdrawn: 3 });
    const refused = new UnacceptedPlanError(reasonsToAsk(plan, agency), plan, '0000000000');
    const told = new LoadFailedError(refused);
    expect(told.message).toBe(refused.message);
    expect(told.name).toBe(UNACCEPTED_PLAN);
    expect(new LoadFailedError(new Error('2026.ics:1: error: it is empty')).name).toBe('LoadFailedError');
  });
});
