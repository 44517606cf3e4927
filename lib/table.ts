/** The table: one for everything, its keys beginning with the kind of the item. */
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { OPERATIONS } from '../core/contract/kept-record.ts';

/** What a function may be allowed to do with items. There is no Scan among them. */
export type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem';

/** What changes an item that stands. */
const CHANGING = ['UpdateItem', 'DeleteItem'] as const satisfies readonly TableAction[];

/** Paid by request, restorable to any second of 35 days, and kept when the stack goes: it holds people's consent. */
export class ServiceTable extends Construct {
  readonly name: string;
  readonly #table: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.name = this.#table.tableName;
  }

  /** Allows exactly these actions, on the table's own items; none that would change the record of what operators did. */
  grant(grantee: IGrantable, ...actions: readonly TableAction[]): void {
    this.#table.grant(grantee, ...actions.map((action) => `dynamodb:${action}`));
    const changing = actions.filter((action) => CHANGING.some((each) => each === action));
    if (changing.length > 0) this.#denyOnRecord(grantee, changing);
  }

  #denyOnRecord({ grantPrincipal }: IGrantable, actions: readonly TableAction[]): void {
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [this.#table.tableArn],
        conditions: { 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': [OPERATIONS] } },
      }),
    );
  }
}
