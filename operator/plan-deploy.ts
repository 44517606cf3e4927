/** What a deploy would make: the app run as the CDK runs it, without bundling, into a folder that is thrown away. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { readEventsDataInWorker } from '../core/calendar/read-in-worker.ts';
import { eventsDataOf, SETTINGS, STORE_OUTPUTS } from '../core/contract/deployed-stack.ts';
import { domainOf } from '../core/subscribers/address.ts';
import { readEventsDataFolder } from '../local/events-data.ts';
import { OperatorError } from '../local/operator-error.ts';
import type { DeployPlan } from './preflight-facts.ts';

const ROOT = join(import.meta.dirname, '..');

const NAME_THE_STAGE = 'Name the stage: npm run deploy -- --stage staging -c deliverTo=you@example.gov.';

/** @see https://github.com/aws/aws-cdk-cli/blob/main/packages/%40aws-cdk/cloud-assembly-schema/lib/cloud-assembly/schema.ts */
const StackSchema = v.object({
  type: v.literal('aws:cloudformation:stack'),
  properties: v.object({
    templateFile: v.string(),
    requiresBootstrapStackVersion: v.number(),
    bootstrapStackVersionSsmParameter: v.string(),
  }),
});
const ManifestSchema = v.object({ artifacts: v.record(v.string(), v.unknown()) });
const ContextFileSchema = v.object({ context: v.optional(v.record(v.string(), v.unknown()), {}) });

const IdentitySchema = v.object({ Type: v.literal('AWS::SES::EmailIdentity') });
const MailingFunctionSchema = v.object({
  Properties: v.object({ Environment: v.object({ Variables: v.object({ DELIVER_TO: v.string() }) }) }),
});
/** A mailbox that alarms are told to. */
const MailboxSchema = v.object({
  Type: v.literal('AWS::SNS::Subscription'),
  Properties: v.object({ Protocol: v.literal('email') }),
});
const TemplateSchema = v.object({
  Resources: v.record(v.string(), v.unknown()),
  Outputs: v.object({ [STORE_OUTPUTS.idKeyParameter]: v.object({ Value: v.string() }) }),
});

/**
 * Runs the app with the settings of the command line over those of cdk.json.
 *
 * @throws OperatorError when no stage is named, and with the app's own words when it refuses a setting or a calendar
 */
export async function planDeploy(settings: Readonly<Record<string, string>>): Promise<DeployPlan> {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-plan-'));
  try {
    const context = contextWith(settings);
    if (!context['stage']) throw new OperatorError(NAME_THE_STAGE);
    runApp(context, folder);
    return {
      ...readPlan(folder),
      senderDomain: await readSenderDomain(context),
      settings: asArguments(context),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The settings of the command line over those of cdk.json. */
export const contextWith = (
  settings: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> => ({
  ...readJson(ContextFileSchema, join(ROOT, 'cdk.json')).context,
  ...settings,
});

/** Every setting, said or not, so that no other file of the CDK's (`~/.cdk.json`) can say it differently. */
const asArguments = (context: Readonly<Record<string, unknown>>): string[] =>
  SETTINGS.flatMap((name) => ['-c', `${name}=${context[name] ?? ''}`]);

function runApp(context: Readonly<Record<string, unknown>>, folder: string): void {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [join('bin', 'app.ts')], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
      // The rules of CloudFormation take more than half of the time; the deploy itself is held against them.
      CDK_VALIDATION: 'false',
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, 'aws:cdk:bundling-stacks': [] }),
    },
  });
  if (error) throw error;
  if (status !== 0) throw new OperatorError(stderr.trim() || stdout.trim());
}

/** The folder of calendars that a deploy with these settings takes. */
export const eventsFolderOf = ({ eventsData, agency }: Readonly<Record<string, unknown>>): string =>
  resolve(ROOT, String(eventsData || eventsDataOf(agency ? String(agency) : null)));

/** The app has just accepted these files; a deploy that uses an identity which exists does not name its domain. */
async function readSenderDomain(context: Readonly<Record<string, unknown>>): Promise<string> {
  const files = await readEventsDataFolder(eventsFolderOf(context));
  const { agency } = await readEventsDataInWorker(files);
  return domainOf(agency.senders.mailings.address);
}

function readPlan(folder: string): Omit<DeployPlan, 'senderDomain' | 'settings'> {
  const { artifacts } = readJson(ManifestSchema, join(folder, 'manifest.json'));
  for (const [stackName, artifact] of Object.entries(artifacts)) {
    if (!v.is(StackSchema, artifact)) continue;
    const { templateFile, requiresBootstrapStackVersion, bootstrapStackVersionSsmParameter } =
      artifact.properties;
    const { Resources, Outputs } = readJson(TemplateSchema, join(folder, templateFile));
    const resources = Object.values(Resources);
    return {
      stackName,
      idKeyParameter: Outputs[STORE_OUTPUTS.idKeyParameter].Value,
      makesIdentity: resources.some((made) => v.is(IdentitySchema, made)),
      tellsOfAlarms: resources.some((made) => v.is(MailboxSchema, made)),
      mailsEveryone: resources.some(
        (made) =>
          v.is(MailingFunctionSchema, made) &&
          made.Properties.Environment.Variables.DELIVER_TO === 'everyone',
      ),
      bootstrap: { parameter: bootstrapStackVersionSsmParameter, version: requiresBootstrapStackVersion },
    };
  }
  throw new Error('The app made no stack.');
}

const readJson = <Schema extends v.GenericSchema>(schema: Schema, file: string): v.InferOutput<Schema> =>
  v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
