/**
 * Whatever a file comes to say in a mail to every list has to be approved, and the approval is of that alone: every word of a whole
 * folder is changed, one at a time, and what the service's own renderers make of it is compared.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { agencyStore } from '../../core/agency/agency.store.ts';
import type { Agency } from '../../core/agency/agency.ts';
import { approvalHash } from '../../core/approvals/approval-hash.ts';
import { SAID_IN_NO_MAIL } from '../../core/approvals/said-in-mails.ts';
import { neededApproval } from '../../core/approvals/to-everybody.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import type { Calendar } from '../../core/calendar/event.ts';
import { inForceStore } from '../../core/calendar/in-force.store.ts';
import { putInForce } from '../../core/calendar/put-in-force.ts';
import type { EventsData } from '../../core/calendar/read-events-data.ts';
import { readEventsDataInWorker } from '../../core/calendar/read-in-worker.ts';
import { formatSender, mailingHeaders, personalHeaders } from '../../core/email/headers.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { planLoad } from '../../core/plan/plan-load.ts';
import { publicationStore } from '../../core/publications/publication.store.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { readEventsDataFolder } from '../../local/events-data.ts';
import {
  otherMailingPreviews,
  previewsOfEvent,
  previewsOfMonth,
} from '../../operator/preview/mailing-previews.ts';
import type { PreviewedMail } from '../../operator/preview/previewed-mail.ts';
import { memoryTable } from '../memory-table/memory-table.ts';

const NOW = new Date('2025-11-03T17:00:00Z');
const YEAR = 2026;
const EVENTS = 3;

type Path = readonly (string | number)[];

/** The shipped calendar of 2026 with posts and an issue, of an agency of which everybody is on one list. */
async function exampleFolder(): Promise<EventsData> {
  const shipped = await readEventsDataInWorker([
    ...(await readEventsDataFolder('events-data')).filter(
      ({ name }) => name === 'agency.yaml' || name.startsWith('2026'),
    ),
    {
      name: 'newsletters/2026-01-news.md',
      text: '---\nlist: month-events\ntitle: News\nsummary: What comes.\nsend: 2026-01-07T09:00\n---\nHello.\n\n## Upcoming events {#upcoming-events}\n',
    },
  ]);
  const posts = [{ en: 'Wear blue', es: 'Vista de azul' }];
  return {
    ...shipped,
    agency: {
      ...shipped.agency,
      lists: shipped.agency.lists.filter(({ hears }) => hears === 'all'),
      approvals: { mailings: true },
    },
    calendars: shipped.calendars.map((calendar) => ({
      ...calendar,
      events: [...calendar.events.filter(({ kind }) => kind !== 'ON-DEMAND')].slice(0, EVENTS),
    })),
    publications: shipped.publications.map((one) =>
      one.kind === 'month' ? { ...one, content: { ...one.content, awarenessDay: { posts } } } : one,
    ),
  };
}

/** What no reader is told by a name or an instant of ours; and what is one of a few words, or a web address's beginning. */
const NO_WORDS = new Set([
  ...['id', 'uid', 'source', 'kind', 'status', 'slug', 'list', 'recurrenceId'],
  ...[
    'start',
    'end',
    'startsAt',
    'endsAt',
    'dueAt',
    'useUntil',
    'zoneData',
    'timeZone',
    'sendAt',
    'issuedAt',
  ],
  ...['date', 'local', 'language', 'languages', 'style', 'hears', 'kinds', 'type', 'marker', 'on'],
]);

/** Every text of a value that is words, by its path. */
function wordsIn(value: unknown, path: Path = []): Path[] {
  if (path.some((key) => NO_WORDS.has(String(key)))) return [];
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    wordsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The same with a longer word there. */
function changedAt<T>(value: T, [key, ...rest]: Path): T {
  if (key === undefined) return `${String(value)}x` as T;
  const inner = changedAt((value as Record<string | number, unknown>)[key], rest);
  return (Array.isArray(value) ? value.with(Number(key), inner) : { ...value, [key]: inner }) as T;
}

/** Everything that would be sent to every list, with what its envelope shows. */
function sentBy(data: EventsData): string {
  const reader = { agency: data.agency, siteUrl: 'https://month.example' };
  const ofYear = data.calendars.filter(({ year }) => year === YEAR);
  const mails = [
    ...ofYear.flatMap((calendar: Calendar) => [
      ...previewsOfMonth(calendar, data, reader).filter(({ id }) => id.includes('programme')),
      ...calendar.events.flatMap((event) => previewsOfEvent(event, data, reader)),
    ]),
    ...otherMailingPreviews(data, reader),
  ].filter(({ id }) => !id.endsWith('-canceled'));
  return JSON.stringify([envelopeOf(data.agency), mails.map((mail) => wordingsOf(mail, data.agency))]);
}

const wordingsOf = ({ styles, render }: PreviewedMail, { languages }: Agency) =>
  languages.flatMap((language) => styles.map((style) => render({ language, style })));

const envelopeOf = (agency: Agency) => [
  formatSender(agency.senders.mailings),
  mailingHeaders(agency),
  agency.lists.map(({ id, name }) => [
    name,
    personalHeaders({ audience: id, agency, unsubscribeUrl: 'https://month.example/unsubscribe' }),
  ]),
];

const table = memoryTable();
const stores = {
  ...{ agencies: agencyStore(table), events: eventStore(table), versions: inForceStore(table) },
  ...{ mailings: mailingStore(table), subscriptions: subscriptionStore(table) },
  publications: publicationStore(table),
};
const needed = async (wanted: EventsData) => neededApproval(await planLoad(wanted, stores, NOW), NOW);

let folder: EventsData;
let paths: Path[];
beforeAll(async () => {
  folder = await exampleFolder();
  const { load } = await planLoad(folder, stores, NOW);
  await putInForce(load, stores);
  paths = (['agency', 'calendars', 'publications'] as const).flatMap((part) => wordsIn(folder[part], [part]));
});

describe('of every word in the files', () => {
  it('what changes a mail to every list has to be approved, and no two folders are approved by one hash', async () => {
    expect(await needed(folder)).toBeNull();
    const sent = sentBy(folder);
    const hash = approvalHash(folder);
    const told: string[] = [];
    for (const path of paths) {
      const wanted = changedAt(folder, path);
      expect(approvalHash(wanted), path.join('.')).not.toBe(hash);
      if (sentBy(wanted) === sent) continue;
      told.push(path.join('.'));
      expect(await needed(wanted), path.join('.')).toMatchObject({ hash: approvalHash(wanted) });
    }
    // Each of the files says something in a mail: else nothing was compared.
    for (const part of [
      ...['agency.name', 'agency.shortName', 'agency.postalAddress', 'agency.page', 'agency.contacts.0.name'],
      ...['agency.senders.mailings.name', 'agency.senders.mailings.replyTo', 'agency.lists.0.name.en'],
      ...['calendars.0.name', 'calendars.0.translations.es.name', 'calendars.0.events.0.summary'],
    ])
      expect(told).toContain(part);
    expect(told.some((path) => path.endsWith('awarenessDay.posts.0.es'))).toBe(true);
    expect(told.some((path) => path.startsWith('agency.hotlines'))).toBe(true);
    expect(told.some((path) => path.startsWith('publications') && path.endsWith('title'))).toBe(true);
  });

  it('what stands in no mail is not held up', async () => {
    const silent = paths.filter(
      ([part, field]) => part === 'agency' && (SAID_IN_NO_MAIL as readonly unknown[]).includes(field),
    );
    expect(silent.length).toBeGreaterThan(10);
    const sent = sentBy(folder);
    for (const path of silent.filter(([, field]) => field !== 'reminders')) {
      const wanted = changedAt(folder, path);
      expect(sentBy(wanted), path.join('.')).toBe(sent);
      expect(await needed(wanted), path.join('.')).toBeNull();
    }
  });
});
