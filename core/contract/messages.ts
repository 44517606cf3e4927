/** The shapes that travel between functions. Types come from the schemas; a reader parses before it trusts. */
import * as v from 'valibot';

const instant = v.pipe(v.string(), v.isoTimestamp());

/** Names one event: its calendar's year, where it comes from, and its id. */
export const EventRefSchema = v.object({
  year: v.pipe(v.number(), v.integer()),
  source: v.picklist(['calendar', 'community']),
  eventId: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
});
export type EventRef = v.InferOutput<typeof EventRefSchema>;

/** Names one reminder: the event and the offset, spelled as the trigger of a VALARM. */
export const ReminderRefSchema = v.object({
  ...EventRefSchema.entries,
  offset: v.pipe(v.string(), v.nonEmpty()),
});
export type ReminderRef = v.InferOutput<typeof ReminderRefSchema>;

/** A reminder's alarm clock: which one, and what it was made for. */
export const DueReminderSchema = v.object({
  reminder: ReminderRefSchema,
  /** Start of the event when the schedule was made: the event's revision. */
  startsAt: instant,
  /** When the schedule was to fire. */
  dueAt: instant,
});
export type DueReminder = v.InferOutput<typeof DueReminderSchema>;

/** The yearly check-in's alarm clock. */
const DueCheckInSchema = v.object({
  /** The year in which people are asked whether they still want our mail. */
  checkIn: v.pipe(v.number(), v.integer()),
  dueAt: instant,
});
export type DueCheckIn = v.InferOutput<typeof DueCheckInSchema>;

/** The alarm clock of a change that people are to be told of. */
export const DueNoticeSchema = v.object({
  /** The event that has changed. */
  notice: EventRefSchema,
  /** When the change is told: another change, before it is, sets another clock. */
  dueAt: instant,
});
export type DueNotice = v.InferOutput<typeof DueNoticeSchema>;

/** The alarm clock of a month's programme, or of events that are new in it. */
const DueProgrammeSchema = v.object({
  /** The calendar's year. */
  programme: v.pipe(v.number(), v.integer()),
  /** When people are told: the events of which they are told have this moment. */
  dueAt: instant,
});
export type DueProgramme = v.InferOutput<typeof DueProgrammeSchema>;

/** The alarm clock of a newsletter issue. */
const DueNewsletterSchema = v.object({
  /** Its slug. */
  newsletter: v.pipe(v.string(), v.nonEmpty()),
  dueAt: instant,
});
export type DueNewsletter = v.InferOutput<typeof DueNewsletterSchema>;

/** The alarm clock of a digest. */
const DueDigestSchema = v.object({
  /** For whom: for those who want one mail a day, or one a week. */
  digest: v.picklist(['daily', 'weekly']),
  /** That of its day. */
  year: v.pipe(v.number(), v.integer()),
  dueAt: instant,
});
export type DueDigest = v.InferOutput<typeof DueDigestSchema>;

/**
 * On the queue `due`: an alarm clock rang. It names what it was made for; `start-mailing` reads event and agency again and
 * decides whether that still holds.
 */
export const DueMessageSchema = v.union([
  DueReminderSchema,
  DueNoticeSchema,
  DueProgrammeSchema,
  DueNewsletterSchema,
  DueDigestSchema,
  DueCheckInSchema,
]);
export type DueMessage = v.InferOutput<typeof DueMessageSchema>;

/** On the queue `ranges`: send mailing `mailing` to the people of its range number `range`, counted from 0. */
export const RangeMessageSchema = v.object({
  mailing: v.pipe(v.string(), v.nonEmpty()),
  range: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type RangeMessage = v.InferOutput<typeof RangeMessageSchema>;

const text = v.pipe(v.string(), v.nonEmpty());
const subscriberId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
/** How a person wants to be written to. */
const choices = { language: text, style: v.picklist(['discreet', 'open']) };

/** That a person agreed: when, to which wording, and on which page. No network address, no browser. */
const ConsentSchema = v.object({
  at: instant,
  /** Names the words that stood at the form, which are kept under it. */
  wording: v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/)),
  page: text,
  language: text,
});
export type Consent = v.InferOutput<typeof ConsentSchema>;

/** Every letter has an id of its own, made with the request: delivered twice, it stays the same letter. */
const letter = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

/** Asks for the lists; they begin once the address has confirmed. */
const ConfirmSubscriptionSchema = v.object({
  purpose: v.literal('confirm-subscription'),
  letter,
  address: text,
  lists: v.pipe(v.array(text), v.minLength(1)),
  ...choices,
  /** How the person wants to hear; each event by its own reminders, where it is left out. */
  rhythm: v.optional(v.picklist(['daily', 'weekly'])),
  consent: ConsentSchema,
});

/** Asks for one event: to be reminded of it, or for a place at it. */
const ConfirmEventSchema = v.object({
  purpose: v.literal('confirm-event'),
  letter,
  address: text,
  event: EventRefSchema,
  wants: v.picklist(['reminders', 'place']),
  ...choices,
  consent: ConsentSchema,
});

/** When somebody asked for it on a page; left out of what was queued before this was kept. */
const askedAt = v.optional(instant);

/** Asks for a subscriber's mail to go to another address, which confirms. */
const ConfirmAddressSchema = v.object({
  purpose: v.literal('confirm-address'),
  letter,
  /** Whose address changes. */
  id: subscriberId,
  /** The new one. */
  address: text,
  language: text,
  askedAt,
});

/** Names one submission. */
const submission = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

/** Asks whoever has the address to confirm what was submitted with it. */
const ConfirmSubmissionSchema = v.object({
  purpose: v.literal('confirm-submission'),
  letter,
  address: text,
  submission,
  /** What it is called, for the letter and its page. */
  title: text,
  language: text,
  askedAt,
});

/** Asks a moderator to decide on a submission. */
const ModerateSchema = v.object({
  purpose: v.literal('moderate'),
  letter,
  submission,
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The moderator's id: the agency file in force says whose address that is. */
  moderator: subscriberId,
});

/** Brings to a moderator once more what has waited for a while: all of it in one letter. */
const ModerateAgainSchema = v.object({
  purpose: v.literal('moderate-again'),
  letter,
  /** As above. */
  moderator: subscriberId,
});

/** Tells whoever submitted something what was decided. */
const SubmissionDecidedSchema = v.object({
  purpose: v.literal('submission-decided'),
  letter,
  submission,
  outcome: v.picklist(['approved', 'declined', 'withdrawn', 'expired']),
  /** A moderator's word to them; empty for none. */
  word: v.pipe(v.string(), v.maxLength(2000)),
});

/** Asks for the link to one's own choices. */
const ManageSchema = v.object({ purpose: v.literal('manage'), letter, address: text, language: text });

/** Asks for all that is kept of a subscriber, which is sent to the address it is kept with. */
const ExportSchema = v.object({ purpose: v.literal('export'), letter, id: subscriberId });

/** Says that a complaint is taken back: from here on mail comes again. */
const WelcomeBackSchema = v.object({
  purpose: v.literal('welcome-back'),
  letter,
  id: subscriberId,
  address: text,
  language: text,
});

/** Tells a person how their registration stands. The person is given, for after erasure nobody could look them up. */
const RegistrationSchema = v.object({
  purpose: v.literal('registration'),
  letter,
  event: EventRefSchema,
  outcome: v.picklist(['seated', 'waiting', 'given-up']),
  person: v.object({ id: subscriberId, address: text, ...choices }),
});

/** Tells a person who has a place of a change of the event, with a new invitation or with its cancellation. */
const NoticeSchema = v.object({
  purpose: v.literal('notice'),
  letter,
  event: EventRefSchema,
  /** Id of the mailing that tells everyone else. */
  mailing: text,
  /** Index of the state in which the person knows the event. */
  from: v.pipe(v.number(), v.integer(), v.minValue(0)),
  person: v.object({ id: subscriberId, address: text, ...choices }),
});

/** Not a letter by itself: places of an event may be free, and whoever waits longest gets them and a letter. */
const FillPlacesSchema = v.object({ purpose: v.literal('fill-places'), event: EventRefSchema });

/** Not a letter at all: a person is to be erased who has not answered since an instant, unless they have by now. */
const EraseSchema = v.object({ purpose: v.literal('erase'), id: subscriberId, silentSince: instant });

/** On the queue `letters`: one message to one person, because they asked. `send-letter` decides whether it is sent. */
export const LetterMessageSchema = v.variant('purpose', [
  ConfirmSubscriptionSchema,
  ConfirmEventSchema,
  ConfirmAddressSchema,
  ConfirmSubmissionSchema,
  ModerateSchema,
  ModerateAgainSchema,
  SubmissionDecidedSchema,
  ManageSchema,
  ExportSchema,
  WelcomeBackSchema,
  RegistrationSchema,
  NoticeSchema,
  FillPlacesSchema,
  EraseSchema,
]);
export type LetterMessage = v.InferOutput<typeof LetterMessageSchema>;

/** A request that takes effect once the link in its letter has been opened and its button pressed. */
export type RequestToConfirm = Extract<
  LetterMessage,
  { purpose: 'confirm-subscription' | 'confirm-event' | 'confirm-address' | 'confirm-submission' }
>;

/** One calendar or agency file, where the deploy has put it. */
export const DeployedFileSchema = v.object({
  name: v.pipe(v.string(), v.nonEmpty()),
  bucket: v.pipe(v.string(), v.nonEmpty()),
  key: v.pipe(v.string(), v.nonEmpty()),
});
export type DeployedFile = v.InferOutput<typeof DeployedFileSchema>;

/**
 * What CloudFormation's Provider framework hands to `load-calendar`: the files of `events-data/`, each named as
 * in the folder and stored under its content's hash, so that a rollback with old properties loads the old files.
 * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.custom_resources-readme.html
 */
export const DeployEventSchema = v.object({
  RequestType: v.picklist(['Create', 'Update', 'Delete']),
  /** The stack that has it called; none on one machine. */
  StackId: v.optional(v.pipe(v.string(), v.nonEmpty())),
  ResourceProperties: v.object({
    files: v.array(DeployedFileSchema),
    /** The hash of the plan that an operator has accepted. */
    accept: v.optional(v.pipe(v.string(), v.nonEmpty())),
  }),
});
export type DeployEvent = v.InferOutput<typeof DeployEventSchema>;

/** The tags that a message of ours came with, as SES repeats them: each with a list of values. */
const FeedbackTagsSchema = v.record(v.string(), v.array(v.string()));

const MailSchema = v.object({
  /** When SES accepted the message. */
  timestamp: v.pipe(v.string(), v.isoTimestamp()),
  messageId: v.pipe(v.string(), v.nonEmpty()),
  tags: v.optional(FeedbackTagsSchema, {}),
});

/**
 * On the queue `feedback`: what SES says of one message, as it publishes it to our topic. Only what we act upon is read; addresses
 * and headers that come along are not.
 * @see https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const FeedbackMessageSchema = v.variant('eventType', [
  v.object({
    eventType: v.picklist(['Send', 'Reject', 'Rendering Failure', 'DeliveryDelay', 'Delivery']),
    mail: MailSchema,
  }),
  v.object({
    eventType: v.literal('Complaint'),
    mail: MailSchema,
    complaint: v.optional(v.object({ complaintSubType: v.nullish(v.string()) }), {}),
  }),
  v.object({
    eventType: v.literal('Bounce'),
    mail: MailSchema,
    /** `Permanent`: the mailbox does not exist; `Transient` and `Undetermined` may pass. */
    bounce: v.object({
      bounceType: v.picklist(['Permanent', 'Transient', 'Undetermined']),
      bounceSubType: v.optional(v.string()),
    }),
  }),
]);
export type FeedbackMessage = v.InferOutput<typeof FeedbackMessageSchema>;
