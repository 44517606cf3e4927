/**
 * The shipped calendars in a month in which everything has happened that people can meet: events of every state, links of every
 * kind and state, and mails of every kind that we send. Told on January 12, 2026; its check-in comes in January, too.
 */
import { fileURLToPath } from 'node:url';
import { eventStore } from '../../core/calendar/event.store.ts';
import type { EventRef } from '../../core/contract/messages.ts';
import {
  CONFIRM_PATH,
  KEEP_PATH,
  MANAGE_PATH,
  STOP_PATH,
  UNSUBSCRIBE_PATH,
} from '../../core/contract/paths.ts';
import type { Handover } from '../../core/service-levels/confirmation.ts';
import { figuresStore } from '../../core/service-levels/figures.store.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { personalPath } from '../../core/subscribers/personal-link.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { readEventsDataFolder } from '../../local/events-data.ts';
import { KEY_PARAMETERS } from '../../local/resource-names.ts';
import { type BusySubmissions, tellSubmissions } from './busy-submissions.ts';
import { newestLink } from './mail-links.ts';
import type { Month } from './month.ts';
import { type AskedLetter, queueLetter } from './queue-letter.ts';

const EVENTS_DATA = fileURLToPath(new URL('../../events-data', import.meta.url));

/** When the month has to be opened, and when the story has been told. */
export const BUSY_MONTH_OPENS = '2026-01-02T09:00:00-08:00';
const TOLD = '2026-01-12T14:00:00-08:00';
const CHECK_IN_ON = '01-09';

/** Events beside the shipped ones, one of each state; times are wall-clock times in Los Angeles. */
const MORE_EVENTS = {
  open: { day: '20260120', lines: ['CONFERENCE;VALUE=URI:https://meet.example.org/open'] },
  limited: {
    day: '20260121',
    lines: ['X-CAPACITY:50', 'CONFERENCE;VALUE=URI:https://meet.example.org/limited'],
  },
  full: { day: '20260122', lines: ['X-CAPACITY:1', 'CONFERENCE;VALUE=URI:https://meet.example.org/full'] },
  cancelled: { day: '20260123', lines: ['STATUS:CANCELLED'] },
  over: { day: '20260112', lines: ['CONFERENCE;VALUE=URI:https://meet.example.org/over'] },
  inPerson: { day: '20260124', kind: 'IN-PERSON', lines: ['LOCATION:1 Main Street\\, Sacramento'] },
  tentative: { day: '20260125', lines: ['STATUS:TENTATIVE'] },
} as const satisfies Record<string, { day: string; kind?: string; lines: readonly string[] }>;

export type EventState = keyof typeof MORE_EVENTS;

const vevent = ([state, { day, lines, ...rest }]: [string, (typeof MORE_EVENTS)[EventState]]): string =>
  [
    'BEGIN:VEVENT',
    `UID:${state}@example.org`,
    'DTSTAMP:20251201T000000Z',
    `DTSTART;TZID=America/Los_Angeles:${day}T100000`,
    `DTEND;TZID=America/Los_Angeles:${day}T113000`,
    `SUMMARY:Listening to young people, part ${Object.keys(MORE_EVENTS).indexOf(state) + 1}`.replaceAll(
      ', ',
      '\\, ',
    ),
    'DESCRIPTION:What helps\\, what does not\\, and whom to call.',
    `CATEGORIES:${'kind' in rest ? rest.kind : 'WEBINAR'}`,
    ...lines,
    'END:VEVENT',
  ].join('\r\n');

/** Addresses of those who are in the story. */
export const PEOPLE = {
  ana: 'ana@people.example.org',
  benita: 'benita@people.example.org',
  chris: 'chris+january@people.example.org',
  dolores: 'dolores@people.example.org',
  eli: 'eli@people.example.org',
  fay: 'fay@people.example.org',
  newcomer: 'newcomer@people.example.org',
  late: 'late@people.example.org',
  twice: 'twice@people.example.org',
  moving: 'moving@people.example.org',
  former: 'former@people.example.org',
  weary: 'weary@people.example.org',
} as const;
type PersonName = keyof typeof PEOPLE;

export interface BusyMonth {
  /** Paths of links, without the language that mails give them, by what they lead to. */
  readonly links: Readonly<
    Record<
      | 'confirmSubscription'
      | 'confirmReminders'
      | 'confirmPlace'
      | 'confirmAddress'
      | 'confirmOver'
      | 'used'
      | 'expired'
      | 'superseded'
      | 'unsubscribe'
      | 'manage'
      | 'manageOfSeated'
      | 'manageOfWaiting'
      | 'manageOfNobody'
      | 'stop'
      | 'keep'
      | keyof BusySubmissions,
      string
    >
  >;
  readonly events: Readonly<Record<EventState | 'community', EventRef>>;
}

/** So many letters were asked for in the days before that something can be said of them, and a minute was too short for some. */
async function countLetters({ cloud }: Month): Promise<void> {
  const figures = figuresStore(cloud.table);
  const handovers = [...Array<Handover>(58).fill('within10'), 'within60', 'later'] as const;
  for (const handover of handovers)
    await figures.countConfirmation({ askedAt: '2026-01-10T12:00:00Z', handover }, cloud.clock.now());
}

/** Tells the story in a month opened at `BUSY_MONTH_OPENS`. */
export async function tellBusyMonth(month: Month): Promise<BusyMonth> {
  await month.cloud.deploy(await calendarFiles());
  const events = await eventRefs(month);
  await month.signUp(
    { address: PEOPLE.ana, lists: ['month-events', 'rpb'] },
    { address: PEOPLE.benita, language: 'es', style: 'open' },
    { address: PEOPLE.chris, language: 'es' },
    { address: PEOPLE.dolores, style: 'open', lists: ['ctrt-newsletter'] },
    { address: PEOPLE.former },
  );
  await countLetters(month);
  const expired = await asked(month, subscription('late'));
  await registrations(month, events);
  await month.goTo('2026-01-12T08:00:00-08:00');
  const confirmOver = await asked(month, forEvent('newcomer', events.over, 'reminders'));
  await month.goTo('2026-01-12T09:00:00-08:00');
  const superseded = await asked(month, subscription('twice'));
  const used = await asked(month, subscription('twice'));
  await press(month, used);
  const { links: ofSubmissions, community } = await tellSubmissions(month);
  const links = {
    ...ofSubmissions,
    expired,
    superseded,
    used,
    confirmOver,
    confirmSubscription: await asked(month, subscription('newcomer')),
    confirmReminders: await asked(month, forEvent('newcomer', events.open, 'reminders')),
    confirmPlace: await asked(month, forEvent('newcomer', events.limited, 'place')),
    confirmAddress: await asked(month, {
      purpose: 'confirm-address',
      id: await idOf(month, 'former'),
      address: PEOPLE.moving,
      language: 'en',
    }),
    ...(await personalLinks(month)),
  };
  await moreLetters(month, events);
  await month.goTo(TOLD);
  return {
    links: { ...links, unsubscribe: pathOf(await newestLink(month.cloud, PEOPLE.ana, UNSUBSCRIBE_PATH)) },
    events: { ...events, community },
  };
}

/** What is shipped, with the events above, with help lines that somebody has called, and with a check-in in January. */
async function calendarFiles() {
  const extra = Object.entries(MORE_EVENTS).map(vevent).join('\r\n');
  return (await readEventsDataFolder(EVENTS_DATA)).map(({ name, text }) => {
    if (name === 'agency.yaml') return { name, text: inJanuary(text) };
    return {
      name,
      text: name === '2026.ics' ? text.replace('END:VCALENDAR', `${extra}\r\nEND:VCALENDAR`) : text,
    };
  });
}

const inJanuary = (agency: string): string =>
  agency
    .replaceAll('verifiedOn: null', 'verifiedOn: 2026-01-02')
    .replace(/^(checkIn: \{ on: )'\d\d-\d\d'/m, `$1'${CHECK_IN_ON}'`);

async function eventRefs(month: Month): Promise<Record<EventState, EventRef>> {
  const stored = await eventStore(month.cloud.table).events(2026);
  const refs = Object.keys(MORE_EVENTS).map((state) => {
    const event = stored.find(({ uid }) => uid === `${state}@example.org`);
    if (!event) throw new Error(`The event ${state} was not loaded.`);
    return [state, { year: 2026, source: event.source, eventId: event.id }] as const;
  });
  return Object.fromEntries(refs) as Record<EventState, EventRef>;
}

const consent = (page: string) => ({
  at: '',
  wording: '0123456789ab',
  page,
  language: 'en',
});

const subscription = (who: PersonName): AskedLetter<'confirm-subscription'> => ({
  purpose: 'confirm-subscription',
  address: PEOPLE[who],
  lists: ['month-events', 'rpb'],
  language: 'en',
  style: 'discreet',
  consent: consent('/sign-up'),
});

const forEvent = (
  who: PersonName,
  event: EventRef,
  wants: 'place' | 'reminders',
  language = 'en',
): AskedLetter<'confirm-event'> => ({
  purpose: 'confirm-event',
  address: PEOPLE[who],
  event,
  wants,
  language,
  style: 'discreet',
  consent: consent(`/${event.year}/${event.eventId}`),
});

/** As a form that is sent at this moment: nothing is sent to whoever asked long ago. */
const queueNow = (
  { cloud }: Month,
  letter: AskedLetter<'confirm-subscription' | 'confirm-event' | 'confirm-address'>,
) =>
  queueLetter(
    cloud,
    'consent' in letter
      ? { ...letter, consent: { ...letter.consent, at: cloud.clock.now().toISOString() } }
      : letter,
  );

/** Asks for a letter with a button; the path of its link. */
async function asked(
  month: Month,
  letter: AskedLetter<'confirm-subscription' | 'confirm-event' | 'confirm-address'>,
): Promise<string> {
  await queueNow(month, letter);
  return pathOf(await newestLink(month.cloud, letter.address, CONFIRM_PATH));
}

/** Presses the button of the page that the link opens. */
async function press(month: Month, path: string): Promise<void> {
  const answer = await month.ask(path, { method: 'POST', redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`A button answered ${answer.status}.`);
  await month.cloud.settle();
}

/** Eli gets the one place, Fay and Chris wait, Eli gives it up, so Fay moves up; another is seated where there is room. */
async function registrations(month: Month, { full, limited }: Record<EventState, EventRef>): Promise<void> {
  await press(month, await asked(month, forEvent('eli', full, 'place')));
  await press(month, await asked(month, forEvent('fay', full, 'place', 'es')));
  await press(month, await asked(month, forEvent('chris', full, 'place', 'es')));
  await press(month, await asked(month, forEvent('dolores', limited, 'place')));
}

async function idOf({ cloud }: Month, who: PersonName): Promise<string> {
  return subscriberId(parseAddress(PEOPLE[who]), await cloud.keys.idKey(KEY_PARAMETERS.idKey));
}

async function personalLinks(month: Month) {
  const keys = await month.cloud.keys.linkKeys(KEY_PARAMETERS.linkKeys);
  const manage = async (who: PersonName) => personalPath(MANAGE_PATH, await idOf(month, who), keys);
  const { weary, ana } = PEOPLE;
  await queueNow(month, subscription('weary'));
  return {
    manage: await manage('ana'),
    manageOfSeated: await manage('dolores'),
    manageOfWaiting: await manage('chris'),
    manageOfNobody: await manage('newcomer'),
    stop: pathOf(await newestLink(month.cloud, weary, STOP_PATH)),
    keep: pathOf(await newestLink(month.cloud, ana, KEEP_PATH)),
  };
}

/** Those that no button has brought. */
async function moreLetters(month: Month, events: Record<EventState, EventRef>): Promise<void> {
  const { cloud } = month;
  await queueNow(month, { ...subscription('fay'), language: 'es' });
  await queueLetter(cloud, { purpose: 'manage', address: PEOPLE.ana, language: 'en' });
  await queueLetter(cloud, { purpose: 'manage', address: PEOPLE.benita, language: 'es' });
  await queueLetter(cloud, { purpose: 'export', id: await idOf(month, 'ana') });
  await queueLetter(cloud, { purpose: 'export', id: await idOf(month, 'benita') });
  const dolores = { id: await idOf(month, 'dolores'), address: PEOPLE.dolores };
  await queueLetter(cloud, { purpose: 'welcome-back', ...dolores, language: 'en' });
  await queueLetter(cloud, {
    purpose: 'registration',
    event: events.limited,
    outcome: 'given-up',
    person: { id: await idOf(month, 'benita'), address: PEOPLE.benita, language: 'es', style: 'open' },
  });
}

const pathOf = (link: string): string => link.split('?')[0] ?? '';
