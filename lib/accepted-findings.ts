/**
 * Where the stack does what a rule of AwsSolutions (cdk-nag) warns of, and why that is right here. Whatever stands
 * neither in the rules nor here stops `cdk synth`.
 */
import { type CfnElement, type Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { LOADED_ENDINGS } from '../core/contract/calendar-files.ts';
import { ROUTES } from './site.ts';

interface Finding {
  /** Path of the construct below the stack. */
  readonly at: string;
  readonly reason: string;
}

/** A right with a `*` in its resource. */
interface Wildcard extends Finding {
  readonly actions: readonly string[];
  /** As cdk-nag spells it, but for `<stack>`, `<qualifier>` (of the bootstrap), and `<loader>` and `<flyers>` (logical ids). */
  readonly resource: string;
}

const OURS = '<AWS::Region>:<AWS::AccountId>';
const ASSETS = 'arn:<AWS::Partition>:s3:::cdk-<qualifier>-assets-<AWS::AccountId>-<AWS::Region>';

const ROLLBACK =
  'A file is stored under its hash, and a rollback reads hashes that this template does not know.';
const QUOTA = 'The account’s sending rate belongs to no resource.';

const WILDCARDS: readonly Wildcard[] = [
  ...LOADED_ENDINGS.map((ending) => ({
    at: 'load-calendar',
    actions: ['s3:GetObject'],
    resource: `${ASSETS}/*${ending}`,
    reason: ROLLBACK,
  })),
  {
    at: 'load-calendar',
    actions: ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule'],
    resource: `arn:<AWS::Partition>:scheduler:${OURS}:schedule/<stack>/*`,
    reason: 'Schedules are made at run time; their names are not known here, their group is.',
  },
  {
    at: 'load-calendar',
    actions: ['scheduler:ListSchedules'],
    resource: '*',
    reason: 'Listing can’t be narrowed: the API knows no resource for it.',
  },
  { at: 'start-mailing', actions: ['ses:GetAccount'], resource: '*', reason: QUOTA },
  { at: 'send-range', actions: ['ses:GetAccount'], resource: '*', reason: QUOTA },
  {
    at: 'send-range',
    actions: ['ses:SendBulkEmail'],
    resource: `arn:<AWS::Partition>:ses:${OURS}:template/*`,
    reason: 'SES checks a template even where the content comes with the call and has no name.',
  },
  {
    at: 'sweep',
    actions: ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule'],
    resource: `arn:<AWS::Partition>:scheduler:${OURS}:schedule/<stack>/*`,
    reason: 'Schedules are made at run time; their names are not known here, their group is.',
  },
  {
    at: 'sweep',
    actions: ['scheduler:ListSchedules'],
    resource: '*',
    reason: 'Listing can’t be narrowed: the API knows no resource for it.',
  },
  { at: 'sweep', actions: ['ses:GetAccount'], resource: '*', reason: QUOTA },
  {
    at: 'sweep',
    actions: ['ses:ListSuppressedDestinations'],
    resource: '*',
    reason: 'The account’s suppression list belongs to no resource.',
  },
  {
    at: 'send-letter',
    actions: ['ses:DeleteSuppressedDestination'],
    resource: '*',
    reason: 'The account’s suppression list belongs to no resource.',
  },
  {
    at: 'web',
    actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    resource: '<<flyers>.Arn>/*',
    reason: 'Flyers are named for what people submit; their names are not known here, their bucket is.',
  },
  {
    at: 'Calendars/Provider',
    actions: ['lambda:InvokeFunction'],
    resource: '<<loader>.Arn>:*',
    reason: 'The CDK lets the provider framework call any version of the one function it speaks for.',
  },
];

const ANYBODY =
  'Anybody may read the pages and leave a list, without an account: that is what they are there for. The links that act carry their own proof.';

/** All other exceptions, by the rule's name. */
const EXCEPTIONS: readonly (Finding & { readonly rule: string })[] = [
  ...ROUTES.map((route) => ({ at: `Site/${route}`, rule: 'AwsSolutions-APIG4', reason: ANYBODY })),
  {
    at: 'Schedules/schedules-dead',
    rule: 'AwsSolutions-SQS3',
    reason: 'It is a dead-letter queue itself: of the schedules, which the rule does not see.',
  },
  {
    at: 'Flyers/Bucket',
    rule: 'AwsSolutions-S1',
    reason:
      'Only web reads it, whose own log tells of each request; a log of accesses would be a second record of people.',
  },
];

const below = (top: IConstruct, path: string): IConstruct =>
  path.split('/').reduce((construct, name) => construct.node.findChild(name), top);

/** Every accepted right with a `*`, as it stands in the template of `stack`. */
export function acceptedWildcards(stack: Stack): readonly Wildcard[] {
  const loader = below(stack, 'load-calendar/Function').node.defaultChild as CfnElement;
  const flyers = below(stack, 'Flyers/Bucket').node.defaultChild as CfnElement;
  return WILDCARDS.map((wildcard) => ({
    ...wildcard,
    resource: wildcard.resource
      .replace('<stack>', stack.stackName)
      .replace('<qualifier>', stack.synthesizer.bootstrapQualifier ?? '')
      .replace('<loader>', stack.getLogicalId(loader))
      .replace('<flyers>', stack.getLogicalId(flyers)),
  }));
}

/** All of them, as cdk-nag names them. */
export function findings(stack: Stack): readonly (Finding & { readonly rule: string })[] {
  const wildcards = acceptedWildcards(stack).map(({ at, resource, reason }) => ({
    at,
    rule: `AwsSolutions-IAM5[Resource::${resource}]`,
    reason,
  }));
  return [...wildcards, ...EXCEPTIONS];
}

/** Acknowledges each of them at its construct, and nowhere else. */
export function acceptFindings(stack: Stack): void {
  for (const { at, rule, reason } of findings(stack)) {
    Validations.of(below(stack, at)).acknowledge({ id: `AwsSolutions::${rule}`, reason });
  }
}
