/** A month to tell stories in: the whole service in memory, a clock to move, and people to sign up. */

import { agencyStore } from '../../core/agency/agency.store.ts';
import type { Style } from '../../core/agency/style.ts';
import { LOOKED_MS } from '../../core/calendar/in-force.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { type ImportOutcome, importPerson } from '../../core/subscribers/import-people.ts';
import type { DigestRhythm } from '../../core/subscribers/rhythm.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import type { Loaded } from '../../functions/load-calendar/handler.ts';
import { createClock } from '../../local/clock.ts';
import { type Cloud, type CloudOptions, startCloud } from '../../local/cloud.ts';
import { importingInto } from '../../local/importing.ts';
import { advanceTo } from '../../local/move-clock.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import type { DeployFile } from '../../local/upload-files.ts';
import { toResponse, toWebEvent } from '../../local/web-event.ts';

/** What a story says of an event; times are wall-clock times in Los Angeles, `20260113T130000`. */
export interface EventText {
  readonly uid: string;
  readonly start: string;
  readonly end: string;
  readonly summary?: string;
  readonly more?: readonly string[];
}

/** An hour online on January 13, of which people are told a day before and an hour before. */
export const WEBINAR: EventText = {
  uid: 'tcvap@example.org',
  start: '20260113T130000',
  end: '20260113T140000',
  summary: 'Information session',
};

/** The lines of an e-mail reminder, to stand in an event: `-P1D`. */
export const emailAlarm = (trigger: string): string[] => [
  'BEGIN:VALARM',
  'ACTION:EMAIL',
  `TRIGGER:${trigger}`,
  'SUMMARY:Reminder',
  'DESCRIPTION:Reminder',
  'ATTENDEE:mailto:list@example.org',
  'END:VALARM',
];

/** One calendar file with `events`, each a webinar unless it says otherwise. */
export function calendarText(events: readonly EventText[]): string {
  const lines = events.flatMap(
    ({ uid, start, end, summary = 'A webinar', more = ['CATEGORIES:WEBINAR'] }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      'DTSTAMP:20251101T000000Z',
      `DTSTART;TZID=America/Los_Angeles:${start}`,
      `DTEND;TZID=America/Los_Angeles:${end}`,
      `SUMMARY:${summary}`,
      ...more,
      'END:VEVENT',
    ],
  );
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    'NAME:The month',
    ...lines,
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

/** The agency of every story that brings none of its own. */
export const AGENCY = `
name: Department of Examples
shortName: DOE
timeZone: America/Los_Angeles
languages: [en, es]
style: discreet
page: https://example.org/month
postalAddress: 1 Main Street, Sacramento, CA 95814
senders:
  mailings: { name: DOE Events, address: events@updates.example.org, replyTo: desk@example.org }
  letters: { name: DOE, address: letters@updates.example.org, replyTo: desk@example.org }
contacts:
  - { name: Events desk, email: desk@example.org, about: { en: Questions, es: Preguntas } }
lists:
  - id: month-events
    name: { en: Month events, es: Eventos del mes }
    description: { en: Every reminder, es: Todos los recordatorios }
    hears: all
  - id: newsletter
    name: { en: Newsletter, es: Boletin }
    description: { en: Awareness Day, es: El dia }
    hears: { kinds: [OBSERVANCE] }
reminders:
  WEBINAR: [-P1D, -PT1H]
  IN-PERSON: [-P1D]
  EXHIBIT: [PT8H]
  ON-DEMAND: []
  OBSERVANCE: [PT8H]
privacy:
  notice: { en: We keep your address to write to you., es: Guardamos su dirección para escribirle. }
  officer:
    title: { en: Privacy officer, es: Responsable de privacidad }
    address: 1 Main Street, Sacramento, CA 95814
    phone: '1-555-0100'
    email: privacy@example.org
  policy: https://example.org/privacy
accessibility: { contact: desk@example.org, testedOn: null }
securityContact: mailto:security@example.org
checkIn: null
hotlines: []
`;

/** One person to sign up. */
export interface Person {
  readonly address: string;
  readonly lists?: readonly string[];
  readonly language?: string;
  readonly style?: Style;
  readonly rhythm?: DigestRhythm;
}

export interface Month {
  readonly cloud: Cloud;
  /**
   * Deploys a calendar of 2026 with these events, and lets the second pass within which pages follow; an agency file may
   * replace the usual one, and other files may stand beside them.
   */
  load(events: readonly EventText[], agency?: string, beside?: readonly DeployFile[]): Promise<Loaded>;
  /** The same, with the consent of an operator who has seen the plan. */
  loadAccepting(
    events: readonly EventText[],
    agency?: string,
    beside?: readonly DeployFile[],
  ): Promise<Loaded>;
  /** Has CloudFormation take a failed deploy back: these events, and the usual agency file, were deployed before it. */
  rollBack(events: readonly EventText[]): Promise<Loaded>;
  /** Lets the second pass within which pages follow what was deployed or stored beside them. */
  pagesFollow(): Promise<void>;
  signUp(...people: readonly Person[]): Promise<ImportOutcome[]>;
  suppress(address: string): Promise<void>;
  /** Goes to an instant, through every schedule on the way. */
  goTo(instant: string): Promise<void>;
  /** Who has got what so far: `address: subject`, sorted. */
  received(): string[];
  /** Asks the pages, as a browser or a mailbox would. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** All that the functions have printed. */
  readonly printed: () => string;
  close(): Promise<void>;
}

/** Opens the month at `at`; nothing is loaded yet. */
export async function openMonth(at: string, options: Partial<CloudOptions> = {}): Promise<Month> {
  let printed = '';
  const cloud = await startCloud({
    folder: null,
    clock: createClock(Date.parse(at) - Date.now()),
    siteUrl: 'https://month.example',
    log: (text) => {
      printed += text;
    },
    ...options,
  });
  const pagesFollow = async () => {
    cloud.clock.advanceTo(new Date(cloud.clock.now().getTime() + LOOKED_MS));
    await cloud.settle();
  };
  return {
    cloud,
    load: async (events, agency = AGENCY, beside = []) => {
      const loaded = await cloud.deploy([...filesOf(events, agency), ...beside]);
      await pagesFollow();
      return loaded;
    },
    loadAccepting: async (events, agency = AGENCY, beside = []) => {
      const files = [...filesOf(events, agency), ...beside];
      const loaded = await cloud.deploy(files).catch((refused: Error) => {
        const [, hash] = /accept=([0-9a-f]+)/.exec(refused.message) ?? [];
        if (!hash) throw refused;
        return cloud.deploy(files, hash);
      });
      await pagesFollow();
      return loaded;
    },
    rollBack: async (events) => {
      const loaded = await cloud.rollBack(filesOf(events, AGENCY));
      await pagesFollow();
      return loaded;
    },
    pagesFollow,
    signUp: (...people) => signUp(cloud, people),
    suppress: async (address) => {
      const idKey = await cloud.keys.idKey(KEY_PARAMETERS.idKey);
      await suppressionStore(cloud.table).suppress(subscriberId(parseAddress(address), idKey), 'asked');
    },
    goTo: async (instant) => {
      await advanceTo(cloud, new Date(instant));
    },
    received: () =>
      cloud.inbox
        .list()
        .map(({ to, subject }) => `${to.join()}: ${subject}`)
        .toSorted(),
    ask: async (path, init) => {
      const event = await toWebEvent(new Request(`https://month.example${path}`, init));
      return toResponse((await cloud.invokeWeb(event)) as Parameters<typeof toResponse>[0]);
    },
    printed: () => printed,
    close: () => cloud.close(),
  };
}

/** The files of a folder: an agency file, and a calendar of 2026. */
export const filesOf = (events: readonly EventText[], agency: string): DeployFile[] => [
  { name: 'agency.yaml', text: agency },
  { name: '2026.ics', text: calendarText(events) },
];

async function signUp(cloud: Cloud, people: readonly Person[]): Promise<ImportOutcome[]> {
  const agency = await agencyStore(cloud.table).read();
  const dependencies = await importingInto(cloud, agency);
  return Promise.all(
    people.map(({ address, lists = ['month-events'], language = 'en', style = agency.style, rhythm }) =>
      importPerson(
        { address: parseAddress(address), lists, language, style, ...(rhythm && { rhythm }) },
        dependencies,
      ),
    ),
  );
}
