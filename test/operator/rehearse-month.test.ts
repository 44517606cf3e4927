import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Rehearsal } from '../../operator/rehearsal.ts';
import { type Choice, chooseCalendars } from '../../operator/rehearsal-calendars.ts';
import { rehearseMonth } from '../../operator/rehearse-month.ts';
import { reportRehearsal } from '../../operator/report-rehearsal.ts';

/** Of either language, style, and every rhythm, one each. */
const PEOPLE = 12;
/** Those who want each reminder, a mail a day, or one a week. */
const OF_A_RHYTHM = 4;
const PLACER = 'events-data/examples/placer-county/2022.ics';

/** Lives through what was chosen with a dozen people, and leaves the messages in a folder of its own. */
async function rehearse(choice: Partial<Choice>): Promise<Rehearsal> {
  const out = await mkdtemp(join(tmpdir(), 'rehearsal-'));
  onTestFinished(() => rm(out, { recursive: true, force: true }));
  const chosen = await chooseCalendars({ calendar: [], newsletter: [], ...choice });
  const progress = { begin: () => undefined, step: () => undefined };
  const lived = await rehearseMonth(chosen, { count: PEOPLE, progress });
  onTestFinished(() => lived.cloud.close());
  return reportRehearsal(chosen, lived, out);
}

const eachOnce = (messages: number) => ({ recipients: PEOPLE, messages, duplicates: 0, missing: 0 });

/** Days of the digests in a rhythm. */
const digests = (mailings: Rehearsal['mailings'], rhythm: 'daily' | 'weekly') =>
  mailings.flatMap(({ id, dueAt }) =>
    id.includes(`-digest-${rhythm}-`) ? [new Date(dueAt).toISOString().slice(5, 10)] : [],
  );

/** Instants without their milliseconds, in order. */
const dues = (mailings: Rehearsal['mailings']) =>
  mailings.map(({ dueAt }) => new Date(dueAt).toISOString().replace('.000', ''));

describe('a rehearsal', () => {
  it('of 2026 sends the programme, and twelve reminders or digests in their stead, and leaves each copy as .eml', async () => {
    const { mailings, totals, deadLetters, out } = await rehearse({ year: 2026 });
    expect(mailings.filter(({ event }) => event)).toHaveLength(12);
    expect(digests(mailings, 'daily').join(' ')).toBe(
      '01-06 01-07 01-10 01-11 01-12 01-13 01-14 01-21 01-22 01-26 01-27 01-28',
    );
    expect(digests(mailings, 'weekly').join(' ')).toBe('01-05 01-12 01-19 01-26');
    expect(mailings[0]).toMatchObject({
      summary: 'Programme of 2026',
      event: null,
      dueAt: '2025-12-08T18:00:00Z',
    });
    const messages = PEOPLE + (12 + 12 + 4) * OF_A_RHYTHM;
    expect(totals).toEqual(eachOnce(messages));
    expect(deadLetters).toBe(0);
    const session = mailings.filter(({ event }) => /tcvap/i.test(event ?? ''));
    expect(dues(session)).toEqual(['2026-01-12T21:00:00Z', '2026-01-13T20:00:00Z']);

    const inSpanish = session[0]?.variants.find(({ language }) => language === 'es');
    const page = await readFile(join(out, inSpanish?.htmlFile ?? ''), 'utf8');
    expect(page).toContain('Sesión informativa del Programa de Asistencia a Víctimas');
    expect(page).not.toContain('Information Session');

    const files = mailings.flatMap(({ variants }) => variants.flatMap(({ emlFiles }) => emlFiles));
    expect(new Set(files).size).toBe(messages);
    const left = (await readdir(join(out, 'messages'))).filter((name) => name.endsWith('.eml'));
    expect(left.map((name) => join('messages', name)).toSorted()).toEqual(files.toSorted());
    expect(await readFile(join(out, files[0] ?? ''), 'utf8')).toMatch(/^Subject: /m);
  });

  it('of 2025 sends the programme, and nine reminders or digests in their stead', async () => {
    const { mailings, totals } = await rehearse({ year: 2025 });
    expect(mailings.filter(({ event }) => event)).toHaveLength(9);
    expect(digests(mailings, 'daily').join(' ')).toBe(
      '01-06 01-07 01-08 01-09 01-10 01-11 01-20 01-21 01-22 01-23',
    );
    expect(digests(mailings, 'weekly')).toEqual(['01-06', '01-20']);
    expect(totals).toEqual(eachOnce(PEOPLE + (9 + 10 + 2) * OF_A_RHYTHM));
  });

  it('of another agency’s calendar goes by the agency file beside it', async () => {
    const { agency, mailings, totals } = await rehearse({ calendar: [PLACER] });
    expect(agency.name).toMatch(/Placer/);
    expect(dues(mailings.filter(({ event }) => event))).toEqual([
      '2022-01-10T23:30:00Z',
      '2022-01-25T02:00:00Z',
      '2022-01-26T01:00:00Z',
    ]);
    expect(totals).toEqual(eachOnce((3 + 4 + 2) * OF_A_RHYTHM));
  });

  it('of the newsletter of January 2023 sends that issue alone to everybody on its list', async () => {
    const issue = 'events-data/newsletters/2023-01-ctrt.md';
    const { mailings, totals, out } = await rehearse({ newsletter: [issue] });
    expect(mailings).toMatchObject([
      { id: '2023-newsletter-01-ctrt', event: null, kind: null, lists: ['ctrt-newsletter'] },
    ]);
    expect(mailings[0]?.summary).toContain('Child Trafficking Response Team');
    expect(totals).toEqual(eachOnce(PEOPLE));
    const open = mailings[0]?.variants.find(({ language, style }) => language === 'en' && style === 'open');
    const html = await readFile(join(out, open?.htmlFile ?? ''), 'utf8');
    expect(html).toContain('Rachel Thomas');
    expect(html).toContain('BOYS Documentary');
    // What is ahead of it is not in any calendar, and events of later years are no news in 2023.
    expect(html).not.toContain('/2025/');
  });

  it('of issues and a calendar at once is refused in plain words', async () => {
    const choice = { year: 2026, calendar: [], newsletter: ['events-data/newsletters/2023-01-ctrt.md'] };
    await expect(chooseCalendars(choice)).rejects.toThrow('--newsletter plays issues alone');
  });

  it('of nothing in particular is of the latest year with a webinar', async () => {
    expect(existsSync('events-data/2027.ics')).toBe(true);
    const { calendars } = await chooseCalendars({ calendar: [], newsletter: [] });
    expect(calendars.map(({ year }) => year)).toEqual([2026]);
  });
});
