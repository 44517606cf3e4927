/** Amazon SES: who we send as, and how our mail is treated. */
import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import {
  configurationSetName,
  DELIVERY_MINUTES,
  type DeliveryMinutes,
} from '../core/contract/configuration-sets.ts';

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
    this.#sets = DELIVERY_MINUTES.map((minutes) => this.#configurationSet(minutes));
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
    const ses = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['ses:SendBulkEmail'],
        resources: [
          ...this.#identities.map((name) => ses('identity', name)),
          ...DELIVERY_MINUTES.map((minutes) =>
            ses('configuration-set', configurationSetName(this.configurationSets, minutes)),
          ),
          ses('template', '*'),
        ],
      }),
    );
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

  #configurationSet(minutes: DeliveryMinutes): ConfigurationSet {
    return new ConfigurationSet(this, `ConfigurationSet${minutes}`, {
      configurationSetName: configurationSetName(this.configurationSets, minutes),
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      maxDeliveryDuration: Duration.minutes(minutes),
    });
  }

  /**
   * Without the printed CNAME records in the domain's DNS, SES does not believe that it may send for it. The identity
   * stays when the stack goes, for another stage may send by it; it costs nothing, and says nothing of anybody.
   */
  #makeIdentity(domain: string): void {
    const identity = new EmailIdentity(this, 'Identity', { identity: Identity.domain(domain) });
    identity.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    identity.dkimRecords.forEach(({ name, value }, index) => {
      new CfnOutput(Stack.of(this), `DkimRecord${index + 1}`, {
        description: `CNAME record for the DNS of ${domain}`,
        value: `${name} CNAME ${value}`,
      });
    });
  }
}
