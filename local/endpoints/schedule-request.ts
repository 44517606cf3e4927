/**
 * What EventBridge Scheduler takes for a schedule, with the limits that it puts on each member.
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 */
import * as v from 'valibot';

const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(schema);

const whole = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer('must be a whole number'),
    v.minValue(least, `must be at least ${least}`),
    v.maxValue(most, `must be at most ${most}`),
  );

/** Of schedules and of groups. */
export const Name = v.pipe(
  v.string(),
  v.regex(/^[0-9a-zA-Z-_.]{1,64}$/, 'must be 1 to 64 letters, digits, hyphens, underscores and dots'),
);

const clientToken = optional(
  v.pipe(
    v.string(),
    v.regex(/^[a-zA-Z0-9-_]{1,64}$/, 'must be 1 to 64 letters, digits, hyphens, underscores'),
  ),
);

/** 256 KB of text for the target. */
const targetInput = v.pipe(
  v.string(),
  v.nonEmpty('must not be empty'),
  v.maxBytes(262_144, 'must be 256 KB at most'),
);

const Target = v.looseObject({
  Arn: v.pipe(v.string(), v.regex(/^arn:.{1,1596}$/, 'must be an ARN')),
  RoleArn: v.pipe(
    v.string(),
    v.regex(/^arn:aws(-[a-z]+)?:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'must be the ARN of a role'),
  ),
  Input: optional(targetInput),
  DeadLetterConfig: optional(
    v.object({
      Arn: optional(
        v.pipe(
          v.string(),
          v.regex(/^arn:aws(-[a-z]+)?:sqs:[a-z0-9-]+:\d{12}:[a-zA-Z0-9-_]+$/, 'must be the ARN of a queue'),
        ),
      ),
    }),
  ),
  RetryPolicy: optional(
    v.object({
      MaximumEventAgeInSeconds: optional(whole(60, 86_400)),
      MaximumRetryAttempts: optional(whole(0, 185)),
    }),
  ),
});

/** A schedule as its owner describes it; update replaces all of it. */
export const ScheduleFields = v.object({
  ScheduleExpression: v.pipe(
    v.string(),
    v.nonEmpty('must not be empty'),
    v.maxLength(256, 'must have 256 at most'),
  ),
  ScheduleExpressionTimezone: v.optional(
    v.pipe(v.string(), v.nonEmpty('must not be empty'), v.maxLength(50, 'must have 50 characters at most')),
    'UTC',
  ),
  Target,
  FlexibleTimeWindow: v.variant('Mode', [
    v.object({ Mode: v.literal('OFF') }),
    v.object({ Mode: v.literal('FLEXIBLE'), MaximumWindowInMinutes: whole(1, 1440) }),
  ]),
  Description: optional(v.pipe(v.string(), v.maxLength(512, 'must have 512 characters at most'))),
  State: v.optional(v.picklist(['ENABLED', 'DISABLED'], 'must be ENABLED or DISABLED'), 'ENABLED'),
  ActionAfterCompletion: v.optional(v.picklist(['NONE', 'DELETE'], 'must be NONE or DELETE'), 'NONE'),
  StartDate: optional(v.number()),
  EndDate: optional(v.number()),
  KmsKeyArn: optional(v.string()),
});
export type ScheduleFields = v.InferOutput<typeof ScheduleFields>;

export const PutScheduleRequest = v.object({
  Name,
  GroupName: v.optional(Name, 'default'),
  ClientToken: clientToken,
  ...ScheduleFields.entries,
});

export const ListSchedulesRequest = v.object({
  ScheduleGroup: optional(Name),
  NamePrefix: optional(Name),
  State: optional(v.picklist(['ENABLED', 'DISABLED'], 'must be ENABLED or DISABLED')),
  MaxResults: v.optional(v.pipe(v.string(), v.transform(Number), whole(1, 100)), '100'),
  NextToken: optional(v.string()),
});
