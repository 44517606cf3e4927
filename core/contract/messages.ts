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
  /** The stack that has it called. */
  StackId: v.pipe(v.string(), v.nonEmpty()),
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
