/** The agency that calendars in tests belong to. */
import type { Agency } from '../../core/agency/agency.ts';

/** Los Angeles time, and the default reminders that the service ships. */
export const AGENCY: Agency = {
  name: 'Example Agency',
  shortName: 'EA',
  timeZone: 'America/Los_Angeles',
  languages: ['en'],
  style: 'discreet',
  page: 'https://agency.example/month',
  postalAddress: '1 Example Street, Sacramento, CA 95814',
  senders: {
    mailings: { name: 'EA', address: 'events@agency.example', replyTo: 'team@agency.example' },
    letters: { name: 'EA', address: 'letters@agency.example', replyTo: 'team@agency.example' },
  },
  contacts: [{ name: 'Team', email: 'team@agency.example', about: { en: 'Everything' } }],
  lists: [{ id: 'month-events', name: { en: 'Events' }, description: { en: 'Events' }, hears: 'all' }],
  reminders: {
    WEBINAR: ['-P1D', '-PT1H'],
    'IN-PERSON': ['-P1D'],
    EXHIBIT: ['PT8H'],
    'ON-DEMAND': [],
    OBSERVANCE: ['PT8H'],
  },
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
  hotlines: [],
};
