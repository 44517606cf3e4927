/** The shapes that travel between functions. Types come from the schemas; a reader parses before it trusts. */
import * as v from 'valibot';

const instant = v.pipe(v.string(), v.isoTimestamp());

/** Names one reminder: the event (year, source, id) and the offset, spelled as the trigger of a VALARM. */
export const ReminderRefSchema = v.object({
  year: v.pipe(v.number(), v.integer()),
  source: v.picklist(['calendar', 'community']),
  eventId: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  offset: v.pipe(v.string(), v.nonEmpty()),
});
export type ReminderRef = v.InferOutput<typeof ReminderRefSchema>;

/**
 * On the queue `due`: an alarm clock rang. It names the reminder and what it was made for; `start-mailing`
 * reads the event again and decides whether that still holds.
 */
export const DueMessageSchema = v.object({
  reminder: ReminderRefSchema,
  /** Start of the event when the schedule was made: the event's revision. */
  startsAt: instant,
  /** When the schedule was to fire. */
  dueAt: instant,
});
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
  ResourceProperties: v.object({ files: v.array(DeployedFileSchema) }),
});
export type DeployEvent = v.InferOutput<typeof DeployEventSchema>;
