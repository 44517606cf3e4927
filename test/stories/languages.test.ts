import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../../local/inbox/message.ts';
import { sendForm } from './form.ts';
import { linksOf } from './mail-links.ts';
import { AGENCY, calendarText, type EventText, type Month, openMonth } from './month.ts';
import { giveUp, register, smallWebinar } from './registering.ts';

const TALK: EventText = {
  uid: 'talk@example.org',
  start: '20260113T130000',
  end: '20260113T140000',
  summary: 'Information session',
  more: ['CATEGORIES:WEBINAR', 'DESCRIPTION:What the program offers.', 'LOCATION:Online'],
};
const OTHER: EventText = {
  uid: 'other@example.org',
  start: '20260120T130000',
  end: '20260120T140000',
  summary: 'Closing talk',
};

/** A translation of the events with these UIDs, each with the lines that follow it. */
const spanish = (events: Readonly<Record<string, readonly string[]>>): string =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//ES', 'NAME:El mes'],
    ...Object.entries(events).flatMap(([uid, lines]) => [
      ...['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20251101T000000Z', ...lines, 'END:VEVENT'],
    ]),
    ...['END:VCALENDAR', ''],
  ].join('\r\n');

const TRANSLATION = spanish({
  [TALK.uid]: ['SUMMARY:Sesión informativa', 'DESCRIPTION:Lo que ofrece el programa.', 'LOCATION:En línea'],
});

const ana = { address: 'ana@example.org', language: 'es', style: 'open' } as const;
const bo = { address: 'bo@example.org', language: 'en', style: 'open' } as const;
const eva = { address: 'eva@example.org', language: 'es', style: 'discreet' } as const;

let month: Month;
afterEach(() => month.close());

async function deploy(translation: string | null, events: readonly EventText[] = [TALK, OTHER]) {
  const loaded = await month.cloud.deploy([
    { name: 'agency.yaml', text: AGENCY },
    ...(translation === null ? [] : [{ name: '2026.es.ics', text: translation }]),
    { name: '2026.ics', text: calendarText(events) },
  ]);
  await month.pagesFollow();
  return loaded;
}

async function openWith(translation: string | null): Promise<void> {
  month = await openMonth('2026-01-10T09:00:00-08:00');
  await deploy(translation);
}

/** The latest message somebody got. */
async function mailTo(address: string): Promise<Message & { subject: string }> {
  const summary = month.cloud.inbox.list().findLast(({ to }) => to.includes(address));
  const message = summary && (await month.cloud.inbox.get(summary.id));
  if (!message) throw new Error(`${address} got nothing`);
  return { ...message, subject: summary.subject };
}

const attachmentOf = ({ attachments }: Message): string =>
  (attachments[0]?.content ?? '').replaceAll('\r\n ', '');

const page = async (language: string): Promise<string> =>
  (await month.ask('/2026', { headers: { 'accept-language': language } })).text();

describe('a translated event', () => {
  it('comes to each reader in their language: subject, title, description and calendar file', async () => {
    await openWith(TRANSLATION);
    await month.signUp(ana, bo);
    await month.goTo('2026-01-12T21:00:00Z');
    const [toAna, toBo] = [await mailTo(ana.address), await mailTo(bo.address)];
    expect(toAna.subject).toContain('Sesión informativa');
    expect(toAna.text).toContain('Lo que ofrece el programa.');
    expect(toAna.html).toContain('Lo que ofrece el programa.');
    expect(`${toAna.text}${toAna.html}`).not.toMatch(/Information session|What the program/);
    expect(toAna.html).not.toContain('lang="en"');
    expect(attachmentOf(toAna)).toContain('SUMMARY:Sesión informativa\r\n');
    expect(attachmentOf(toAna)).toContain('DESCRIPTION:Lo que ofrece el programa.\r\n');
    expect(toBo.subject).toContain('Information session');
    expect(`${toBo.text}${toBo.html}${attachmentOf(toBo)}`).not.toMatch(/Sesión|programa/);
  });

  it('tells a discreet reader its title in the mail, and nowhere else', async () => {
    await openWith(TRANSLATION);
    await month.signUp(eva);
    await month.goTo('2026-01-12T21:00:00Z');
    const toEva = await mailTo(eva.address);
    expect(toEva.text).toContain('Sesión informativa');
    expect(`${toEva.subject}${attachmentOf(toEva)}`).not.toMatch(/Sesión|Information session|programa/);
  });

  it('stands on the page in the language of the page, and one that is not translated says which it is in', async () => {
    await openWith(TRANSLATION);
    const [inSpanish, inEnglish] = [await page('es'), await page('en')];
    expect(inSpanish).toMatch(/<h3[^>]*>(<a[^>]*>)?Sesión informativa</);
    expect(inSpanish).not.toContain('Information session');
    expect(inSpanish).toMatch(/lang="en"[^>]*>(<a[^>]*>)?Closing talk</);
    expect(inSpanish).not.toMatch(/lang="[^"]*"[^>]*>(<a[^>]*>)?Sesión/);
    expect(inEnglish).toContain('Information session');
    expect(inEnglish).not.toContain('Sesión informativa');
  });

  it('that is limited keeps its join link from everybody in every language', async () => {
    month = await openMonth('2026-01-10T09:00:00-08:00');
    const join = 'CONFERENCE;VALUE=URI:https://meet.example/j/1';
    await deploy(TRANSLATION, [{ ...TALK, more: ['CATEGORIES:WEBINAR', 'X-CAPACITY:50', join] }, OTHER]);
    await month.signUp(ana);
    await month.goTo('2026-01-12T21:00:00Z');
    const toAna = await mailTo(ana.address);
    const everything = `${toAna.text}${toAna.html}${attachmentOf(toAna)}${await page('es')}`;
    expect(everything).toContain('Sesión informativa');
    expect(everything).not.toContain('meet.example');
  });
});

describe('a translation that is deployed later', () => {
  it('changes the pages and the reminders to come, makes no new ones and sends nothing', async () => {
    await openWith(null);
    await month.signUp(ana);
    await month.goTo('2026-01-12T22:00:00Z');
    expect((await mailTo(ana.address)).subject).toContain('Information session');
    const waiting = () => month.cloud.scheduler.waiting().map(({ name, dueAt }) => `${name} ${dueAt}`);
    const before = waiting();
    const unchanged = { schedulesCreated: 0, schedulesDeleted: 0 };
    expect(await deploy(TRANSLATION)).toMatchObject({ ...unchanged, eventsWritten: 1, warnings: 1 });
    expect(await deploy(TRANSLATION)).toMatchObject({ ...unchanged, eventsWritten: 0 });
    expect(waiting()).toEqual(before);
    expect(month.received()).toHaveLength(1);
    expect(await page('es')).toContain('Sesión informativa');
    await month.goTo('2026-01-13T20:00:00Z');
    expect(month.received()).toHaveLength(2);
    expect((await mailTo(ana.address)).subject).toContain('Sesión informativa');
  });

  it('and taken away again leaves the calendar as it was', async () => {
    await openWith(null);
    const before = await page('es');
    await deploy(TRANSLATION);
    expect(await page('es')).not.toBe(before);
    expect(await deploy(null)).toMatchObject({ eventsWritten: 1, schedulesCreated: 0, schedulesDeleted: 0 });
    expect(await page('es')).toBe(before);
  });
});

describe('a translation that is refused changes nothing and says where', () => {
  it.each([
    [
      'a date that differs',
      spanish({
        [TALK.uid]: ['SUMMARY:Charla', 'DTSTART;TZID=America/Los_Angeles:20260114T130000'],
      }),
      /2026\.es\.ics:9: error: DTSTART:20260114T130000 is not what 2026\.ics says/,
    ],
    [
      'an event that the calendar has not',
      spanish({ 'tolk@example.org': ['SUMMARY:Charla'] }),
      /2026\.es\.ics:6: error: .*UID tolk@example\.org \(did you mean talk@example\.org\?\)/,
    ],
    [
      'an event twice',
      TRANSLATION.replace(
        'END:VCALENDAR',
        `BEGIN:VEVENT\r\nUID:${TALK.uid}\r\nSUMMARY:Otra\r\nEND:VEVENT\r\nEND:VCALENDAR`,
      ),
      /2026\.es\.ics:\d+: error: .*stands twice/,
    ],
    ['no title', spanish({ [TALK.uid]: ['DESCRIPTION:Charla'] }), /2026\.es\.ics:5: error: .*SUMMARY/],
    ['no calendar in it', 'hola', /2026\.es\.ics:1: error:/],
  ])('for %s', async (_, translation, message) => {
    await openWith(TRANSLATION);
    const before = await page('es');
    await expect(deploy(translation)).rejects.toThrow(message);
    expect(await page('es')).toBe(before);
    expect(await deploy(TRANSLATION)).toMatchObject({ eventsWritten: 0, schedulesCreated: 0 });
  });
});

describe('a mail', () => {
  const SITE = 'https://month.example';
  const WORKSHOP = smallWebinar(1);
  /** Where a mail to a reader of Spanish leads on our pages, as their mail program shows it: not the headers, not the files. */
  async function shownLinks(): Promise<string[]> {
    const { inbox } = month.cloud;
    const mails = await Promise.all(inbox.list().map(({ id }) => inbox.get(id)));
    const shown = mails.flatMap((mail) => (mail ? linksOf({ ...mail, headers: [], attachments: [] }) : []));
    return [...new Set(shown)]
      .filter((link) => link.startsWith(`${SITE}/`))
      .map((link) => link.slice(SITE.length));
  }
  const inEnglishBrowser = async (path: string, init: RequestInit = {}) =>
    (await month.ask(path, { ...init, headers: { 'accept-language': 'en-US,en;q=0.9' } })).text();

  /** A reminder, a check-in, letters that ask, tell and answer. */
  async function everyKindOfMail(): Promise<void> {
    month = await openMonth('2026-01-10T09:00:00-08:00');
    await month.load(
      [WORKSHOP],
      AGENCY.replace('checkIn: null', "checkIn: { on: '12-01', eraseUnanswered: true }"),
    );
    await month.signUp(ana);
    await register(month, WORKSHOP, ana.address, { language: 'es' });
    await sendForm(month, '/manage?language=es', { address: ana.address });
    await month.goTo('2026-01-12T22:00:00Z');
    await giveUp(month, WORKSHOP, ana.address);
    await month.goTo('2026-12-02T00:00:00Z');
  }

  it('in Spanish leads to pages in Spanish, in whichever language the browser asks for them', async () => {
    await everyKindOfMail();
    const links = await shownLinks();
    const kinds = ['sign-up', 'unsubscribe', 'manage', 'stop', 'keep', 'confirm', '2026'];
    expect(new Set(links.map((path) => path.split(/[/?]/)[1]))).toEqual(new Set(kinds));
    for (const path of links) {
      const html = await inEnglishBrowser(path);
      expect([path, /<html lang="([^"]*)"/.exec(html)?.[1]]).toEqual([path, 'es']);
      for (const [, action] of html.matchAll(/<form method="post" action="([^"]*)"/g)) {
        expect([path, action]).toEqual([path, expect.stringMatching(/[?&;]language=es$/)]);
      }
    }
    for (const path of links.filter((each) => /^.(unsubscribe|stop|keep)/.test(each))) {
      expect(await inEnglishBrowser(path, { method: 'POST' })).toContain('<html lang="es"');
    }
  });

  it('says to mailboxes how to leave with no more than they need', async () => {
    await openWith(null);
    await month.signUp(ana);
    await month.goTo('2026-01-12T21:00:00Z');
    const { headers, text } = await mailTo(ana.address);
    const [, header = ''] = headers.find(([name]) => name.toLowerCase() === 'list-unsubscribe') ?? [];
    expect(header).toMatch(/^<https:\/\/month\.example\/unsubscribe\/[^?]+>$/);
    expect(text).toContain(`${header.slice(1, -1)}?language=es`);
  });
});
