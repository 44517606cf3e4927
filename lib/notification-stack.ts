/** The whole service on AWS: first the boxes of the picture, then its arrows, in the order of the flow. */
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { FunctionName } from '../core/contract/functions.ts';
import { Calendars } from './calendars.ts';
import { Keys } from './keys.ts';
import { Mail } from './mail.ts';
import { Queues } from './queues.ts';
import { Schedules } from './schedules.ts';
import { type Environment, ServiceFunction } from './service-function.ts';
import { Site } from './site.ts';
import { ServiceTable } from './table.ts';

export interface NotificationStackProps {
  /** Folder with the agency file and the calendars. */
  readonly eventsData: string;
  /** Domain of the senders' addresses. */
  readonly senderDomain: string;
  /** As the environment variable DELIVER_TO: `everyone`, or the only addresses that mail may go to. */
  readonly deliverTo: string;
  /** https address of the pages, without a final slash; null for the HTTP API's own. */
  readonly siteUrl: string | null;
  /** Where the names of the keys begin in SSM, such as `/prevention-month/dev`. */
  readonly keyPath: string;
  /** Refuses that the stack is deleted before this is taken back. */
  readonly terminationProtection: boolean;
}

export class NotificationStack extends Stack {
  constructor(scope: Construct, id: string, props: NotificationStackProps) {
    super(scope, id, { terminationProtection: props.terminationProtection });

    const calendars = new Calendars(this, 'Calendars', { folder: props.eventsData });
    const table = new ServiceTable(this, 'Table');
    const queues = new Queues(this, 'Queues');
    const schedules = new Schedules(this, 'Schedules', { due: queues.queue('due') });
    const keys = new Keys(this, 'Keys', { path: props.keyPath });
    const mail = new Mail(this, 'Mail', { senderDomain: props.senderDomain });
    const site = new Site(this, 'Site', { url: props.siteUrl });

    const environment: Environment = {
      TABLE_NAME: table.name,
      RANGES_QUEUE_URL: queues.queue('ranges').queueUrl,
      DUE_QUEUE_ARN: queues.queue('due').queueArn,
      SCHEDULE_GROUP: schedules.groupName,
      SCHEDULE_ROLE_ARN: schedules.roleArn,
      SCHEDULE_DLQ_ARN: schedules.deadLetterQueue.queueArn,
      ID_KEY_PARAMETER: keys.idKey,
      LINK_KEY_PARAMETER: keys.linkKeys,
      SITE_URL: site.url,
      CONFIGURATION_SET: mail.configurationSetName,
      DELIVER_TO: props.deliverTo,
    };

    /** Makes a function and connects it to what its declaration says starts it. */
    const add = (name: FunctionName): ServiceFunction => {
      const made = new ServiceFunction(this, name, environment);
      const { trigger } = made.declaration;
      if (trigger.on === 'deploy') calendars.loadWith(made);
      if (trigger.on === 'queue') queues.deliverTo(made, trigger);
      if (trigger.on === 'http') site.answerWith(made);
      return made;
    };

    // events-data/*.ics, cdk deploy -> load-calendar -> table, schedules
    const loadCalendar = add('load-calendar');
    table.grant(loadCalendar, 'GetItem', 'Query', 'PutItem', 'DeleteItem');
    schedules.grantSchedule(loadCalendar);
    keys.grantMake(loadCalendar);

    // Scheduler -> due -> start-mailing -> ranges
    const startMailing = add('start-mailing');
    table.grant(startMailing, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem');
    queues.grantSend('ranges', startMailing);
    mail.grantReadQuota(startMailing);

    // ranges -> send-range -> SES, ledger
    const sendRange = add('send-range');
    table.grant(sendRange, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem');
    mail.grantSend(sendRange);
    keys.grantReadLinkKeys(sendRange);

    // browser -> HTTP API -> web
    const web = add('web');
    table.grant(web, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem');
    keys.grantReadLinkKeys(web);

    new CfnOutput(this, 'SiteUrl', { description: 'Where our pages are', value: site.url });
    new CfnOutput(this, 'TableName', { description: 'For the operator’s commands', value: table.name });
  }
}
