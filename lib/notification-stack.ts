/** The whole service on AWS: first the boxes of the picture, then its arrows, in the order of the flow. */
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { SENDING_OUTPUTS, STORE_OUTPUTS } from '../core/contract/deployed-stack.ts';
import type { FunctionName } from '../core/contract/functions.ts';
import { Alarms } from './alarms.ts';
import { Calendars } from './calendars.ts';
import { callByTheClock } from './clock.ts';
import { addDashboard, dashboardUrl } from './dashboard.ts';
import { Feedback } from './feedback.ts';
import { figuresOf } from './figures.ts';
import { Flyers } from './flyers.ts';
import { Keys } from './keys.ts';
import { Mail } from './mail.ts';
import { Queues } from './queues.ts';
import { Schedules } from './schedules.ts';
import { type Environment, ServiceFunction } from './service-function.ts';
import { Site } from './site.ts';
import { ServiceTable } from './table.ts';
import { TABLE_ACCESS } from './table-access.ts';

export interface NotificationStackProps {
  /** Folder with the agency file and the calendars. */
  readonly eventsData: string;
  /** The hash of the plan that the operator has accepted. */
  readonly accepted: string | null;
  /** Domain of the senders' addresses. */
  readonly senderDomain: string;
  /** Whether the stack makes the SES identity of that domain; false where the account has it already. */
  readonly makesIdentity: boolean;
  /** `everyone`, or the only addresses that mail may go to. */
  readonly deliverTo: 'everyone' | readonly string[];
  /** https address of the pages, without a final slash; null for the HTTP API's own. */
  readonly siteUrl: string | null;
  /** Where the names of the keys begin in SSM, such as `/prevention-month/dev`. */
  readonly keyPath: string;
  /** Refuses that the stack is deleted before this is taken back. */
  readonly terminationProtection: boolean;
  /** The mailboxes that CloudWatch's alarms are told to; none: nobody is told. */
  readonly alarmsTo: readonly string[];
  /** Where the runbook can be read: an https address, or its path in the repository. */
  readonly runbook: string;
}

export class NotificationStack extends Stack {
  constructor(scope: Construct, id: string, props: NotificationStackProps) {
    super(scope, id, { terminationProtection: props.terminationProtection });
    const boxes = makeBoxes(this, props);
    const functions = drawArrows(this, boxes, { STACK_NAME: this.stackName, ...environmentOf(boxes, props) });
    watchOver(this, { ...boxes, functions }, props);
    this.#tell(boxes, props);
  }

  /** What `cdk deploy` prints at its end; the operator's commands read it too. */
  #tell({ site, table, keys }: Boxes, { deliverTo }: NotificationStackProps): void {
    const tell = (name: string, value: string, description: string) =>
      new CfnOutput(this, name, { value, description });
    tell(SENDING_OUTPUTS.siteUrl, site.url, 'Where our pages are');
    tell('Dashboard', dashboardUrl(this), 'Whether everyone is being told in time');
    const allowed = deliverTo === 'everyone' ? deliverTo : deliverTo.join(',') || 'nobody';
    tell(SENDING_OUTPUTS.deliverTo, allowed, 'Whom this stage may mail');
    tell(STORE_OUTPUTS.tableName, table.name, 'For the operator’s commands');
    tell(STORE_OUTPUTS.idKeyParameter, keys.idKey, 'For the operator’s commands');
  }
}

type Boxes = ReturnType<typeof makeBoxes>;

function makeBoxes(stack: Stack, props: NotificationStackProps) {
  const queues = new Queues(stack, 'Queues');
  return {
    calendars: new Calendars(stack, 'Calendars', { folder: props.eventsData, accepted: props.accepted }),
    table: new ServiceTable(stack, 'Table'),
    queues,
    schedules: new Schedules(stack, 'Schedules', { due: queues.queue('due') }),
    keys: new Keys(stack, 'Keys', { path: props.keyPath }),
    mail: new Mail(stack, 'Mail', {
      ...props,
      allowed: props.deliverTo === 'everyone' ? [] : props.deliverTo,
    }),
    feedback: new Feedback(stack, 'Feedback', {
      queue: queues.queue('feedback'),
      deadLetterQueue: queues.deadLetterQueue('feedback'),
    }),
    flyers: new Flyers(stack, 'Flyers'),
    site: new Site(stack, 'Site', { url: props.siteUrl }),
  };
}

function environmentOf(boxes: Boxes, { deliverTo }: NotificationStackProps): Omit<Environment, 'STACK_NAME'> {
  const { table, queues, schedules, keys, mail, flyers, site } = boxes;
  return {
    TABLE_NAME: table.name,
    DUE_QUEUE_URL: queues.queue('due').queueUrl,
    RANGES_QUEUE_URL: queues.queue('ranges').queueUrl,
    LETTERS_QUEUE_URL: queues.queue('letters').queueUrl,
    FEEDBACK_QUEUE_URL: queues.queue('feedback').queueUrl,
    FEEDBACK_DLQ_URL: queues.deadLetterQueue('feedback').queueUrl,
    DUE_QUEUE_ARN: queues.queue('due').queueArn,
    SCHEDULE_GROUP: schedules.groupName,
    SCHEDULE_ROLE_ARN: schedules.roleArn,
    SCHEDULE_DLQ_ARN: schedules.deadLetterQueue.queueArn,
    ID_KEY_PARAMETER: keys.idKey,
    LINK_KEY_PARAMETER: keys.linkKeys,
    SITE_URL: site.url,
    FLYERS_BUCKET: flyers.name,
    CONFIGURATION_SETS: mail.configurationSets,
    DELIVER_TO: deliverTo === 'everyone' ? deliverTo : deliverTo.join(','),
  };
}

/** Each function with what starts it and all that it may do; what of the table's, stands in `table-access.ts`. */
function drawArrows(stack: Stack, boxes: Boxes, environment: Environment): readonly ServiceFunction[] {
  const { table, queues, schedules, keys, mail } = boxes;
  const add = (name: FunctionName) => {
    const made = connect(new ServiceFunction(stack, name, environment), boxes);
    table.grant(made, TABLE_ACCESS[name]);
    return made;
  };

  // events-data/*.ics, cdk deploy -> load-calendar -> schedules, letters
  const loadCalendar = add('load-calendar');
  queues.grantSend('letters', loadCalendar);
  schedules.grantSchedule(loadCalendar);
  keys.grantMake(loadCalendar);
  keys.grantReadApprovals(loadCalendar);

  // Scheduler -> due -> start-mailing -> ranges
  const startMailing = add('start-mailing');
  mail.grantReadQuota(startMailing);
  queues.grantSend('ranges', startMailing);

  // ranges -> send-range -> SES, ledger
  const sendRange = add('send-range');
  queues.grantSend('ranges', sendRange);
  queues.grantSend('letters', sendRange);
  keys.grantReadLinkKeys(sendRange);
  mail.grantSend(sendRange);
  mail.grantReadQuota(sendRange);

  // letters -> send-letter -> SES
  const sendLetter = add('send-letter');
  queues.grantSend('letters', sendLetter);
  keys.grantRead(sendLetter);
  mail.grantSendLetters(sendLetter);
  mail.grantAllowAgain(sendLetter);

  // SES events -> topic -> feedback -> record-feedback -> suppression, proof
  mail.tell(boxes.feedback.topic);
  const recordFeedback = add('record-feedback');

  // every two minutes -> sweep: what should have happened and did not
  const sweep = add('sweep');
  queues.grantSend('due', sweep);
  queues.grantSend('ranges', sweep);
  queues.grantSend('letters', sweep);
  queues.grantAskWhetherEmpty('ranges', sweep);
  queues.grantAskWhetherEmpty('feedback', sweep);
  queues.grantAskForDeadLetters('feedback', sweep);
  schedules.grantSchedule(sweep);
  keys.grantReadIdKey(sweep);
  mail.grantReadQuota(sweep);
  mail.grantReadSuppressions(sweep);

  // browser -> HTTP API -> web -> letters, flyers
  const web = add('web');
  queues.grantSend('letters', web);
  keys.grantRead(web);
  boxes.flyers.grantKeep(web);
  return [loadCalendar, startMailing, sendRange, sendLetter, recordFeedback, sweep, web];
}

/** Alarms, whom they tell, and the page on which an operator sees how it stands. */
function watchOver(
  stack: Stack,
  { functions, schedules, ...boxes }: Boxes & { readonly functions: readonly ServiceFunction[] },
  { alarmsTo, runbook }: NotificationStackProps,
): void {
  const figures = figuresOf(stack, boxes);
  const { all } = new Alarms(stack, 'Alarms', { figures, alarmsTo, runbook });
  addDashboard(stack, { alarms: all, figures, functions, schedules, runbook });
}

/** Connects a function to what its declaration says starts it, and gives it back. */
function connect(made: ServiceFunction, { calendars, queues, site }: Boxes): ServiceFunction {
  const { trigger } = made.declaration;
  if (trigger.on === 'deploy') calendars.loadWith(made);
  if (trigger.on === 'queue') queues.deliverTo(made, trigger);
  if (trigger.on === 'http') site.answerWith(made);
  if (trigger.on === 'clock') callByTheClock(made, trigger);
  return made;
}
