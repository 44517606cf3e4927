import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createForwarder } from '../../local/inbox/forward.ts';
import { arrival } from './arrivals.ts';
import { oversee } from './mailings.fixture.ts';
import { openPages, waiting } from './pages.ts';

const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });

describe('the inbox', () => {
  test('shows a mailing once, with its copies, the newest mailing first', async () => {
    const { inbox, read } = openPages();
    const at = (minute: string) => `2026-01-12T21:${minute}:00Z`;
    const send = (subject: string, to: string, when: string, mailing = subject) =>
      inbox.add({ ...arrival({ subject, to, at: when }), tags: { mailing } });
    send('Awareness Day', 'ana@example.org', '2026-01-11T16:00:00Z');
    send('Webinar', 'ana@example.org', at('00'));
    send('Seminario', 'lucia@example.org', at('00'), 'Webinar');
    send('Exhibit', 'ben@example.org', at('01'));
    send('Webinar', 'carmen@example.org', at('02'));

    const page = await read('/_local');
    expect(page).toContain('5 messages in 3 mailings');
    expect(page).toContain('<strong>2 copies</strong> to ana@example.org, carmen@example.org');
    const order = ['Exhibit', 'Webinar', 'Seminario', 'Sunday, January 11, 2026', 'Awareness Day'].map(
      (text) => page.indexOf(text),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  test('of thousands shows some of them, and leads to all', async () => {
    const { inbox, read } = openPages();
    const ids = Array.from({ length: 1200 }, (_, i) =>
      inbox.add(arrival({ subject: 'Webinar', to: `p${i}@example.org` })),
    );
    const page = await read('/_local');
    expect(page).toContain('1,200 copies');
    expect(page.length).toBeLessThan(20_000);
    const everyone = await Promise.all([1, 2, 3].map((n) => read(`/_local/copies/${ids[7]}?page=${n}`)));
    for (const id of ids)
      expect(everyone.filter((some) => some.includes(`/_local/mail/${id}"`))).toHaveLength(1);
  });

  test('names what comes next, and says when SES could not render a message', async () => {
    const { read } = openPages({
      schedules: [waiting({ dueAt: '2026-01-12T22:00:00Z' })],
      eventTitle: async () => 'Housing & shelter',
      unsent: () => [
        {
          messageId: 'm',
          at: new Date(),
          from: '',
          to: [],
          tags: {},
          outcome: 'rendering-failed',
          reason: 'Attribute link is missing',
        },
      ],
    });
    const page = await read('/_local');
    expect(page).toContain('Next: Housing &amp; shelter');
    expect(page).toContain('Mon, Jan 12, 2026, 2:00 PM PST');
    expect(page).toContain('1 message could not be rendered');
  });
});

describe('a message', () => {
  test('can be read as HTML, text, headers, attachments and source', async () => {
    const { inbox, read, ask } = openPages();
    const eml = [
      'From: CDSS <a@example.gov>',
      'Subject: Webinar',
      'List-Id: <month-events.example.gov>',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: multipart/alternative; boundary=c',
      '',
      '--c',
      'Content-Type: text/plain',
      '',
      'In plain words',
      '--c',
      'Content-Type: text/html',
      '',
      '<p>In <b>bold</b></p><script>alert(1)</script>',
      '--c--',
      '--b',
      'Content-Type: text/calendar; method=PUBLISH',
      'Content-Disposition: attachment; filename="caf\u00e9.ics"',
      '',
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
      '--b--',
    ].join('\r\n');
    const id = inbox.add({ ...arrival({ subject: '', to: 'ana@example.org' }), eml: Buffer.from(eml) });

    expect(await read(`/_local/mail/${id}`)).toContain(`src="/_local/mail/${id}/body.html"`);
    expect(await read(`/_local/mail/${id}/phone`)).toContain('<iframe class="narrow"');
    expect(await read(`/_local/mail/${id}/text`)).toContain('In plain words');
    expect(await read(`/_local/mail/${id}/headers`)).toContain('&lt;month-events.example.gov&gt;');
    expect(await read(`/_local/mail/${id}/attachments`)).toContain('café.ics');
    expect(await read(`/_local/mail/${id}/source`)).toContain('multipart/alternative; boundary=c');

    const body = await ask(`/_local/mail/${id}/body.html`);
    expect(body.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups.*default-src 'none'/);
    expect(body.headers.get('content-security-policy')).not.toMatch(/allow-scripts|allow-same-origin/);
    expect(await body.text()).toContain('<b>bold</b>');

    const download = await ask(`/_local/mail/${id}/attachments/0`);
    expect(download.headers.get('content-type')).toBe('text/calendar; method=PUBLISH');
    expect(download.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''caf%C3%A9.ics");
    expect(await download.text()).toBe('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
  });

  test('whatever it says, is shown as text and never becomes part of the page', async () => {
    const { inbox, read } = openPages();
    const hostile = '"><script>alert(1)</script>';
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 20 }), async (text) => {
        inbox.clear();
        const id = inbox.add(arrival({ subject: `${text}${hostile}`, to: `"${hostile}"@example.org` }));
        for (const path of [
          '/_local',
          `/_local/copies/${id}`,
          ...['', '/text', '/headers', '/source'].map((tab) => `/_local/mail/${id}${tab}`),
        ]) {
          const page = await read(path);
          expect(page).not.toContain('<script');
          expect(page).toContain('&lt;script&gt;');
        }
      }),
      { numRuns: 10 },
    );
  });

  test('that is not there is not found', async () => {
    const { ask } = openPages();
    for (const path of [
      '/mail/nobody',
      '/mail/nobody/body.html',
      '/mail/nobody/attachments/0',
      '/copies/nobody',
      '/nowhere',
    ]) {
      expect((await ask(`/_local${path}`)).status).toBe(404);
    }
    for (const path of ['/mail/nobody', '/copies/nobody', '/nowhere'])
      expect(await (await ask(`/_local${path}`)).text()).toContain('<a href="/_local">← Inbox</a>');
  });

  test('is forwarded only where there is a forwarder, and only to those allowed', async () => {
    const without = openPages();
    const id = without.inbox.add(arrival({ subject: 'Webinar', to: 'ana@example.org' }));
    expect(await without.read(`/_local/mail/${id}`)).not.toContain('Forward');
    expect((await without.ask(`/_local/mail/${id}/forward`, form({}))).status).toBe(404);

    const forwarder = createForwarder({ smtpUrl: 'smtp://127.0.0.1:1', allowed: [] });
    const { inbox, ask, read } = openPages({ forwarder });
    const other = inbox.add(arrival({ subject: 'Webinar', to: 'ana@example.org' }));
    const answer = await ask(`/_local/mail/${other}/forward`, form({}));
    expect(answer.status).toBe(303);
    expect(await read(answer.headers.get('location') ?? '')).toContain('Not forwarded');
  });
});

describe('what is upcoming', () => {
  test('is told with its time here and in UTC, how long it is until then, and why then', async () => {
    const { read } = openPages({ schedules: [waiting({ dueAt: '2026-01-12T22:00:00Z', offset: '-PT1H' })] });
    const page = await read('/_local/upcoming');
    expect(page).toContain('1 reminder waits');
    expect(page).toContain('2:00 PM PST');
    expect(page).toContain('in 60 minutes · 1 hour before');
    expect(page).toContain('2026-01-12 22:00 UTC');
  });

  test('may be something that is not ours', async () => {
    const { read } = openPages({
      schedules: [{ ...waiting({ dueAt: '2026-01-12T22:00:00Z' }), input: '<not ours>' }],
    });
    expect(await read('/_local/upcoming')).toContain('a-reminder');
  });
});

describe('the clock', () => {
  test('goes to the next reminder at the press of a button, and says so', async () => {
    const { ask, read, moves } = openPages({ schedules: [waiting({ dueAt: '2026-01-12T22:00:00Z' })] });
    const answer = await ask('/_local/time/next-reminder', form({}));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/_local?note=sent']);
    expect(await read('/_local?note=sent')).toContain('The next reminder has gone out.');
    expect(moves).toEqual(['next reminder']);
    const again = await ask('/_local/time/next-reminder', form({}));
    expect(again.headers.get('location')).toBe('/_local?note=nothing-waits');
  });

  test('says so when the reminder is due and everything is paused', async () => {
    const everything = { since: '2026-01-12T21:00:00Z', because: 'operator' } as const;
    const { oversight } = oversee([], { brakes: { everything, mailings: [], resumedAt: null } });
    const schedules = [waiting({ dueAt: '2026-01-12T22:00:00Z' })];
    const { ask, read } = openPages({ schedules, oversight });
    const answer = await ask('/_local/time/next-reminder', form({}));
    const inbox = await read(answer.headers.get('location') ?? '');
    expect(inbox).toContain('The reminder is due, but everything is paused: nobody has been sent anything.');
    expect(inbox).toContain('Go on with everything');
  });

  test('goes forward by a day on the wall clock, or to a date and time here', async () => {
    const { ask, moves } = openPages({ now: '2026-03-07T20:00:00Z' });
    await ask('/_local/time/forward', form({ by: 'P1D' }));
    await ask('/_local/time/forward', form({ to: '2026-03-09T12:30' }));
    expect(moves).toEqual([expect.stringMatching(/^to 2026-03-08T19:00:00/), 'to 2026-03-09T19:30:00.000Z']);
  });

  test('never goes back, and a year without a calendar is not replayed', async () => {
    const { ask, moves } = openPages();
    const back = await ask('/_local/time/forward', form({ to: '2026-01-01T00:00' }));
    expect(back.status).toBe(409);
    expect(await back.text()).toContain('The clock only moves forward');
    expect((await ask('/_local/time/forward', form({ to: 'tomorrow' }))).status).toBe(400);
    expect((await ask('/_local/time/replay', form({ year: '1999' }))).status).toBe(400);
    expect(moves).toEqual([]);
    await ask('/_local/time/replay', form({ year: '2026' }));
    expect(moves).toEqual(['replay 2026']);
  });

  test('that could not be moved says why', async () => {
    const { ask } = openPages({ failing: new Error('load-calendar has failed') });
    const answer = await ask('/_local/time/next-reminder', form({}));
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('load-calendar has failed');
  });
});

test('the style sheet is small', async () => {
  const { read } = openPages();
  expect((await read('/_local/style.css')).length).toBeLessThanOrEqual(10_000);
});
