/** Amazon SES: who we send as, and how our mail is treated. */
import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  type ConfigurationSetProps,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import {
  configurationSetName,
  DELIVERY_MINUTES,
  LETTER_DELIVERY_MINUTES,
  letterSetName,
} from '../core/contract/configuration-sets.ts';
import {
  type DnsRecord,
  mailFromDomainOf,
  mailFromRecords,
  recordLine,
} from '../core/contract/sender-records.ts';

/** What we want to hear of: all that decides a message's fate. Opens and clicks are nobody's business. */
const EVENTS = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.RENDERING_FAILURE,
  EmailSendingEvent.DELIVERY_DELAY,
];

export interface MailProps {
  readonly senderDomain: string;
  /** Whether the stack makes the domain's identity; there is one per account and region, whoever made it. */
  readonly makesIdentity: boolean;
  /** The only addresses that mail may go to, or none where it may go to everyone. */
  readonly allowed: readonly string[];
}

/** The identity of the senders' domain, and the configuration sets that all our mail goes through. */
export class Mail extends Construct {
  /** What the names of the configuration sets begin with. */
  readonly configurationSets: string;
  readonly #sets: readonly ConfigurationSet[];
  readonly #identities: readonly string[];

  constructor(scope: Construct, id: string, { senderDomain, makesIdentity, allowed }: MailProps) {
    super(scope, id);
    this.configurationSets = Stack.of(this).stackName;
    this.#sets = [
      ...DELIVERY_MINUTES.map((minutes) =>
        this.#configurationSet(`ConfigurationSet${minutes}`, {
          configurationSetName: configurationSetName(this.configurationSets, minutes),
          suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
          maxDeliveryDuration: Duration.minutes(minutes),
        }),
      ),
      this.#configurationSet('LetterConfigurationSet', {
        configurationSetName: letterSetName(this.configurationSets),
        suppressionReasons: SuppressionReasons.BOUNCES_ONLY,
        maxDeliveryDuration: Duration.minutes(LETTER_DELIVERY_MINUTES),
      }),
    ];
    this.#identities = [senderDomain, ...allowed];
    if (makesIdentity) this.#makeIdentity(senderDomain);
  }

  /**
   * Allows sending in bulk as our domain, through our configuration sets. SES authorizes all that
   * a call touches: identity, configuration set, a template even for content that comes with the call, and in its
   * sandbox the identities of those who receive.
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html
   */
  grantSend({ grantPrincipal }: IGrantable): void {
    const sets = DELIVERY_MINUTES.map((minutes) => configurationSetName(this.configurationSets, minutes));
    const resources = [...this.#sendingThrough(sets), this.#arn('template', '*')];
    grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions: ['ses:SendBulkEmail'], resources }));
  }

  /**
   * Allows sending letters as our domain, through their configuration set. SES authorizes a raw message as SendRawEmail,
   * though the call's name is SendEmail; both are what AWS's own library grants for a sender.
   * @see https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html
   */
  grantSendLetters({ grantPrincipal }: IGrantable): void {
    const resources = this.#sendingThrough([letterSetName(this.configurationSets)]);
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['ses:SendEmail', 'ses:SendRawEmail'], resources }),
    );
  }

  /** Allows taking an address off the account's suppression list, once its owner has taken a complaint back. */
  grantAllowAgain({ grantPrincipal }: IGrantable): void {
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['ses:DeleteSuppressedDestination'], resources: ['*'] }),
    );
  }

  /** Allows reading the account's suppression list. */
  grantReadSuppressions({ grantPrincipal }: IGrantable): void {
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['ses:ListSuppressedDestinations'], resources: ['*'] }),
    );
  }

  #sendingThrough(sets: readonly string[]): string[] {
    return [
      ...this.#identities.map((name) => this.#arn('identity', name)),
      ...sets.map((name) => this.#arn('configuration-set', name)),
    ];
  }

  #arn(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
  }

  /** Allows reading the account's sending rate and quota. */
  grantReadQuota({ grantPrincipal }: IGrantable): void {
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['ses:GetAccount'], resources: ['*'] }),
    );
  }

  /** Has SES tell `topic` what becomes of our mail. */
  tell(topic: ITopic): void {
    for (const set of this.#sets) {
      set.addEventDestination('Events', { destination: EventDestination.snsTopic(topic), events: EVENTS });
    }
  }

  #configurationSet(id: string, props: ConfigurationSetProps): ConfigurationSet {
    return new ConfigurationSet(this, id, { tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE, ...props });
  }

  /**
   * Without the printed CNAME records in the domain's DNS, SES does not believe that it may send for it. The identity
   * stays when the stack goes, for another stage may send by it; it costs nothing, and says nothing of anybody. While its
   * MAIL FROM domain has no records, SES uses its own, and mail goes on.
   */
  #makeIdentity(domain: string): void {
    const mailFromDomain = mailFromDomainOf(domain);
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      mailFromDomain,
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
    });
    identity.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    const { region } = Stack.of(this);
    this.#tellRecords(
      'DkimRecord',
      domain,
      identity.dkimRecords.map((record) => ({ type: 'CNAME', ...record })),
    );
    this.#tellRecords('MailFromRecord', domain, mailFromRecords(mailFromDomain, region));
  }

  #tellRecords(output: string, domain: string, records: readonly DnsRecord[]): void {
    records.forEach((record, index) => {
      new CfnOutput(Stack.of(this), `${output}${index + 1}`, {
        description: `${record.type} record for the DNS of ${domain}`,
        value: recordLine(record),
      });
    });
  }
}
