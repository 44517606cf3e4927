/** What the real pages say, fact by fact, is what the calendars mean. */
import { describe, expect, test } from 'vitest';
import type { Event } from '../../core/calendar/event.ts';
import { cdss2025 } from './cdss-2025.facts.ts';
import { cdss2026 } from './cdss-2026.facts.ts';
import { cdss2027 } from './cdss-2027.facts.ts';
import type { Fact, Text } from './page-facts.ts';
import { placer2022 } from './placer-2022.facts.ts';
import { shippedCalendar } from './shipped-files.ts';

const shortUid = ({ uid }: Event): string => uid.split('@')[0] ?? uid;

function textOf(description: string): Omit<Text, 'from' | 'to'> {
  return { paragraphs: description.split('\n\n').length, words: description.split(/\s+/).length };
}

function checkText({ description }: Event, { from, to, ...size }: Text): void {
  expect(textOf(description)).toEqual(size);
  expect(description.startsWith(from), `begins with “${from}”`).toBe(true);
  expect(description.endsWith(to), `ends with “${to}”`).toBe(true);
}

function checkFact(event: Event, [, what, value]: Fact): void {
  if (what === 'presenter') expect(event.presenters).toContain(value);
  else if (what === 'due') expect(event.reminders.map(({ dueAt }) => dueAt)).toEqual(value);
  else if (what === 'text') checkText(event, value as Text);
  else expect(event[what]).toEqual(value);
}

const title = ([uid, what, value]: Fact): string => `${uid}: ${what} is ${JSON.stringify(value)}`;

describe.each([cdss2025, cdss2026, cdss2027, placer2022])('$file and its page, “$page”', (page) => {
  const { calendar, problems } = shippedCalendar(page);
  const named = (uid: string) => calendar.events.find((event) => shortUid(event) === uid);

  test.each(page.facts.map((fact) => [title(fact), fact] as const))('%s', (_, fact) => {
    const event = named(fact[0]);
    if (!event) throw new Error(`the calendar has no ${fact[0]}`);
    checkFact(event, fact);
  });

  test('is read without an error or a warning', () => {
    expect(problems).toEqual([]);
  });

  test('is named for the month', () => {
    expect(calendar).toMatchObject({ year: page.year, name: page.name });
    expect(calendar.description).toMatch(/January/);
  });

  test('has no event, and no presenter, that the page does not have', () => {
    expect(calendar.events.map(shortUid).sort()).toEqual([...new Set(page.facts.map(([uid]) => uid))].sort());
    const presenters = page.facts.filter(([, what]) => what === 'presenter').length;
    expect(calendar.events.flatMap((event) => event.presenters)).toHaveLength(presenters);
  });

  test.each(calendar.events.map((event) => [shortUid(event), event] as const))(
    '%s is complete, confirmed, in Pacific time, and invents no link',
    (_, event) => {
      const { url } = page;
      const zone = { timeZone: 'America/Los_Angeles', status: 'CONFIRMED', sequence: 0 };
      expect(event).toMatchObject({ ...zone, url, conference: null, attachments: [], capacity: null });
      expect(event.topics.length).toBeGreaterThan(0);
      expect(event.contact).toContain('@');
      expect(event.kind === 'OBSERVANCE' || event.location).toBeTruthy();
    },
  );
});
