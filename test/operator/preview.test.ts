/** Every mail that the shipped calendars would cause, as `preview` shows it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { preheaderOf, sizeOf } from '../../operator/preview/mail-facts.ts';
import { type Previewed, previewPages } from '../../operator/preview/preview-pages.ts';
import type { PreviewedMail } from '../../operator/preview/previewed-mail.ts';
import { findPreview } from '../../operator/preview/previews.ts';
import { readPreviews } from '../../operator/preview.ts';
import { runCommand } from './run-command.ts';

let previewed: Previewed;
beforeAll(async () => {
  previewed = await readPreviews('events-data', {});
});

/** Every wording of every mail. */
const each = () =>
  previewed.mails.flatMap((mail) =>
    previewed.agency.languages.flatMap((language) =>
      mail.styles.map((style) => ({ mail, language, style, shown: mail.render({ language, style }) })),
    ),
  );

const titled = (title: string): PreviewedMail => {
  const found = previewed.mails.find((mail) => `${mail.group}: ${mail.title}`.includes(title));
  if (!found) throw new Error(`No mail is called ${title}.`);
  return found;
};

describe('the mails', () => {
  it('are of every kind that the service sends', () => {
    for (const title of [
      ...['Programme', 'The day, ', 'The week of ', 'Reminder, ', 'If it were moved', 'If it were canceled'],
      ...['Newsletter: ', 'Check-in', 'Letters: ', 'Letters on a registration: '],
    ]) {
      expect(() => titled(title)).not.toThrow();
    }
  });

  it('have each an id of its own, fit for an address', () => {
    const ids = previewed.mails.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[\w-]+$/.test(id))).toEqual([]);
  });

  it('are whole in every wording: nothing left to put in, a preview line, small, and no link that leads anywhere of ours', () => {
    for (const { mail, language, style, shown } of each()) {
      const where = `${mail.id} ${language} ${style}`;
      expect(`${shown.subject}${shown.html}${shown.text}`, where).not.toContain('{{');
      expect(preheaderOf(shown.html), where).not.toBe('');
      expect(sizeOf(shown).html, where).toBeLessThan(80_000);
      expect(shown.html, where).not.toMatch(/execute-api|localhost|127\.0\.0\.1/);
    }
  });

  it('say in the discreet style no title of an event in their subject, and in the open one they may', () => {
    const mail = titled('Reminder, ');
    const subject = (style: 'discreet' | 'open') => mail.render({ language: 'en', style }).subject;
    const title = mail.group.replace(/, \d{4}$/, '');
    expect(subject('discreet')).not.toContain(title);
    expect(subject('open')).not.toBe(subject('discreet'));
  });

  it('name at their foot a list to which they go', () => {
    const footOf = (title: string) => titled(title).render({ language: 'en', style: 'discreet' }).text;
    const nameOf = (wanted: (list: Previewed['agency']['lists'][number]) => boolean | undefined) =>
      previewed.agency.lists.find(wanted)?.name['en'] ?? 'no list';
    expect(footOf('Programme')).toContain(nameOf(({ programme }) => programme));
    expect(footOf('Newsletter: ')).toContain(nameOf(({ id }) => id.includes('newsletter')));
  });

  it('tell of a move what was and what is', () => {
    const { text } = titled('If it were moved').render({ language: 'en', style: 'discreet' });
    expect(text).toMatch(/\bwas\b/i);
    expect(text).toMatch(/\bnow\b/i);
  });

  it('are found by the beginning of an id, if that is no other’s', () => {
    const [first] = previewed.mails;
    expect(findPreview(previewed.mails, first?.id ?? '')).toBe(first);
    expect(() => findPreview(previewed.mails, '20')).toThrow(/^Several mails begin with "20"/);
    expect(() => findPreview(previewed.mails, 'nothing')).toThrow(/^There is no mail "nothing"/);
  });
});

describe('the page', () => {
  const ask = async (path: string, host = '127.0.0.1') =>
    previewPages(async () => previewed).request(`http://${host}${path}`, { headers: { host } });

  it('lists all mails, and shows the first', async () => {
    const response = await ask('/');
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.match(/<li><a href="\/\?mail=/g)).toHaveLength(previewed.mails.length);
    expect(page).toContain('<iframe class="wide" title="The mail as HTML" sandbox src="/body?');
    expect(page).not.toContain('<script');
  });

  it('shows a mail in the language, style, width and colours that were chosen', async () => {
    const { id } = titled('Reminder, ');
    const page = await (await ask(`/?mail=${id}&language=es&style=open&view=text&look=dark`)).text();
    expect(page).toContain('<pre tabindex="0">');
    expect(page.match(/aria-current="true">(Español|Open|Dark)</g)).toHaveLength(3);
    const dark = await ask(`/body?mail=${id}&look=dark`);
    expect(dark.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/);
    expect(await dark.text()).toContain('@media all {');
    expect(await (await ask(`/body?mail=${id}&look=light`)).text()).toContain('@media not all {');
  });

  it('gives the calendar entry as a file', async () => {
    const { id } = titled('Reminder, ');
    const file = await ask(`/attachment?mail=${id}&index=0`);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(await file.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect((await ask(`/attachment?mail=${id}&index=7`)).status).toBe(404);
  });

  it('answers this machine alone, and nothing for a mail that there is none of', async () => {
    expect((await ask('/', 'evil.example')).status).toBe(403);
    expect((await ask('/?mail=none')).status).toBe(404);
    expect((await ask('/body?mail=none')).status).toBe(404);
  });
});

describe('the command', () => {
  it('lists the mails for programs, of one event alone where it is named', async () => {
    const event = titled('Reminder, ').id.split('-')[1] ?? '';
    const { status, stdout } = await runCommand(['preview', '--json', '--event', event.slice(0, 8)], {});
    expect(status).toBe(0);
    const { mails } = JSON.parse(stdout) as { mails: { id: string; wordings: unknown[] }[] };
    expect(mails.length).toBeGreaterThan(1);
    for (const { id, wordings } of mails) {
      expect(id).toContain(event);
      expect(wordings).toHaveLength(4);
    }
  });

  it('says which files can’t be read, and which event there is none of', async () => {
    const nowhere = await runCommand(['preview', '--events-data', '/no/such/folder'], {});
    expect(nowhere).toMatchObject({ status: 1, stderr: expect.stringMatching(/^There is no folder /) });
    const none = await runCommand(['preview', '--event', 'zzz'], {});
    expect(none).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^No event's id begins with zzz/),
    });
  });
});
