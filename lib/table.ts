/** The table: one for everything, its keys beginning with the kind of the item. */
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, type IGrantable, type IPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { OPERATIONS } from '../core/contract/kept-record.ts';
import { keyPattern } from '../core/contract/key-kinds.ts';
import type { TableAccess, TableAction } from './table-access.ts';

/**
 * What always changes an item that stands. PutItem may, too, and IAM has no condition by which a put would have to carry
 * `attribute_not_exists`: `web`, which notes what moderators do, could write over a line. That it doesn't, nor any command, is seen by
 * the tests at the wire (`test/permissions/authorizer.ts`).
 */
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

  /**
   * Allows exactly these actions, each on items of its kinds; never UpdateItem or DeleteItem on the record of what operators did. None of them comes
   * without a partition key, so that a call which names none can't slip through.
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
   */
  grant({ grantPrincipal }: IGrantable, access: TableAccess): void {
    for (const [action, kinds] of Object.entries(access)) {
      grantPrincipal.addToPrincipalPolicy(
        new PolicyStatement({
          actions: [`dynamodb:${action}`],
          resources: [this.#table.tableArn],
          conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': kinds.map(keyPattern) } },
        }),
      );
    }
    const changing = CHANGING.filter((action) => access[action] !== undefined);
    if (changing.length > 0) this.#denyOnRecord(grantPrincipal, changing);
  }

  #denyOnRecord(principal: IPrincipal, actions: readonly TableAction[]): void {
    principal.addToPrincipalPolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [this.#table.tableArn],
        conditions: { 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': [OPERATIONS] } },
      }),
    );
  }
}
