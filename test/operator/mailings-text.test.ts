/** `mailings` in the terminal. */
import { expect, test } from 'vitest';
import { mailingReportText } from '../../operator/mailing-report-text.ts';
import { mailingsListText } from '../../operator/mailings-list.ts';
import { account, eventful, noPromises, oversee, running, uneventful } from '../local/mailings.fixture.ts';

const ZONE = 'America/Los_Angeles';

async function shown(named = eventful(), most = 3) {
  const people = await oversee([named]).oversight.shown(named.report.unreached.slice(0, most));
  return mailingReportText({ named, people, timeZone: ZONE, stack: null });
}

test('the list: what needs a person first, then a line for each mailing', () => {
  const text = mailingsListText(
    {
      alarms: [
        {
          kind: 'quota-spent',
          subject: running().report.id,
          title: running().title,
          says: 'Some wait.',
          since: '2026-01-13T11:40:00Z',
        },
      ],
      brakes: {
        everything: { since: '2026-01-13T11:00:00Z', because: 'bounces' },
        mailings: [running().report.id, uneventful().report.id],
        resumedAt: null,
      },
      mailings: [running(), eventful(), uneventful()],
      levels: [
        { name: 'confirmation-within-10-seconds', state: 'broken', all: 1_200, broken: 90, percent: 92 },
        { name: 'confirmation-within-60-seconds', state: 'kept', all: 1_200, broken: 3, percent: 99 },
        { name: 'lost-none', state: 'broken', all: 2_400, broken: 8, percent: 99 },
      ],
    },
    { timeZone: ZONE, stack: null },
  );
  expect(text).toMatchInlineSnapshot(`
    "
    ALARM quota-spent, since Tue, Jan 13, 2026, 3:40 AM PST: Trauma-informed care: a course for everyone at the front desk, 1 day before
      Some wait.
      What to do: docs/runbook.md#quota-spent; mailing 2026-fedcba9876543210-89abcdef-20260114T180000Z
    PAUSED everything, since Tue, Jan 13, 2026, 3:00 AM PST: too many messages bounced.
      npm run mailings -- resume
    PAUSED 2026-fedcba9876543210-89abcdef-20260114T180000Z
      npm run mailings -- resume 2026-fedcba9876543210-89abcdef-20260114T180000Z
    NOT KEPT in seven days and today: Letter to confirm handed over within 10 s (90 of 1,200 not; at most 5 % may)
    NOT KEPT in seven days and today: Nobody lost (8 of 2,400 not)

    Times are those of America/Los_Angeles.

    Began            Mailing                         Reminder            State     People  Reached  Not reached  Uncertain  To come  Skipped  Id
    ───────────────  ──────────────────────────────  ──────────────────  ────────  ──────  ───────  ───────────  ─────────  ───────  ───────  ─────────
    Jan 13, 3:58 AM  Trauma-informed care: a cours…  1 day before        running    4,500      400            0          0    4,100        0  2026-fedc
    Jan 12, 1:00 PM  Information session             1 day before        settling   2,368    2,305            8         12        1       42  2026-0123
    Jan 11, 8:00 AM  Awareness Day                   8:00 AM on the day  finished   2,380    2,380            0          0        0        0  2026-0000

    "
  `);
});

test('before any mailing', () => {
  const nothing = { alarms: [], brakes: account().brakes, mailings: [], levels: noPromises() };
  expect(mailingsListText(nothing, { timeZone: ZONE, stack: null })).toBe('\nNo mailing has begun yet.\n\n');
});

test('a mailing in which something of everything happened', async () => {
  expect(await shown()).toMatchInlineSnapshot(`
    "
    Information session, 1 day before
    2026-0123456789abcdef-89abcdef-20260113T210000Z

      State         settling
      Began         Mon, Jan 12, 2026, 1:00 PM PST
      Of use until  Tue, Jan 13, 2026, 1:00 PM PST
      People        2,368

      Everybody was begun with. Evidence of whoever is uncertain may still come; it settles by itself then.

      Sent                  2,304  97.3 %  ███████████████████████████████
      Delayed, still tried      1  <0.1 %  ▏
      Called spam               1  <0.1 %  ▏
      Bounced for now           1  <0.1 %  ▏
      Bounced for good          2  <0.1 %  ▏
      Rejected by SES           1  <0.1 %  ▏
      Failed                    4   0.2 %  ▏
      Uncertain                12   0.5 %  ▏
      Skipped: suppressed      40   1.7 %  ▏
      Skipped: have left        2  <0.1 %  ▏

    Why
      12 uncertain: TimeoutError: no answer that tells whether SES took it
      3 failed: MESSAGE_REJECTED
      1 failed: INVALID_PARAMETER

    Who was not reached
      a***@example.org  00000000  failed
      a***@example.org  00000000  failed
      a***@example.org  00000000  failed
      and 17 more: --json names up to a thousand

    What you can do
      npm run mailings -- resend 2026-0123456789abcdef-89abcdef-20260113T210000Z
        sends it again to 4 people
      npm run mailings -- settle 2026-0123456789abcdef-89abcdef-20260113T210000Z --as sent
      npm run mailings -- settle 2026-0123456789abcdef-89abcdef-20260113T210000Z --as not-sent
        decides about 12 people; by not-sent they are sent it again
    "
  `);
});

test('a mailing that goes out', async () => {
  expect(await shown(running())).toMatchInlineSnapshot(`
    "
    Trauma-informed care: a course for everyone at the front desk, 1 day before
    2026-fedcba9876543210-89abcdef-20260114T180000Z

      State         running
      Began         Tue, Jan 13, 2026, 3:58 AM PST
      Of use until  Wed, Jan 14, 2026, 10:00 AM PST
      People        about 4,500

      Sent                  400   8.9 %  ███
      Being sent             50   1.1 %  ▏
      To be tried again      20   0.4 %  ▏
      Not begun with yet  4,030  89.6 %  █████████████████████████████
    "
  `);
});

test('a mailing of which there is nothing to tell', async () => {
  expect(await shown(uneventful())).toMatchInlineSnapshot(`
    "
    Awareness Day, 8:00 AM on the day
    2026-00000000deadbeef-89abcdef-20260111T160000Z

      State         finished, Sun, Jan 11, 2026, 8:04 AM PST
      Began         Sun, Jan 11, 2026, 8:00 AM PST
      Of use until  Mon, Jan 12, 2026, 12:00 AM PST, which is over
      People        2,380

      Sent  2,380   100 %  ████████████████████████████████
    "
  `);
});

test('no title gives orders to the terminal', async () => {
  const named = { ...eventful(), title: 'Red \u001b[31malert\u001b[0m\r\nand \u202eback\u0007' };
  const text = (await shown(named)).replaceAll('\n', '');
  expect(text).not.toMatch(/[\p{Control}\p{Bidi_Control}]/u);
});
