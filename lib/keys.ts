/** The two keys: SSM SecureStrings that load-calendar makes once and that stay when the stack goes. */
import { Stack } from 'aws-cdk-lib';
import { Effect, type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { approvalsBeside, KEY_NAMES } from '../core/contract/deployed-stack.ts';

/** Names a parameter `<path>/<key>`. CloudFormation itself can't make SecureStrings. */
export class Keys extends Construct {
  /** The id key never changes: ids and suppressions hang on it. */
  readonly idKey: string;
  /** The link keys, one per version. */
  readonly linkKeys: string;

  constructor(scope: Construct, id: string, { path }: { readonly path: string }) {
    super(scope, id);
    this.idKey = `${path}/${KEY_NAMES.idKey}`;
    this.linkKeys = `${path}/${KEY_NAMES.linkKeys}`;
  }

  /**
   * Allows reading both keys, and making them where they do not exist: never writing over one.
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
   */
  grantMake(grantee: IGrantable): void {
    const names = [this.idKey, this.linkKeys];
    this.#allow(grantee, ['ssm:GetParameter', 'ssm:PutParameter'], names);
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ['ssm:PutParameter'],
        resources: this.#arns(names),
        conditions: { StringEquals: { 'ssm:Overwrite': 'true' } },
      }),
    );
  }

  /** Allows reading the link keys, to sign and to verify. */
  grantReadLinkKeys(grantee: IGrantable): void {
    this.#allow(grantee, ['ssm:GetParameter'], [this.linkKeys]);
  }

  /** Allows reading the key that ids of people are made with. */
  grantReadIdKey(grantee: IGrantable): void {
    this.#allow(grantee, ['ssm:GetParameter'], [this.idKey]);
  }

  /** Allows reading both keys: the one for links, and the one that ids of people are made with. */
  grantRead(grantee: IGrantable): void {
    this.#allow(grantee, ['ssm:GetParameter'], [this.idKey, this.linkKeys]);
  }

  /** Allows reading who has approved what; operators write that themselves. */
  grantReadApprovals(grantee: IGrantable): void {
    this.#allow(grantee, ['ssm:GetParameterHistory'], [approvalsBeside(this.idKey)]);
  }

  /** No right on KMS is needed: the account's own `aws/ssm` key decrypts for whoever may read the parameter. */
  #allow({ grantPrincipal }: IGrantable, actions: string[], parameters: readonly string[]): void {
    grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: this.#arns(parameters) }));
  }

  #arns(parameters: readonly string[]): string[] {
    return parameters.map((name) =>
      Stack.of(this).formatArn({ service: 'ssm', resource: 'parameter', resourceName: name.slice(1) }),
    );
  }
}
