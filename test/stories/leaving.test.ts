import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventId } from '../../core/calendar/event.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { rangeBounds } from '../../core/mailing/ranges.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { unsubscribePath } from '../../core/subscribers/unsubscribe-link.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { type EventText, type Month, openMonth } from './month.ts';

const WEBINAR: EventText = { uid: 'tcvap@example.org', start: '20260113T130000', end: '20260113T140000' };
const ana = { address: 'ana@example.org', lists: ['month-events', 'newsletter'] };

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-10T09:00:00-08:00');
  await month.load([WEBINAR]);
  await month.signUp(ana);
  await month.goTo('2026-01-12T21:00:00Z');
});
afterEach(() => month.close());

/** The path of the link in the newest mail's List-Unsubscribe header. */
async function unsubscribeLink(): Promise<string> {
  const newest = month.cloud.inbox.list().at(-1);
  const message = await month.cloud.inbox.get(newest?.id ?? '');
  const header = message?.headers.find(([name]) => name.toLowerCase() === 'list-unsubscribe')?.[1] ?? '';
  expect(header).toMatch(/^<https:\/\/month\.example\/unsubscribe\/.+>$/);
  return new URL(header.slice(1, -1)).pathname;
}

const oneClick = (body: NonNullable<RequestInit['body']>) => ({ method: 'POST', body });
const form = () => oneClick(new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }));
const remindedAgain = async () => {
  await month.goTo('2026-01-31T00:00:00Z');
  return month.received().length > 1;
};

describe('leaving with one click', () => {
  it('takes effect before the next reminder', async () => {
    const answer = await month.ask(await unsubscribeLink(), form());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('location')).toBeNull();
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await remindedAgain()).toBe(false);
  });

  it.each([
    [
      'a multipart body',
      () => {
        const body = new FormData();
        body.set('List-Unsubscribe', 'One-Click');
        return oneClick(body);
      },
    ],
    ['no body at all', () => ({ method: 'POST' })],
    ['a body that says something else', () => oneClick('lists=all&id=someone')],
  ])('works with %s', async (_, request) => {
    expect((await month.ask(await unsubscribeLink(), request())).status).toBe(200);
    expect(await remindedAgain()).toBe(false);
  });

  it('answers the same each time to a link that is ours, on the list or not', async () => {
    const link = await unsubscribeLink();
    const answers = [];
    for (const path of [link, link, `${link}.`]) {
      const answer = await month.ask(path, form());
      answers.push([answer.status, await answer.text()]);
    }
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(answers[0]?.[0]).toBe(200);
    expect((await month.ask(link)).status).toBe(200);
  });

  it('says so, and changes nothing, when the link is damaged', async () => {
    const link = await unsubscribeLink();
    const halved = link.slice(0, link.length / 2);
    for (const path of [link.slice(0, -1), `${link}x`, halved, '/unsubscribe/', '/unsubscribe/anything']) {
      for (const request of [{}, form()]) {
        const answer = await month.ask(path, request);
        expect(answer.status).toBe(404);
        expect(answer.headers.get('cache-control')).toBe('no-store');
        expect(answer.headers.get('x-robots-tag')).toBe('noindex');
        expect(await answer.text()).toMatch(/Nothing was changed.*desk@example\.org/s);
      }
    }
    expect(await remindedAgain()).toBe(true);
  });

  it('works when a mail program glued a sign to the link', async () => {
    const link = await unsubscribeLink();
    for (const sign of ['/', '.', ',', '>', ')']) {
      const page = await (await month.ask(`${link}${sign}`)).text();
      expect(page).toContain(`action="${link}?language=en"`);
    }
    expect((await month.ask(`${link}>`, form())).status).toBe(200);
    expect(await remindedAgain()).toBe(false);
  });

  it('does not happen when a scanner only opens the link', async () => {
    const link = await unsubscribeLink();
    for (const method of ['GET', 'HEAD']) expect((await month.ask(link, { method })).status).toBe(200);
    expect(await remindedAgain()).toBe(true);
  });

  it('is for the person of the link, and for nobody whose link was guessed', async () => {
    const link = await unsubscribeLink();
    const forged = link.replace(
      /\/([0-9a-f]{32})\//,
      (_, id: string) => `/${id.split('').toReversed().join('')}/`,
    );
    await month.ask(forged, form());
    expect(await remindedAgain()).toBe(true);
  });

  it('shows a page with one button, which names the lists and no address', async () => {
    const page = await (await month.ask(await unsubscribeLink())).text();
    expect(page.match(/<button/g)).toHaveLength(1);
    expect(page).toContain('Month events');
    expect(page).not.toContain('ana@');
  });

  it('asks for nothing that only a browser sends, and has no limit', async () => {
    const link = await unsubscribeLink();
    const mailbox = { 'sec-fetch-site': 'cross-site', origin: 'https://mail.example', cookie: 'a=b' };
    const pressed = Array.from({ length: 120 }, () => month.ask(link, { ...form(), headers: mailbox }));
    for (const answer of await Promise.all(pressed)) expect(answer.status).toBe(200);
    expect(await remindedAgain()).toBe(false);
  });

  it('leads back, and to everything that was chosen, without handing over the link to it', async () => {
    const link = await unsubscribeLink();
    for (const init of [{}, form()]) {
      const page = await (await month.ask(link, init)).text();
      expect(page).toContain('href="/manage?language=en"');
      expect(page).not.toMatch(/href="\/manage\/[0-9a-f]/);
    }
    expect(await (await month.ask(link, form())).text()).toContain('href="/sign-up?language=en"');
  });

  it('is kept by every later import, of the same file or of another', async () => {
    await month.ask(await unsubscribeLink(), form());
    expect(await month.signUp(ana)).toEqual([{ subscribed: 0, already: 0, left: true, suppressed: false }]);
    expect(await remindedAgain()).toBe(false);
  });
});

it('a suppressed address is mailed by nothing and comes back by no import', async () => {
  await month.suppress('ANA@example.org');
  expect(await month.signUp(ana)).toEqual([{ subscribed: 0, already: 0, left: false, suppressed: true }]);
  expect(await remindedAgain()).toBe(false);
});

const idOf = async (address: string) =>
  subscriberId(parseAddress(address), await month.cloud.keys.idKey(KEY_PARAMETERS.idKey));
const linkOf = async (address: string, audiences = ['month-events']) => {
  const keys = await month.cloud.keys.linkKeys(KEY_PARAMETERS.linkKeys);
  return unsubscribePath({ id: await idOf(address), audiences }, keys);
};

describe('the link of a mail that came because somebody asked for one event', () => {
  const event = { year: 2026, source: 'calendar', eventId: eventId(WEBINAR.uid, null) } as const;
  const audience = eventAudience(event);

  it('stops the reminders of it and names it to nobody', async () => {
    const bo = { id: await idOf('bo@example.org'), address: 'bo@example.org', language: 'en' };
    await subscriptionStore(month.cloud.table).subscribe({ ...bo, style: 'discreet' }, audience);
    const link = await linkOf(bo.address, [audience]);
    const page = await (await month.ask(link)).text();
    expect(page).toContain('<li><strong>reminders of this event</strong></li>');
    expect(page).not.toContain('A webinar');
    expect(await (await month.ask(link, form())).text()).toContain(
      'If you have a place at the event, you keep it.',
    );
    await month.goTo('2026-01-31T00:00:00Z');
    expect(month.received().filter((line) => line.startsWith(bo.address))).toEqual([]);
  });
});

describe('leaving in the middle of a mailing', () => {
  it('is in force for every slice that has not been read', async () => {
    await month.close();
    const people = Array.from({ length: 40 }, (_, index) => `person${index}@example.org`);
    let begun = false;
    month = await openMonth('2026-01-10T09:00:00-08:00', {
      onCall: async ({ operation }) => {
        if (operation !== 'SendBulkEmail' || begun) return;
        begun = true;
        const links = await Promise.all(people.map((address) => linkOf(address)));
        await Promise.all(links.map((link) => month.ask(link, form())));
      },
    });
    await month.load([WEBINAR]);
    await month.signUp(...people.map((address) => ({ address })));
    // Mailings are cut by counts: with so many more, into several slices.
    const key = { pk: 'COUNT#month-events', sk: 'COUNT' };
    const more = { UpdateExpression: 'ADD active :more', ExpressionAttributeValues: { ':more': 5000 } };
    await month.cloud.table.update(key, more);
    await month.goTo('2026-01-12T21:00:00Z');

    const [mailing] = await mailingStore(month.cloud.table).ofYear(2026);
    const ranges = mailing?.ranges ?? 0;
    expect(ranges).toBeGreaterThan(2);
    const ids = await Promise.all(people.map(idOf));
    const rangeOf = (id: string) =>
      Array.from({ length: ranges }, (_, range) => rangeBounds(range, ranges)).findIndex(
        ({ ids: { from, to } }) => from <= id && id <= to,
      );
    const reached = await Promise.all(month.cloud.inbox.list().flatMap(({ to }) => to.map(idOf)));
    const first = rangeOf(reached[0] ?? '');
    expect(reached.toSorted()).toEqual(ids.filter((id) => rangeOf(id) === first).toSorted());
    expect(reached.length).toBeLessThan(people.length);
  });
});
