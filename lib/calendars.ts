/** The files of `events-data/`, brought to S3 by the deploy, and loaded when they or the code that reads them changed. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Aws, CfnOutput, CustomResource, Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { LOADED_ENDINGS, loadedAmong } from '../core/contract/calendar-files.ts';
import type { DeployedFile } from '../core/contract/messages.ts';
import { logsAndRole, PLATFORM, type ServiceFunction } from './service-function.ts';

/** Longer than the provider framework may take; without it CloudFormation waits an hour for whoever died. */
const ANSWERED_WITHIN = Duration.minutes(20);

/** The names of the files in `folder` that a deploy brings along, in order. */
export function deployedNames(folder: string): string[] {
  return loadedAmong(readdirSync(folder, { recursive: true, encoding: 'utf8' }));
}

export interface CalendarsProps {
  readonly folder: string;
  /** The hash of the plan that the operator has accepted. */
  readonly accepted: string | null;
}

/** One asset per file, each stored under the hash of its content. */
export class Calendars extends Construct {
  readonly #assets: ReadonlyMap<string, Asset>;

  readonly #accepted: string | null;

  constructor(scope: Construct, id: string, { folder, accepted }: CalendarsProps) {
    super(scope, id);
    this.#accepted = accepted;
    const names = deployedNames(folder);
    this.#assets = new Map(names.map((name) => [name, new Asset(this, name, { path: join(folder, name) })]));
  }

  /**
   * Has `loader` called when the stack comes, when a file or the reading of files changed, and when the stack
   * goes. An unchanged deploy calls nobody; a rollback brings the old files back.
   */
  loadWith(loader: ServiceFunction): void {
    this.#grantRead(loader);
    this.#grantLookAtStack(loader);
    const load = new CustomResource(this, 'Load', {
      resourceType: 'Custom::CalendarLoad',
      serviceToken: this.#provider(loader).serviceToken,
      serviceTimeout: ANSWERED_WITHIN,
      properties: {
        files: this.#deployedFiles(),
        loader: loader.codeKey,
        ...(this.#accepted !== null && { accept: this.#accepted }),
      },
    });
    new CfnOutput(Stack.of(this), 'CalendarsLoaded', {
      description: 'What the last load of the calendars did',
      value: load.getAttString('did'),
    });
  }

  #deployedFiles(): DeployedFile[] {
    return [...this.#assets].map(([name, asset]) => ({
      name,
      bucket: asset.s3BucketName,
      key: asset.s3ObjectKey,
    }));
  }

  /**
   * By kind of file, not by hash, and whatever kinds the folder holds now: a rollback reads the old files with the rights that stand at
   * that moment. The bucket's name can be guessed: only this account's own is read.
   */
  #grantRead({ grantPrincipal }: ServiceFunction): void {
    // All assets of a stack lie in the bootstrap's one bucket.
    const [asset] = this.#assets.values();
    if (!asset) return;
    const resources = LOADED_ENDINGS.map((ending) => asset.bucket.arnForObjects(`*${ending}`));
    const conditions = { StringEquals: { 'aws:ResourceAccount': Aws.ACCOUNT_ID } };
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['s3:GetObject'], resources, conditions }),
    );
  }

  /** To tell whether a deploy that has failed is being taken back. */
  #grantLookAtStack({ grantPrincipal }: ServiceFunction): void {
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['cloudformation:DescribeStacks'],
        resources: [Stack.of(this).stackId],
      }),
    );
  }

  /** The CDK's own function that speaks with CloudFormation for ours, held to the same platform as ours. */
  #provider(loader: ServiceFunction): Provider {
    const { logGroup, role } = logsAndRole(new Construct(this, 'Provider'));
    const provider = new Provider(this, 'Framework', {
      onEventHandler: loader.lambda,
      logGroup,
      frameworkOnEventRole: role,
    });
    const framework = provider.node.findChild('framework-onEvent').node.defaultChild;
    if (!(framework instanceof CfnFunction)) throw new Error('The CDK names its function otherwise now.');
    framework.runtime = PLATFORM.runtime.name;
    framework.architectures = [PLATFORM.architecture.name];
    return provider;
  }
}
