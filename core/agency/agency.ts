/** The agency file: everything that is particular to one agency is data here, not code. */
import * as v from 'valibot';
import { KINDS } from '../calendar/event.ts';
import { ianaZone } from '../calendar/iana-zone.ts';
import { parseRelativeOffset } from '../calendar/relative-offset.ts';
import { MOST_REMINDERS } from '../calendar/reminders.ts';
import { isSpoken, SPOKEN_LANGUAGES } from '../languages/languages.ts';
import { USUAL_RETENTION } from '../mailing/retention.ts';
import { problemOfFoot } from '../signature-block/block-words.ts';
import { MOST_ENTRIES } from './agency-limits.ts';
import { ColoursSchema } from './colours.ts';
import { isEmergencyLine } from './emergency-line.ts';
import { HolidayRegionSchema } from './holiday-region.ts';
import { missingWords } from './missing-words.ts';
import { NoticesSchema } from './notice-rule.ts';
import { STYLES } from './style.ts';
import { day, email, language, link, localized, period, shortId, text } from './text-fields.ts';
import { monthAndDay } from './yearly-day.ts';

/** Who sends: the From name and address, and where answers go. */
const SenderSchema = v.strictObject({ name: text, address: email, replyTo: email });

/** What a list's people are reminded of: everything, nothing, or the events of some kinds or topics. */
const HearsSchema = v.union(
  [
    v.picklist(['all', 'none']),
    v.strictObject({
      kinds: v.optional(v.array(v.picklist(KINDS)), []),
      topics: v.optional(v.array(text), []),
    }),
  ],
  'must be all, none, or kinds and topics',
);
export type Hears = v.InferOutput<typeof HearsSchema>;

const ListSchema = v.strictObject({
  /** Stands in addresses and headers. */
  id: shortId,
  name: localized,
  description: localized,
  hears: HearsSchema,
  /** Whether its people get the month's programme as the season opens, and new events after that; left out: they don't. */
  programme: v.optional(v.boolean('must be true or false')),
});
export type List = v.InferOutput<typeof ListSchema>;

/** Who decides on what people submit, and in which language they are written to; without one it is the agency's first. */
const ModeratorSchema = v.strictObject({ name: text, email, language: v.optional(language) });
export type Moderator = v.InferOutput<typeof ModeratorSchema>;

const ContactSchema = v.strictObject({ name: text, email, about: localized });

const NOT_VERIFIED =
  'is missing: write the day somebody called it and found it right, such as 2026-11-21, or null';

/**
 * A telephone line shown to readers; `verifiedOn` is null until a person has called it and found it right. The
 * emergency number (`isEmergencyLine`) needs none: nobody calls it to try it.
 */
const HotlineSchema = v.pipe(
  v.strictObject({
    /** A name of its own, or one in each language. */
    name: v.union([text, localized], 'must be text, or words by language, such as en: Emergencies'),
    phone: v.optional(text),
    text: v.optional(text),
    tty: v.optional(text),
    chat: v.optional(link),
    verifiedOn: v.optional(v.nullable(day)),
  }),
  v.forward(
    v.check((line) => line.verifiedOn !== undefined || isEmergencyLine(line), NOT_VERIFIED),
    ['verifiedOn'],
  ),
  v.transform(({ verifiedOn = null, ...line }) => ({ ...line, verifiedOn })),
);

/** Offsets as triggers of a VALARM, each relative to its event. */
const offsets = v.pipe(
  v.array(
    v.pipe(
      v.string(),
      v.check((text) => parseRelativeOffset(text) !== null, 'must be an offset such as -P1D, -PT1H or PT8H'),
    ),
  ),
  v.maxLength(MOST_REMINDERS, `must have at most ${MOST_REMINDERS} reminders`),
);

const timeZone = v.pipe(
  v.string(),
  v.check((name) => ianaZone(name) !== null, 'must be an IANA zone such as America/Los_Angeles'),
);

/** What stands at every form that asks for an address, and whom to ask about it. */
const PrivacySchema = v.strictObject({
  notice: localized,
  /** The official responsible for what is kept (Cal. Civ. Code 1798.17, for one, asks for it). */
  officer: v.strictObject({ title: localized, address: text, phone: v.optional(text), email }),
  /** The agency's own privacy policy. */
  policy: v.optional(link),
});

/** Who answers for barriers, and when the pages were last tested by people; null until they have been. */
const AccessibilitySchema = v.strictObject({ contact: email, testedOn: v.nullable(day) });

/** Once a year, before the season, people are asked whether they still want our mail. */
const CheckInSchema = v.strictObject({
  /** Month and day. */
  on: monthAndDay,
  /** Whether someone who has let two of them pass in silence is erased at the next. */
  eraseUnanswered: v.boolean('must be true or false'),
});

/** The day on which the season opens: month and day; from July on, of the year before the calendar's. */
const ProgrammeSchema = v.strictObject({ on: monthAndDay });

/** Loads fast, and tells nothing about who opens it. */
export const NEUTRAL_PAGE = 'https://www.weather.gov/';

const TOO_MANY = `must have at most ${MOST_ENTRIES} entries`;

/** What a second operator approves before it is written; left out: nothing. */
const ApprovalsSchema = v.strictObject({
  /** Mailings to every list. */
  mailings: v.boolean('must be true or false'),
});

export const AgencySchema = v.pipe(
  v.strictObject({
    name: text,
    /** What fits a subject line and the signature block: `CDSS`. */
    shortName: v.pipe(
      text,
      v.check(
        (name) => problemOfFoot(name) === null,
        ({ input }) => problemOfFoot(input) ?? '',
      ),
    ),
    timeZone,
    /** The first is the default. */
    languages: v.pipe(
      v.array(
        v.pipe(
          language,
          v.check(isSpoken, `must be one that there is a catalogue for (${SPOKEN_LANGUAGES.join(', ')})`),
        ),
      ),
      v.minLength(1, 'must name at least one language'),
    ),
    /** The default; each subscriber can choose. */
    style: v.picklist(STYLES, 'must be discreet or open'),
    /** Of the pictures that are drawn for it; left out: those of the mail. */
    colours: v.optional(ColoursSchema),
    /** The agency's own page for the month. */
    page: link,
    /** A postal address that reaches the sender; stands at the foot of every mailing (CAN-SPAM). */
    postalAddress: text,
    senders: v.strictObject({ mailings: SenderSchema, letters: SenderSchema }),
    contacts: v.pipe(
      v.array(ContactSchema),
      v.minLength(1, 'must name at least one contact'),
      v.maxLength(MOST_ENTRIES, TOO_MANY),
    ),
    lists: v.pipe(
      v.array(ListSchema),
      v.minLength(1, 'must name at least one list'),
      v.maxLength(MOST_ENTRIES, TOO_MANY),
    ),
    /** Default reminders for an event with no VALARM of its own. */
    reminders: v.strictObject(v.entriesFromList(KINDS, offsets)),
    privacy: PrivacySchema,
    accessibility: AccessibilitySchema,
    /** Who decides on events and resources that people submit; nobody can submit any where there is none. */
    moderators: v.optional(v.pipe(v.array(ModeratorSchema), v.maxLength(MOST_ENTRIES, TOO_MANY))),
    /** Where a hole in our security can be told: `mailto:` or https (RFC 9116). */
    securityContact: v.pipe(
      text,
      v.regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'must begin with mailto: or https://'),
    ),
    /** A neutral page that loads fast: where "leave this site" leads. */
    quickExit: v.optional(link, NEUTRAL_PAGE),
    /** For how long it is kept who got which mailing, and what operators did. */
    retention: v.optional(v.strictObject({ mailings: period }), USUAL_RETENTION),
    notices: NoticesSchema,
    approvals: v.optional(ApprovalsSchema),
    /** Whose public holidays a plan looks at; left out: nobody's. */
    holidays: v.optional(HolidayRegionSchema),
    /** Left out: nobody gets the month's programme, and new events are announced to nobody. */
    programme: v.optional(ProgrammeSchema),
    /** null: nobody is asked. */
    checkIn: v.nullable(CheckInSchema),
    hotlines: v.pipe(v.array(HotlineSchema), v.maxLength(MOST_ENTRIES, TOO_MANY)),
  }),
  v.forward(
    v.partialCheck(
      [['lists']],
      ({ lists }) => new Set(lists.map(({ id }) => id)).size === lists.length,
      'has an id that stands twice: give each list its own',
    ),
    ['lists'],
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const issue of missingWords(dataset.value)) addIssue(issue);
  }),
);
export type Agency = v.InferOutput<typeof AgencySchema>;
