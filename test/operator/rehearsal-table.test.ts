/** A rehearsal in the terminal. */
import { describe, expect, test } from 'vitest';
import { rehearsalTable } from '../../operator/rehearsal-table.ts';
import { columnsOf } from '../../operator/text-columns.ts';
import { mailing, mailings, rehearsal } from './rehearsal.fixture.ts';

const WIDEST = 110;

const rowsOf = (table: string) => table.split('\n').filter((line) => /^ {2}\w{3} \d{4}-/.test(line));

/** Long, of every script, and with signs that a terminal would obey. */
const TITLES = [
  'Intersections of Trauma and Trafficking – Principles of Trauma-Informed Care and Practice Training Course',
  '人身取引防止セミナー：児童労働と性的搾取の交差点を考える公開オンライン講座（第二回）',
  'Noche de cine 🎬 contra la trata 👩🏽‍🏫',
  'Prevencio\u0301n de la trata: que\u0301 podemos hacer',
  'مؤتمر \u202eمكافحة\u202c الاتجار بالبشر',
  'Red \u001b[31malert\u001b[0m\r\nand a second line\u0007',
  '',
];

describe('the table of a rehearsal', () => {
  test('tells of a mailing in one line, by the agency’s clock', () => {
    expect(rehearsalTable(rehearsal())).toBe(`
  Local time is Pacific Time (America/Los_Angeles).

  Local time               Event                Reminder      Audience             Sent  Failed
  ───────────────────────  ───────────────────  ────────────  ───────────────────  ────  ──────
  Mon 2026-01-12  1:00 PM  Information session  1 day before  200 on month-events   200       0

  1 mailing to 200 people, 200 messages, 0 duplicates, 0 missing.
  All is well: everybody got every mailing, once.
  Not in a rehearsal: published community events. What really goes out lists them and reminds of them.
  Look through every mail: rehearsal/index.html

`);
  });

  test('says of an all-day event at what time of day, and how many lists hear of it', () => {
    const observance = mailing({
      kind: 'OBSERVANCE',
      offset: 'PT8H',
      startsAt: '2026-01-11T08:00:00Z',
      dueAt: '2026-01-11T16:00:00Z',
      lists: ['ctrt-newsletter', 'rpb', 'month-events'],
    });
    expect(rowsOf(rehearsalTable(rehearsal({ mailings: [observance] })))[0]).toMatch(
      /Sun 2026-01-11 {2}8:00 AM .* 8:00 AM on the day {2}200 on 3 lists /,
    );
  });

  test('has a line per mailing of a whole month, in its order', () => {
    const rows = rowsOf(rehearsalTable(rehearsal({ mailings: mailings(12) })));
    expect(rows.map((row) => /Session \d+/.exec(row)?.[0])).toEqual(
      mailings(12).map(({ summary }) => summary),
    );
  });

  test('stays aligned and narrow whatever titles, lists and numbers are', () => {
    const wild = TITLES.map((summary, index) =>
      mailing({
        summary,
        offset: 'RELATED=END:PT1H30M',
        lists: ['a-list-with-an-exceedingly-long-name-of-its-own'],
        sent: 10 ** index,
        recipients: 10 ** index,
      }),
    );
    const table = rehearsalTable(rehearsal({ mailings: wild }));
    const rows = rowsOf(table);
    expect(rows).toHaveLength(TITLES.length);
    expect(new Set(rows.map(columnsOf)).size).toBe(1);
    for (const line of table.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(WIDEST);
  });

  test('lets no title give orders to the terminal', () => {
    const table = rehearsalTable(rehearsal({ mailings: TITLES.map((summary) => mailing({ summary })) }));
    expect(table.replaceAll('\n', '')).not.toMatch(/[\p{Control}\p{Bidi_Control}]/u);
    expect(table).toContain('(no title)');
  });

  test('shortens a long title with an ellipsis', () => {
    const [row] = rowsOf(rehearsalTable(rehearsal({ mailings: [mailing({ summary: 'x'.repeat(200) })] })));
    expect(row).toMatch(/ x{20,}… /);
    expect(row && columnsOf(row)).toBe(WIDEST);
  });

  test('says what went wrong', () => {
    const table = rehearsalTable(
      rehearsal({
        mailings: [mailing({ sent: 195, failed: 1, skipped: 2 })],
        totals: { recipients: 200, messages: 196, duplicates: 1, missing: 5 },
        deadLetters: 3,
      }),
    );
    expect(table).not.toContain('All is well');
    expect(table).toContain('196 messages, 1 duplicate, 5 missing, 2 skipped.');
    expect(table).toContain('! 5 copies missing');
    expect(table).toContain('! 1 duplicate:');
    expect(table).toContain('! 1 copy failed');
    expect(table).toContain('! 2 copies without a known outcome');
    expect(table).toContain('! 3 dead letters');
  });

  test('of a month without mail says so, and shows no empty table', () => {
    const table = rehearsalTable(rehearsal({ mailings: [] }));
    expect(table).toContain('Nothing was sent.');
    expect(table).not.toContain('Local time');
    expect(table).not.toContain('All is well');
  });
});
