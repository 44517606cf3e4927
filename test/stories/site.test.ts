/** What every answer says beside its page, and what stands beside the pages. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inForceStore } from '../../core/calendar/in-force.store.ts';
import { type Month, openMonth, WEBINAR } from './month.ts';

let month: Month;
let before: { readonly page: Response; readonly text: string; readonly exit: Response };
beforeAll(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
  const page = await month.ask('/');
  before = { page, text: await page.text(), exit: await month.ask('/exit', { redirect: 'manual' }) };
  await month.load([WEBINAR]);
});
afterAll(() => month.close());

const textOf = async (path: string, init?: RequestInit) => (await month.ask(path, init)).text();

const STRICT = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

describe('the headers of every answer', () => {
  it.each([
    ['a page', '/', {}],
    ['a form', '/sign-up', {}],
    ['a link that is not whole', '/unsubscribe/x', {}],
    ['a page that is not there', '/nothing-here', {}],
    ['a method that is not taken', '/safety', { method: 'DELETE' }],
    ['the stylesheet', '/style.0123.css', {}],
    ['the way out', '/exit', {}],
    ['security.txt', '/.well-known/security.txt', {}],
  ])('are strict: %s', async (_, path, init) => {
    const headers = Object.fromEntries((await month.ask(path, init)).headers);
    expect(headers).toMatchObject(STRICT);
    expect(headers['permissions-policy']).toMatch(/\bcamera=\(\), .*\bgeolocation=\(\), .*\bmicrophone=\(\)/);
    expect(headers).not.toHaveProperty('set-cookie');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it.each(['/2026.ics', '/2026.atom', '/2026.json'])(
    'are as strict for the feed %s, but that other websites may read it',
    async (path) => {
      const answer = await month.ask(path);
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        ...STRICT,
        'cross-origin-resource-policy': 'cross-origin',
        'access-control-allow-origin': '*',
        'permissions-policy': expect.stringContaining('camera=()'),
      });
      for (const name of ['set-cookie', 'x-powered-by', 'access-control-allow-credentials'])
        expect(answer.headers.get(name), name).toBeNull();
    },
  );

  it('let other websites read nothing but feeds', async () => {
    for (const path of ['/', '/2026', '/2026/subscribe', '/sign-up', '/1999.ics'])
      expect((await month.ask(path)).headers.get('access-control-allow-origin'), path).toBeNull();
  });

  it('leave no copy of a page on a disk that others may look at', async () => {
    for (const path of ['/', '/2026', '/safety', '/sign-up', '/manage', '/unsubscribe/x', '/nothing-here'])
      expect((await month.ask(path)).headers.get('cache-control'), path).toBe('no-store');
  });
});

describe('what pages load', () => {
  it('has an address of its content, and may be kept for good', async () => {
    const html = await textOf('/');
    const [style = '', script = ''] = html.match(/\/(?:style|page)\.[0-9a-f]{12}\.(?:css|js)/g) ?? [];
    for (const [path, type] of [
      [style, 'text/css; charset=utf-8'],
      [script, 'text/javascript; charset=utf-8'],
    ] as const) {
      const { status, headers } = await month.ask(path);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe(type);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
  });

  it('is there for a page from before a deploy, which asks for the address it knew', async () => {
    const { status, headers } = await month.ask('/style.000000000000.css');
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache']);
  });
});

describe('leaving this site', () => {
  it('leads to the agency’s neutral page at once, and has the browser forget us', async () => {
    const { status, headers } = await month.ask('/exit');
    expect([status, headers.get('location')]).toEqual([303, 'https://www.weather.gov/']);
    expect(headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('never leads where a visitor says', async () => {
    const { headers } = await month.ask('/exit?to=https://elsewhere.example/', {
      headers: { host: 'elsewhere.example' },
    });
    expect(headers.get('location')).toBe('https://www.weather.gov/');
  });

  it('works even while nothing else does', () => {
    expect(before.page.status).toBe(500);
    expect([before.exit.status, before.exit.headers.get('location')]).toEqual([
      303,
      'https://www.weather.gov/',
    ]);
  });
});

describe('pages of information', () => {
  it.each([
    ['/safety', 'en', 'Your safety here'],
    ['/safety', 'es', 'Su seguridad aquí'],
    ['/privacy', 'en', 'Your privacy'],
    ['/privacy', 'es', 'Su privacidad'],
    ['/accessibility', 'en', 'Accessibility'],
    ['/accessibility', 'es', 'Accesibilidad'],
  ])('%s is there in %s', async (path, language, title) => {
    expect(await textOf(path, { headers: { 'accept-language': language } })).toContain(`<h1>${title}</h1>`);
  });
});

describe('when there is no page', () => {
  it.each([
    ['/nothing-here', 'GET', 'en', 404, 'Page not found'],
    ['/nothing-here', 'GET', 'es', 404, 'Página no encontrada'],
    ['/1999', 'GET', 'es', 404, 'Página no encontrada'],
  ])('%s (%s, %s) is answered %i: %s', async (path, method, language, status, title) => {
    const answer = await month.ask(path, { method, headers: { 'accept-language': language } });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(`<h1>${title}</h1>`);
  });

  it.each([
    ['/safety', 'POST'],
    ['/', 'DELETE'],
    ['/2026', 'PUT'],
    ['/exit', 'POST'],
  ])('%s takes no %s, and says what it takes', async (path, method) => {
    const answer = await month.ask(path, { method, headers: { 'accept-language': 'es' } });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await answer.text()).toContain('<html lang="es"');
  });

  it('a failure says so in the reader’s language, and never why', async () => {
    const broken = { pk: 'EVENTS#2026', sk: 'calendar#broken' };
    const versions = inForceStore(month.cloud.table);
    const version = (await versions.version()) ?? '';
    await month.cloud.table.put(broken);
    await versions.putVersion('with a broken event');
    await month.pagesFollow();
    const en = await month.ask('/');
    const es = await month.ask('/', { headers: { 'accept-language': 'es' } });
    await month.cloud.table.delete(broken);
    await versions.putVersion(version);
    await month.pagesFollow();
    expect([en.status, es.status]).toEqual([500, 500]);
    const texts = [await en.text(), await es.text()];
    expect(texts[0]).toContain('<h1>Something went wrong on our side</h1>');
    expect(texts[1]).toContain('<h1>Algo salió mal de nuestro lado</h1>');
    for (const text of texts) expect(text).not.toMatch(/TypeError|\bat \w+ \(|\.ts:|node:/);
  });

  it('is plain English while there is no agency to speak for', () => {
    expect(before.text).toBe('Something went wrong on our side. Please try again in a few minutes.');
    expect(before.page.headers.get('content-security-policy')).toBe(STRICT['content-security-policy']);
  });
});

describe('for robots and researchers', () => {
  it('robots.txt keeps personal pages out, and those after a form, and names no token', async () => {
    expect(await textOf('/robots.txt')).toBe(
      [
        'User-agent: *',
        'Disallow: /confirm',
        'Disallow: /keep',
        'Disallow: /manage',
        'Disallow: /stop',
        'Disallow: /unsubscribe',
        'Disallow: /exit',
        'Disallow: /check-your-email',
        'Disallow: /confirmed',
        '',
      ].join('\n'),
    );
  });

  it('security.txt says whom to tell, and never lapses (RFC 9116)', async () => {
    const answer = await month.ask('/.well-known/security.txt');
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await answer.text()).toBe(
      [
        'Contact: mailto:security@example.org',
        'Expires: 2026-07-04T00:00:00Z',
        'Preferred-Languages: en, es',
        'Canonical: https://month.example/.well-known/security.txt',
        '',
      ].join('\n'),
    );
    await month.goTo('2026-01-05T15:59:00-08:00');
    expect(await textOf('/.well-known/security.txt')).toContain('Expires: 2026-07-04T00:00:00Z');
    await month.goTo('2026-01-06T09:00:00-08:00');
    expect(await textOf('/.well-known/security.txt')).toContain('Expires: 2026-07-05T00:00:00Z');
  });
});
