/** What each field of the agency file is for, in words that finish "write …": for messages about missing ones. */
import type { Path } from './yaml-lines.ts';

const LOCALIZED = 'the words in each language, such as en: January events';

const MEANINGS: Readonly<Partial<Record<string, string>>> = {
  name: "the agency's full name",
  shortName: 'a name that fits a subject line, such as CDSS',
  timeZone: "the agency's zone, such as America/Los_Angeles",
  languages: 'the languages of its pages and messages, such as [en, es]',
  style: 'discreet, or open to show titles of events in subjects',
  page: "the https address of the agency's own page for the month",
  postalAddress: 'a postal address that reaches the agency: every mailing must show it',
  senders: 'mailings and letters, each with name, address and replyTo',
  'senders.mailings': 'name, address and replyTo of mailings to lists',
  'senders.letters': 'name, address and replyTo of letters to one person',
  'senders.*.name': 'the name that messages come from',
  'senders.*.address': 'the address that messages come from',
  'senders.*.replyTo': 'the address that answers go to',
  contacts: 'at least one contact with name, email and about',
  'contacts.*.name': 'whom readers can ask',
  'contacts.*.email': 'the address of that contact',
  'contacts.*.about': LOCALIZED,
  lists: 'at least one list with id, name, description and hears',
  'lists.*.id': 'a short id for addresses and headers, such as month-events',
  'lists.*.name': LOCALIZED,
  'lists.*.description': LOCALIZED,
  'lists.*.hears': 'all, none, or kinds and topics of events',
  reminders: 'the default reminders of each kind of event, such as WEBINAR: [-P1D, -PT1H]',
  'reminders.*': 'its default reminders, such as [-P1D, -PT1H], or [] for none',
  privacy: 'notice, officer and policy: what readers are told about their data',
  'privacy.notice': LOCALIZED,
  'privacy.officer': 'title, address, phone and email of who is responsible for the data',
  'privacy.officer.title': LOCALIZED,
  'privacy.officer.address': 'the postal address of that official',
  'privacy.officer.phone': 'the telephone number of that official',
  'privacy.officer.email': 'the e-mail address of that official',
  'privacy.policy': "the https address of the agency's privacy policy",
  accessibility: 'contact and testedOn',
  'accessibility.contact': 'the address that barriers can be told to',
  'accessibility.testedOn': 'the day people last tested the pages, such as 2026-11-21, or null',
  securityContact: 'where a hole in security can be told, such as mailto:security@example.org',
  quickExit: 'the https address of a neutral page',
  retention: 'mailings: for how long it is kept who got which mailing, such as P13M',
  'retention.mailings': 'a period such as P13M (thirteen months), P400D or P2Y',
  notices: 'delay and most: how changes of events are told',
  'notices.delay': 'how long a change waits before it is told, such as PT15M',
  'notices.most': 'how many people a deploy may tell of changes without being asked, such as 500',
  holidays: 'country, and state if there is one: whose public holidays you keep',
  'holidays.country': "the country's two letters, such as US",
  'holidays.state': "the state's short code, such as CA",
  checkIn: 'on and eraseUnanswered, or null if people are never asked whether they still want mail',
  'checkIn.on': "the month and day on which people are asked, such as '12-01'",
  'checkIn.eraseUnanswered': 'true if whoever left two of them unanswered is erased, else false',
  hotlines: 'the telephone lines shown to readers, or [] for none',
  'hotlines.*.name': 'the name of that line, as text or in each language',
};

/** What belongs into the field at `path`, or undefined where the field's name says it. */
export function meaningOf(path: Path): string | undefined {
  const steps = path.map((step) => (typeof step === 'number' ? '*' : step));
  const wildcard = [steps[0], '*', ...steps.slice(2)].join('.');
  return MEANINGS[steps.join('.')] ?? MEANINGS[wildcard];
}
