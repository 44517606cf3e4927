/** What programs read of a rehearsal is exactly what was promised. */
import { describe, expect, test } from 'vitest';
import { rehearsalJson } from '../../operator/rehearsal-json.ts';
import { mailing, mailings, rehearsal } from './rehearsal.fixture.ts';

describe('the JSON of a rehearsal', () => {
  test('has these fields and no other', () => {
    const text = rehearsalJson(rehearsal({ mailings: [mailing({ failed: 2, sent: 197, skipped: 1 })] }));
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text)).toStrictEqual({
      mailings: [
        {
          id: 'm1',
          event: 'tcvap@cdss.example',
          kind: 'WEBINAR',
          offset: '-P1D',
          startsAt: '2026-01-13T21:00:00Z',
          dueAt: '2026-01-12T21:00:00Z',
          subject: 'CDSS webinar: Tue, Jan 13, 1:00 PM PST',
          recipients: 200,
          sent: 197,
          failed: 2,
          skipped: 1,
        },
      ],
      totals: { recipients: 200, messages: 197, duplicates: 0, missing: 0 },
      out: 'rehearsal',
    });
  });

  test('keeps the order of the month', () => {
    const { mailings: read } = JSON.parse(rehearsalJson(rehearsal({ mailings: mailings(12) })));
    expect(read.map(({ id }: { id: string }) => id)).toEqual(mailings(12).map(({ id }) => id));
  });

  test('of a month without mail has no mailings', () => {
    expect(JSON.parse(rehearsalJson(rehearsal({ mailings: [] })))).toStrictEqual({
      mailings: [],
      totals: { recipients: 0, messages: 0, duplicates: 0, missing: 0 },
      out: 'rehearsal',
    });
  });
});
