/** An agency and one event of each kind, with a reminder: what the tests of mail and pages tell of. */
import type { Agency } from '../../core/agency/agency.ts';
import type { Event, Kind, Reminder } from '../../core/calendar/event.ts';
import { makeEvent } from '../events.ts';

export const SITE_URL = 'https://events.example.org';

export const agency: Agency = {
  name: 'Department of Examples',
  shortName: 'DOE',
  timeZone: 'America/Los_Angeles',
  languages: ['en', 'es'],
  style: 'discreet',
  page: 'https://www.example.org/january',
  postalAddress: '1 Example Street, Sacramento, CA 95814',
  senders: {
    mailings: { name: 'DOE', address: 'events@updates.example.org', replyTo: 'staff@example.org' },
    letters: { name: 'DOE', address: 'account@updates.example.org', replyTo: 'staff@example.org' },
  },
  contacts: [
    {
      name: 'Events team',
      email: 'team@example.org',
      about: { en: 'The events of January', es: 'Los eventos de enero' },
    },
  ],
  lists: [
    {
      id: 'month-events',
      name: { en: 'January events', es: 'Eventos de enero' },
      description: { en: 'A reminder before each event.', es: 'Un recordatorio antes de cada evento.' },
      hears: 'all',
    },
  ],
  reminders: { WEBINAR: [], 'IN-PERSON': [], EXHIBIT: [], 'ON-DEMAND': [], OBSERVANCE: [] },
  privacy: {
    notice: { en: 'We keep your address to write to you.', es: 'Guardamos su dirección para escribirle.' },
    officer: {
      title: { en: 'Privacy officer', es: 'Responsable de privacidad' },
      address: '1 Main Street, Sacramento, CA 95814',
      phone: '1-555-0100',
      email: 'privacy@example.org',
    },
    policy: 'https://example.org/privacy',
  },
  accessibility: { contact: 'desk@example.org', testedOn: null },
  securityContact: 'mailto:security@example.org',
  quickExit: 'https://www.weather.gov/',
  retention: { mailings: 'P13M' },
  notices: { delay: 'PT15M', most: 500 },
  checkIn: null,
  hotlines: [
    { name: 'A line someone has called', phone: '1-800-555-0100', text: '55501', verifiedOn: '2026-11-01' },
    { name: 'A line nobody has called', phone: '1-800-555-0199', verifiedOn: null },
  ],
};

const allDay = (start: string, end: string) => ({
  allDay: true,
  start,
  end,
  startsAt: `${start}T08:00:00Z`,
  endsAt: `${end}T08:00:00Z`,
});

const PAGE = 'https://www.example.org/january';

/** One of each kind; the reminder is the one that the shipped agency file asks for. */
export const samples: Readonly<Record<Kind, { readonly event: Event; readonly reminder: Reminder }>> = {
  WEBINAR: {
    event: makeEvent({
      uid: 'labor-trafficking@example.org',
      summary: 'Hidden in Plain Sight – Child Labor Trafficking',
      description:
        'We’ll learn to spot the signs, respond with empathy, and connect young people to support.\n\nSlides: https://www.example.org/slides?a=1&b=2.',
      presenters: [
        'Maria Contreras, National Center for Youth Law',
        'Kelly Kinnish, Georgia State University',
      ],
      audience: 'Child welfare professionals',
      location: 'Online',
      url: PAGE,
      conference: 'https://meet.example.org/j/123?pwd=abc',
      contact: 'Asylee and Trafficking Unit, RPB@example.org',
      attachments: ['https://www.example.org/flyer.pdf'],
    }),
    reminder: { offset: '-P1D', dueAt: '2026-01-12T21:00:00Z', useUntil: '2026-01-13T21:00:00Z' },
  },
  'IN-PERSON': {
    event: makeEvent({
      uid: 'red-sand@example.org',
      kind: 'IN-PERSON',
      summary: 'Red Sand Project',
      description: 'Fill sidewalk cracks with red sand and share the pictures with #RedSandProject.',
      location: 'Justice Center, 10810 Justice Center Drive, Roseville, CA 95678',
      url: PAGE,
    }),
    reminder: { offset: '-P1D', dueAt: '2026-01-12T21:00:00Z', useUntil: '2026-01-13T21:00:00Z' },
  },
  EXHIBIT: {
    event: makeEvent({
      uid: 'a-reclamation@example.org',
      kind: 'EXHIBIT',
      summary: '“A Reclamation” Art Gallery',
      description:
        'Poetry, graphic art and photography on healing and resilience.\n\nOpen during business hours.',
      presenters: ['Preventing and Addressing Child Trafficking (PACT)'],
      location: '744 P Street, Sacramento, CA 95814',
      url: PAGE,
      ...allDay('2026-01-07', '2026-02-01'),
    }),
    reminder: { offset: 'PT8H', dueAt: '2026-01-07T16:00:00Z', useUntil: '2026-01-08T08:00:00Z' },
  },
  'ON-DEMAND': {
    event: makeEvent({
      uid: 'soar@example.org',
      kind: 'ON-DEMAND',
      summary: 'Stop, Observe, Ask, Respond to Trafficking',
      description: 'Create an account to take the training whenever it suits you.',
      url: PAGE,
      ...allDay('2026-01-01', '2026-02-01'),
    }),
    reminder: { offset: 'RELATED=END:-P7D', dueAt: '2026-01-25T08:00:00Z', useUntil: '2026-02-01T08:00:00Z' },
  },
  OBSERVANCE: {
    event: makeEvent({
      uid: 'awareness-day@example.org',
      kind: 'OBSERVANCE',
      summary: 'National Human Trafficking Awareness Day',
      description: 'Join #WearBlueDay by sharing pictures of yourselves wearing blue.',
      url: PAGE,
      ...allDay('2026-01-11', '2026-01-12'),
    }),
    reminder: { offset: 'PT8H', dueAt: '2026-01-11T16:00:00Z', useUntil: '2026-01-12T08:00:00Z' },
  },
};
