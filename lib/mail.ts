/** Amazon SES: who we send as, and how our mail is treated. */
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';

/** The identity of the senders' domain, and the configuration set that all our mail goes through. */
export class Mail extends Construct {
  readonly configurationSetName: string;
  readonly #identity: EmailIdentity;

  constructor(scope: Construct, id: string, { senderDomain }: { readonly senderDomain: string }) {
    super(scope, id);
    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
    });
    this.configurationSetName = configurationSet.configurationSetName;
    this.#identity = new EmailIdentity(this, 'Identity', { identity: Identity.domain(senderDomain) });
    this.#printDkimRecords(senderDomain);
  }

  /**
   * Allows sending in bulk as our domain, through our configuration set. SES authorizes all that
   * a call touches: identity, configuration set, and a template even for content that comes with the call.
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html
   */
  grantSend({ grantPrincipal }: IGrantable): void {
    const ses = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['ses:SendBulkEmail'],
        resources: [
          this.#identity.emailIdentityArn,
          ses('configuration-set', this.configurationSetName),
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

  /** Without these CNAME records in the domain's DNS, SES does not believe that it may send for it. */
  #printDkimRecords(domain: string): void {
    this.#identity.dkimRecords.forEach(({ name, value }, index) => {
      new CfnOutput(this, `DkimRecord${index + 1}`, {
        description: `CNAME record for the DNS of ${domain}`,
        value: `${name} CNAME ${value}`,
      });
    });
  }
}
