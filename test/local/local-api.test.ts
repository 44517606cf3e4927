import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrival } from './arrivals.ts';
import { openPages, waiting } from './pages.ts';

const post = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('for programs', () => {
  test('there is a list of messages, each message, and its file', async () => {
    const { inbox, ask } = openPages();
    const message = arrival({ subject: 'Webinar', to: 'ana@example.org' });
    const id = inbox.add(message);

    expect(await (await ask('/_local/emails')).json()).toEqual([
      {
        id,
        at: '2026-01-12T21:00:00.000Z',
        from: 'reminders@example.gov',
        to: ['ana@example.org'],
        subject: 'Webinar',
        tags: { mailing: 'm1' },
        messageId: '0100-made-up',
        size: message.eml.length,
      },
    ]);
    const one = (await (await ask(`/_local/emails/${id}`)).json()) as { headers: string[][] };
    expect(one).toMatchObject({ id, subject: 'Webinar', text: 'Hello\n', html: null, attachments: [] });
    expect(one.headers).toContainEqual(['To', 'ana@example.org']);

    const file = await ask(`/_local/emails/${id}.eml`);
    expect(file.headers.get('content-type')).toBe('message/rfc822');
    expect(Buffer.from(await file.arrayBuffer())).toEqual(message.eml);

    for (const path of ['nobody', 'nobody.eml', '..%2Findex.eml']) {
      const answer = await ask(`/_local/emails/${path}`);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ error: expect.any(String) });
    }
  });

  test('there are the schedules that wait', async () => {
    const schedule = waiting({ dueAt: '2026-01-12T22:00:00Z' });
    const { ask } = openPages({ schedules: [schedule] });
    expect(await (await ask('/_local/schedules')).json()).toEqual([
      {
        name: schedule.name,
        group: schedule.group,
        dueAt: '2026-01-12T22:00:00.000Z',
        targetArn: schedule.targetArn,
        input: JSON.parse(schedule.input),
      },
    ]);
  });
});

describe('the clock', () => {
  test('is told, and moved to an instant or by a duration', async () => {
    const { ask, moves } = openPages();
    const told = await (await ask('/_local/clock')).json();
    expect(told).toMatchObject({
      now: expect.stringMatching(/^2026-01-12T21:00:0/),
      timeZone: 'America/Los_Angeles',
    });

    const moved = await ask('/_local/clock', post({ advanceTo: '2026-01-13T12:00:00-08:00' }));
    expect(moved.status).toBe(200);
    expect(await moved.json()).toMatchObject({ now: expect.stringMatching(/^2026-01-13T20:00:0/) });
    await ask('/_local/clock', post({ advanceBy: 'PT1H' }));
    expect(moves).toEqual(['to 2026-01-13T20:00:00.000Z', expect.stringMatching(/^to 2026-01-13T21:00:0/)]);
  });

  test('is moved by a program that names no content type', async () => {
    const { ask, moves } = openPages();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    await ask('/_local/clock', { ...post({ advanceBy: 'PT1H' }), headers });
    expect(moves).toHaveLength(1);
  });

  const WRONG = [
    '',
    'null',
    '[]',
    '{}',
    '{"advanceTo":"tomorrow"}',
    '{"advanceTo":"2026-01-13T12:00:00"}',
    '{"advanceTo":1768337999}',
    '{"advanceBy":"1 hour"}',
    '{"advanceBy":"P99999999Y"}',
    '{"advanceTo":"2026-01-13T20:00:00Z","advanceBy":"PT1H"}',
    '{"advanceTo":"2026-01-13T20:00:00Z","why":"test"}',
  ];
  test.for(WRONG)('is not moved by %s', async (body) => {
    const { ask, moves } = openPages();
    const answer = await ask('/_local/clock', post(body));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: expect.stringMatching(/\w/) });
    expect(moves).toEqual([]);
  });

  test('never goes back', async () => {
    const { ask, moves } = openPages();
    const past = fc.date({ min: new Date(0), max: new Date('2026-01-12T20:59:59Z'), noInvalidDate: true });
    await fc.assert(
      fc.asyncProperty(past, async (instant) => {
        const answer = await ask('/_local/clock', post({ advanceTo: instant.toISOString() }));
        expect(answer.status).toBe(409);
        expect(await answer.json()).toEqual({ error: expect.stringContaining('only moves forward') });
      }),
      { numRuns: 20 },
    );
    expect((await ask('/_local/clock', post({ advanceBy: '-PT1S' }))).status).toBe(409);
    expect(moves).toEqual([]);
  });

  test('says in JSON what failed while it moved', async () => {
    const { ask } = openPages({ failing: new Error('the queues did not come to rest') });
    const answer = await ask('/_local/clock', post({ advanceBy: 'PT1H' }));
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ error: 'the queues did not come to rest' });
  });
});
