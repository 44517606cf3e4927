import { describe, expect, test } from 'vitest';
import { eventful, NOW, oversee, running, uneventful } from './mailings.fixture.ts';
import { openPages } from './pages.ts';

type Overview = Parameters<typeof oversee>[1];

function openWith(more: Overview = {}) {
  const { oversight, did } = oversee([running(), eventful(), uneventful()], more);
  const pages = openPages({ now: NOW.toISOString(), oversight });
  const press = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    pages.ask(`/_local/mailings${path}`, { method: 'POST', body: new URLSearchParams(fields), headers });
  return { ...pages, did, press };
}

const ID = eventful().report.id;
const ALARM = {
  kind: 'quota-spent',
  subject: running().report.id,
  title: 'A talk <for everyone>, 1 day before',
  says: 'Some wait <for long>.',
  since: '2026-01-13T11:40:00Z',
} as const;

describe('the mailings', () => {
  test('stand under their days, the newest first, with what needs a person', async () => {
    const page = await openWith().read('/_local/mailings');
    const order = ['a course for everyone', 'Monday, January 12', 'Information session', 'Awareness Day'];
    const places = order.map((text) => page.indexOf(text));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places).not.toContain(-1);
    expect(page).toContain('400 reached of about 4,500 people · 4,100 to come');
    expect(page).toContain(
      '2,305 reached of 2,368 people · 8 not reached · 12 uncertain · 1 to come · 42 skipped',
    );
  });

  test('have the alarms that stand at their top, and so has the inbox', async () => {
    const { read } = openWith({ alarms: [ALARM] });
    for (const page of [await read('/_local/mailings'), await read('/_local')]) {
      expect(page).toContain('<strong>The quota is used up</strong>');
      expect(page).toContain('Since Tue, Jan 13, 2026, 3:40 AM PST');
      expect(page).toContain(
        `href="/_local/mailings/${ALARM.subject}">A talk &lt;for everyone&gt;, 1 day before</a>: Some wait &lt;for long&gt;.`,
      );
    }
  });

  test('are paused and resumed all together', async () => {
    const { read, press, did } = openWith();
    expect(await read('/_local/mailings')).toContain('Pause everything');
    const answer = await press('/pause');
    expect(answer.status).toBe(303);
    expect(await read(answer.headers.get('location') ?? '')).toContain(
      'Everything is paused: no mailing is sent any more.',
    );
    await press('/resume');
    expect(did).toEqual(['pause everything', 'resume everything']);
    const everything = { since: '2026-01-13T11:00:00Z', because: 'complaints' } as const;
    const paused = openWith({ brakes: { everything, mailings: [], resumedAt: null } });
    for (const path of ['', '/mailings', `/mailings/${ID}`]) {
      const page = await paused.read(`/_local${path}`);
      expect(page).toContain('too many readers called them spam');
      expect(page).toContain('Go on with everything');
      expect(page).not.toContain('Pause this mailing');
    }
  });

  test('are not offered where nobody oversees any', async () => {
    const { read, ask } = openPages();
    expect(await read('/_local')).not.toContain('Mailings');
    expect((await ask('/_local/mailings')).status).toBe(404);
  });
});

describe('a mailing', () => {
  test('tells what became of everybody, why, and of whom', async () => {
    const page = await openWith().read(`/_local/mailings/${ID}`);
    expect(page).toContain('<th scope="row">Sent</th>\n    <td class="number">2,304</td>');
    expect(page).toContain('<strong>3 failed</strong> <code>MESSAGE_REJECTED</code>');
    expect(page).toContain('a***@example.org <small>failed</small>');
    expect(page).toContain('nothing is kept any more');
  });

  test('is sent again, settled, paused and resumed by its buttons', async () => {
    const { read, press, did } = openWith();
    const page = await read(`/_local/mailings/${ID}`);
    for (const label of ['Send it again to 4 people', 'It was sent', 'It was not sent', 'Pause this mailing'])
      expect(page).toContain(label);
    const answer = await press(`/${ID}/resend`);
    expect(answer.status).toBe(303);
    expect(await read(answer.headers.get('location') ?? '')).toContain(
      'Whoever was missed is sent it again.',
    );
    await press(`/${ID}/settle`, { as: 'not-sent' });
    await press(`/${ID}/pause`);
    await press(`/${ID}/resume`);
    expect(did).toEqual([`resend ${ID}`, `settle ${ID} as not-sent`, `pause ${ID}`, `resume ${ID}`]);
  });

  test('offers nothing where nothing is open', async () => {
    const page = await openWith().read(`/_local/mailings/${uneventful().report.id}`);
    expect(page).not.toContain('<form');
  });

  test('does nothing for another site, for no mailing, or for fields that no button sends', async () => {
    const { press, ask, did } = openWith();
    expect((await press(`/${ID}/resend`, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await press(`/${ID}/resend`, {}, { origin: 'https://example.com' })).status).toBe(403);
    expect((await press('/pause', {}, { origin: 'https://example.com' })).status).toBe(403);
    expect((await press(`/${ID}/settle`, { as: 'lost' })).status).toBe(404);
    expect((await press(`/${ID}/forget`)).status).toBe(404);
    expect((await press('/2026-nothing/resend')).status).toBe(404);
    expect((await ask('/_local/mailings/2026-nothing')).status).toBe(404);
    expect(did).toEqual([]);
  });
});
