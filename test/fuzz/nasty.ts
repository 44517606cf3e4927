/** What calendars should not hold, and some do: values that have broken a reader of calendars, ours or another. */
import type { Random } from '../chaos/random.ts';

const FREQUENCIES = ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** Rules over which ical.js and its siblings have hung, or run out of memory, and rules that mean nothing. */
const RULES = [
  ...FREQUENCIES.flatMap((frequency) => [
    `FREQ=${frequency}`,
    `FREQ=${frequency};BYMONTH=2;BYMONTHDAY=30`,
    `FREQ=${frequency};BYMONTHDAY=-31;BYMONTH=2,4,6,9,11`,
    `FREQ=${frequency};BYMONTH=12`,
    `FREQ=${frequency};COUNT=1000000000`,
    `FREQ=${frequency};INTERVAL=999999999999;COUNT=5`,
    `FREQ=${frequency};UNTIL=99991231T235959Z`,
  ]),
  'FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=SU,MO,TU,WE,TH,FR,SA;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYSECOND=0,1,2,3,4,5,6,7,8,9',
  'FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6',
  'FREQ=YEARLY;BYYEARDAY=366,-366;BYSETPOS=-1',
  'FREQ=YEARLY;BYEASTER=0',
  'RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L;SKIP=FORWARD',
  'FREQ=DAILY;COUNT=0',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;INTERVAL=-1;COUNT=3',
  'FREQ=DAILY;COUNT=3;UNTIL=20270120T000000Z',
  'FREQ=WEEKLY;UNTIL=20270230T250000',
  'FREQ=WEEKLY;UNTIL=20270120',
  'FREQ=WEEKLY;UNTIL=',
  'FREQ=WEEKLY;BYDAY=1MO,-53TU,99FR,XX',
  'FREQ=MONTHLY;BYSETPOS=400;BYDAY=MO',
  'FREQ=MONTHLY;BYDAY=;COUNT=2',
  'FREQ=FORTNIGHTLY',
  'FREQ=',
  'COUNT=3',
  'FREQ=DAILY;FREQ=WEEKLY;COUNT=2',
  ';;;=;=',
  '',
];

const DATES = [
  ...['20270230T100000', '20271332T100000', '00000101T000000', '99999999T999999Z', '20270113T250000'],
  ...['20270113T235960Z', '2027-01-13T10:00:00Z', '20270113', '20270113T1000', '', '-20270101T000000'],
  ...['16010101T000000', '20270314T023000', '20271107T013000', '99991231T235959', '00010101', '20270229'],
  ...['275760913T000001Z', '20270113T100000Z20270114T100000Z', '20270113T100000+0800', '1/13/2027 10:00'],
  ...['20270113T100000/PT1H', '20270113T100000Z,20270114T100000Z,20270230', 'NOW', '١٢٣٤'],
];

const DURATIONS = [
  ...[
    'P999999999999999999W',
    '-PT1H',
    'P0D',
    'PT',
    'P',
    'P1Y',
    'PT1H1D',
    '+PT15M',
    'P1W2D',
    'P9007199254740993D',
  ],
  ...['PT99999999999S', '-P1D', 'P1000000D', 'PT1.5H', 'pt1h', 'P-1D', '', 'PT0S', 'P3650000D', '1H'],
];

const ZONES = [
  ...['Pacific Standard Time', '"Pacific Standard Time"', '(UTC-08:00) Pacific Time (US & Canada)'],
  ...['"(UTC-08:00) Pacific Time (US & Canada)"', 'tzone://Microsoft/Custom', '"tzone://Microsoft/Utc"'],
  ...[
    'Customized Time Zone',
    '',
    '/Europe/Berlin',
    '/freeassociation.sourceforge.net/America/New_York',
    'PST8PDT',
  ],
  ...['US/Pacific', 'Etc/GMT+25', '../../etc/passwd', '__proto__', 'constructor', 'UTC+25', 'Silly', 'silly'],
  ...[
    'W. Europe Standard Time 1',
    '🕰️',
    '+14:00',
    '-23:59',
    'america/los_angeles',
    'Z',
    '"',
    'x'.repeat(5000),
  ],
];

const TEXTS = [
  ...[
    '<script>alert(1)</script>',
    '<p>Hello <b>you',
    '\\',
    '\\n\\n\\N',
    'a\\',
    '{{name}}',
    '{{{x}}}',
    '=HYPERLINK("x")',
  ],
  ...[
    '\u202Eevil\u202C',
    '\u0000\u0001\u001B[31m',
    '\uFEFF',
    '\uFFFD',
    '👩‍👩‍👧‍👦'.repeat(50),
    '"',
    ',,,',
    ';;;',
    ':::',
  ],
  ...[
    '',
    ' ',
    '\t',
    'a'.repeat(10_000),
    'x '.repeat(40_000),
    '&amp;&#x0;&lt;',
    '<!--',
    ']]>',
    '\u2028\u2029\u0085',
    '0',
  ],
  `${'<div>'.repeat(3000)}`,
  '<a href="javascript:alert(1)">x</a>',
];

const LINKS = [
  ...[
    'javascript:alert(1)',
    'http://[::1',
    `https://agency.example/${'a'.repeat(3000)}`,
    'mailto:',
    'data:text/html,x',
  ],
  ...[
    'https://user:pass@agency.example',
    'HTTPS://AGENCY.EXAMPLE\u0000',
    'https://',
    '//agency.example',
    'http://%',
    '',
  ],
  ...[
    'https://агентство.example/п',
    'https://agency.example:99999/',
    'file:///etc/passwd',
    'CID:part1',
    'https://a b',
  ],
];

const NUMBERS = [
  '-1',
  '0',
  '1e400',
  '99999999999999999999',
  '0x10',
  '',
  '1.5',
  '2147483648',
  '٣',
  '+5',
  'many',
];

const UIDS = [
  '',
  '__proto__',
  'constructor',
  'u'.repeat(5000),
  '#',
  '/',
  '🦊',
  'a b',
  'opening@agency.example',
];

const WORDS = [
  ...[
    'CONFIRMED',
    'CANCELLED',
    'RESCHEDULED TO 5',
    'TENTATIVE',
    'PUBLISH',
    'REQUEST',
    'CANCEL',
    'GREGORIAN',
    'NONE',
  ],
  ...[
    'WEBINAR',
    'webinar',
    'WEBINAR,EXHIBIT',
    'IN PERSON',
    'OPAQUE',
    'TRANSPARENT',
    'PRIVATE',
    '2.0',
    'EMAIL',
    'DISPLAY',
  ],
];

/** What stands after a property's name, parameters too. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  RRULE: RULES.map((rule) => `:${rule}`),
  EXRULE: RULES.map((rule) => `:${rule}`),
  DURATION: DURATIONS.map((duration) => `:${duration}`),
  TRIGGER: [
    ...DURATIONS.flatMap((duration) => [`:${duration}`, `;RELATED=END:${duration}`]),
    ...DATES.map((date) => `;VALUE=DATE-TIME:${date}`),
    ';RELATED=MIDDLE:-P1D',
  ],
  ...Object.fromEntries(
    ['REPEAT', 'SEQUENCE', 'PRIORITY', 'X-CAPACITY', 'GEO'].map((name) => [
      name,
      NUMBERS.map((text) => `:${text}`),
    ]),
  ),
  ...Object.fromEntries(
    ['URL', 'CONFERENCE', 'ATTACH', 'X-RECORDING'].map((name) => [
      name,
      LINKS.flatMap((link) => [`:${link}`, `;VALUE=URI:${link}`]),
    ]),
  ),
  UID: UIDS.map((uid) => `:${uid}`),
  ...Object.fromEntries(
    ['STATUS', 'CATEGORIES', 'METHOD', 'TRANSP', 'CLASS', 'VERSION', 'ACTION', 'X-REMINDERS'].map((name) => [
      name,
      WORDS.map((word) => `:${word}`),
    ]),
  ),
  TZID: ZONES.map((zone) => `:${zone}`),
  'X-WR-TIMEZONE': ZONES.map((zone) => `:${zone}`),
  TZOFFSETTO: ['-0800', '+2400', '-9999', 'PST', '', '+000001', '-000000'].map((offset) => `:${offset}`),
};

const DATED = ['DTSTART', 'DTEND', 'RDATE', 'EXDATE', 'RECURRENCE-ID', 'DTSTAMP', 'LAST-MODIFIED', 'CREATED'];
const WORDED = [
  'SUMMARY',
  'DESCRIPTION',
  'LOCATION',
  'CONTACT',
  'X-PRESENTER',
  'X-AUDIENCE',
  'NAME',
  'X-WR-CALNAME',
];
const NAMES = [
  ...Object.keys(FITTING),
  ...DATED,
  ...WORDED,
  'X-ALT-DESC;FMTTYPE=text/html',
  'ATTENDEE',
  'ORGANIZER',
];

/** A property's name that a calendar may hold. */
export const anyName = (random: Random): string => random.pick(NAMES);

/** What may stand after `name`, the colon and parameters included: mostly of the property's own sort. */
export function anyRest(name: string, random: Random): string {
  const fitting = FITTING[name];
  if (name === 'RRULE' && random.chance(0.6)) return `:${anyRule(random)}`;
  if (random.chance(0.15)) return `:${random.pick([...TEXTS, ...DATES, ...LINKS])}`;
  if (fitting) return random.pick(fitting);
  if (DATED.includes(name)) return `${anyDateParameter(random)}:${anyDate(random)}`;
  return `:${random.pick(TEXTS)}`;
}

export const anyZone = (random: Random): string => random.pick(ZONES);

/** Mostly a moment in or near January 2027, so that rules and exceptions meet. */
function anyDate(random: Random): string {
  if (random.chance(0.4)) return random.pick(DATES);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `2027${two(1 + random.below(3))}${two(1 + random.below(31))}`;
  return random.chance(0.3) ? day : `${day}T${two(random.below(24))}0000${random.chance(0.3) ? 'Z' : ''}`;
}

function anyDateParameter(random: Random): string {
  const zone = () => `;TZID=${random.chance(0.6) ? 'America/Los_Angeles' : anyZone(random)}`;
  const others = [
    '',
    ';VALUE=DATE',
    ';VALUE=PERIOD',
    ';VALUE=DATE-TIME',
    ';RANGE=THISANDFUTURE',
    ';VALUE=',
    ';X="',
  ];
  return random.chance(0.5) ? zone() : random.pick(others);
}

/** A rule put together at random: possible, impossible, cheap and endless ones. */
function anyRule(random: Random): string {
  const some = (most: number, low: number, high: number) =>
    Array.from({ length: 1 + random.below(most) }, () => low + random.below(high - low + 1)).join(',');
  const parts: Record<string, () => string> = {
    COUNT: () => String(random.below(random.chance(0.2) ? 1e9 : 20)),
    UNTIL: () => anyDate(random),
    INTERVAL: () => String(random.below(random.chance(0.2) ? 1e6 : 5)),
    BYMONTH: () => some(4, -1, 13),
    BYMONTHDAY: () => some(4, -32, 32),
    BYDAY: () =>
      Array.from(
        { length: 1 + random.below(4) },
        () => `${random.pick(['', '', '1', '-1', '5', '-53'])}${random.pick(DAYS)}`,
      ).join(','),
    BYYEARDAY: () => some(4, -367, 367),
    BYWEEKNO: () => some(3, -54, 54),
    BYHOUR: () => some(8, 0, 24),
    BYMINUTE: () => some(30, 0, 60),
    BYSECOND: () => some(60, 0, 61),
    BYSETPOS: () => some(2, -367, 367),
    WKST: () => random.pick(DAYS),
  };
  const chosen = random.shuffled(Object.keys(parts)).slice(0, random.below(5));
  return [`FREQ=${random.pick(FREQUENCIES)}`, ...chosen.map((name) => `${name}=${parts[name]?.()}`)].join(
    ';',
  );
}

/** A definition of a zone that no clock of the world follows, or that can't be followed. */
export function anyTimeZone(tzid: string, random: Random): string[] {
  const part = (name: string) => [
    `BEGIN:${name}`,
    `DTSTART:${random.pick(['19700101T000000', '16010101T000000', ...DATES])}`,
    `TZOFFSETFROM:${random.pick(['-0800', '+2400', '', 'x', '+0545'])}`,
    `TZOFFSETTO${random.pick(FITTING['TZOFFSETTO'] ?? [])}`,
    ...(random.chance(0.8) ? [`RRULE:${random.chance(0.5) ? random.pick(RULES) : anyRule(random)}`] : []),
    ...(random.chance(0.9) ? [`END:${name}`] : []),
  ];
  return [
    ...['BEGIN:VTIMEZONE', `TZID:${tzid}`],
    ...part('STANDARD'),
    ...(random.chance(0.6) ? part('DAYLIGHT') : []),
    'END:VTIMEZONE',
  ];
}
