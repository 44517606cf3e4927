/** One function of the service, made as its declaration says. */
import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { type IGrantable, type IPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type CfnFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { type ICommandHooks, LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { BUNDLING, COPIED, filesOf, packageFile, threadName, threadsOf } from '../core/contract/bundling.ts';
import {
  type EnvironmentName,
  FUNCTIONS,
  type FunctionDeclaration,
  type FunctionName,
} from '../core/contract/functions.ts';
import { logGroup } from './log-group.ts';

const ROOT = join(import.meta.dirname, '..');

/** What every function of the stack runs on, those of the CDK included. */
export const PLATFORM = { runtime: Runtime.NODEJS_24_X, architecture: Architecture.ARM_64 };

/** What a bundle for Lambda holds: the SDK too, for the runtime's own is of unknown age. */
const BUNDLE = { format: OutputFormat.ESM, bundleAwsSDK: true, logLevel: LogLevel.WARNING };

/** A value for every environment variable there is; leaving one out does not compile. */
export type Environment = Readonly<Record<EnvironmentName, string>>;

/** `functions/<name>/handler.ts`, with its own role and log group, and of `environment` what it declares. */
export class ServiceFunction extends Construct implements IGrantable {
  readonly declaration: FunctionDeclaration;
  readonly lambda: NodejsFunction;
  readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, name: FunctionName, environment: Environment) {
    super(scope, name);
    this.declaration = FUNCTIONS[name];
    this.lambda = new NodejsFunction(this, 'Function', {
      ...PLATFORM,
      ...logsAndRole(this),
      entry: join(ROOT, 'functions', name, 'handler.ts'),
      depsLockFilePath: join(ROOT, 'package-lock.json'),
      bundling: {
        ...{ ...BUNDLING, ...BUNDLE, mainFields: [...BUNDLING.mainFields] },
        commandHooks: alsoBundling(name),
      },
      description: this.declaration.does,
      timeout: Duration.seconds(this.declaration.timeoutSeconds),
      memorySize: this.declaration.memoryMegabytes,
      environment: { ...chosen(environment, this.declaration.environment), ...SOURCE_MAPS },
    });
    this.grantPrincipal = this.lambda.grantPrincipal;
  }

  /** Where the deploy has put the code: another key whenever the code is another. */
  get codeKey(): string {
    const { code } = this.lambda.node.defaultChild as CfnFunction;
    if (!('s3Key' in code) || code.s3Key === undefined) throw new Error('The CDK puts code elsewhere now.');
    return code.s3Key;
  }
}

/** Puts threads, bundled with the same options, and files beside the handler; the CDK itself knows of one bundle per function. */
function alsoBundling(name: FunctionName): ICommandHooks {
  const none = () => [];
  return {
    beforeBundling: none,
    beforeInstall: none,
    afterBundling: (root, folder) => [
      ...threadsOf(name).map((thread) => bundleThread(thread, root, folder)),
      ...filesOf(name).map((file) => copyFile(packageFile(file), folder)),
    ],
  };
}

const bundleThread = (thread: string, root: string, folder: string): string =>
  [
    `npx --no-install esbuild --bundle "${join(root, thread)}" "--outfile=${join(folder, threadName(thread))}.mjs"`,
    `--platform=node --format=esm --target=${BUNDLING.target} --main-fields=${BUNDLING.mainFields.join(',')}`,
    `${BUNDLING.minify ? '--minify' : ''} ${BUNDLING.sourceMap ? '--sourcemap' : ''} "--banner:js=${BUNDLING.banner}"`,
    `--log-level=${BUNDLE.logLevel}`,
  ].join(' ');

/** By esbuild too, because every machine that bundles has it, whatever its shell calls copying. */
const copyFile = (file: string, folder: string): string =>
  [
    `npx --no-install esbuild "${file}" "--outdir=${folder}" --log-level=${BUNDLE.logLevel}`,
    ...Object.entries(COPIED).map(([ending, loader]) => `--loader:${ending}=${loader}`),
  ].join(' ');

/** Has Node print stack traces in terms of our files, not of the bundle. */
const SOURCE_MAPS = { NODE_OPTIONS: '--enable-source-maps' };

function chosen(environment: Environment, names: readonly EnvironmentName[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, environment[name]]));
}

/** A log group, and a role that may write to it and nothing else yet. */
export function logsAndRole(scope: Construct): { readonly logGroup: LogGroup; readonly role: Role } {
  const logs = logGroup(scope, 'Logs');
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logs.grantWrite(role);
  return { logGroup: logs, role };
}
