import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { findings } from '../../lib/accepted-findings.ts';
import { folderWith, makeStack } from './synthesize.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What the rules of cdk-nag say, as the CDK writes it beside the template. */
const Report = v.object({
  pluginReports: v.array(
    v.object({
      pluginName: v.string(),
      conclusion: v.string(),
      violations: v.array(v.unknown()),
      suppressedViolations: v.array(
        v.object({
          ruleName: v.string(),
          violatingConstructs: v.array(v.object({ constructPath: v.string() })),
        }),
      ),
    }),
  ),
});

/** Runs the app as the CLI does, without bundling. */
function run(context: Readonly<Record<string, unknown>>) {
  const out = join(mkdtempSync(join(tmpdir(), 'cdk-out-')), 'assembly');
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin/app.ts')], {
    encoding: 'utf8',
    env: {
      ...process.env,
      CDK_OUTDIR: out,
      CDK_VALIDATION: 'true',
      CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:bundling-stacks': [], ...context }),
    },
  });
  return {
    status,
    stderr,
    made: existsSync(out) ? readdirSync(out) : [],
    read: (name: string) => readFileSync(join(out, name), 'utf8'),
  };
}

const shipped = run({ stage: 'staging', deliverTo: 'ana@example.org' });

test('the shipped calendars and agency make a stack named after service and stage', () => {
  const { status, stderr, made } = shipped;
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(made).toContain('prevention-month-staging.template.json');
});

/** What cdk-nag says of the stack that was made. */
const judged = ({ read }: ReturnType<typeof run>) =>
  v.parse(Report, JSON.parse(read('validation-report.json'))).pluginReports[0];

test('the rules of AwsSolutions are kept, but for the exceptions that have a reason, each of which is needed', () => {
  const report = judged(shipped);
  expect(report).toMatchObject({ pluginName: 'AwsSolutions', conclusion: 'success', violations: [] });
  const met = (report?.suppressedViolations ?? []).flatMap(({ ruleName, violatingConstructs }) =>
    violatingConstructs.map(({ constructPath }) => `${constructPath} ${ruleName}`),
  );
  const accepted = findings(makeStack({}, 'prevention-month-staging'));
  const covers = (at: string, rule: string) => (line: string) =>
    line.startsWith(`prevention-month-staging/${at}/`) && line.endsWith(` ${rule}`);
  expect(accepted.filter(({ at, rule }) => !met.some(covers(at, rule)))).toEqual([]);
});

test('they are kept by what other settings add, too: a topic of alarms, a site of its own, another’s identity', () => {
  const made = run({
    ...{ stage: 'staging', deliverTo: 'nobody', alarmsTo: 'on-call@agency.example' },
    ...{ siteUrl: 'https://events.agency.example', identity: 'existing' },
  });
  expect({ status: made.status, stderr: made.stderr }).toEqual({ status: 0, stderr: '' });
  expect(made.read('prevention-month-staging.template.json')).toContain('on-call@agency.example');
  expect(judged(made)).toMatchObject({ pluginName: 'AwsSolutions', conclusion: 'success', violations: [] });
});

test('a calendar or a translation with a mistake stops the deploy before it starts, with its line', () => {
  const folder = folderWith({
    'agency.yaml': readFileSync(join(ROOT, 'events-data/agency.yaml'), 'utf8'),
    '2027.ics': 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDA\r\n',
    '2027.es.ics': 'hola',
  });
  const { status, stderr, made } = run({ eventsData: folder });
  expect({ status, made }).toEqual({ status: 1, made: [] });
  expect(stderr).toMatch(/^2027\.ics:\d+: error/m);
  expect(stderr).toMatch(/^2027\.es\.ics:1: error/m);
});

test('a calendar with a doubt is deployed, and the doubt is told', () => {
  const text = readFileSync(join(ROOT, 'events-data/2027.ics'), 'utf8');
  const folder = folderWith({
    'agency.yaml': readFileSync(join(ROOT, 'events-data/agency.yaml'), 'utf8'),
    '2027.ics': text.replace('CATEGORIES:OBSERVANCE,', 'CATEGORIES:'),
  });
  const { status, read } = run({ eventsData: folder });
  expect(status).toBe(0);
  expect(read('prevention-month-dev.metadata.json')).toMatch(
    /The calendars are deployed as they are, but:\\n2027\.ics:\d+: warning/,
  );
});

test('a folder that is not there is one sentence', () => {
  expect(run({ eventsData: '/no/such/folder' })).toMatchObject({
    status: 1,
    stderr: 'There is no folder "/no/such/folder" to read calendars from.\n',
    made: [],
  });
});

test('a wrong setting is one sentence, and nothing has been made', () => {
  expect(run({ stage: 'prod' })).toMatchObject({
    status: 1,
    stderr: 'There is no stage "prod": choose one with -c stage=dev|staging|production.\n',
    made: [],
  });
});

describe('help lines that nobody has called', () => {
  const unsure = /agency\.yaml:\d+: (?:error|warning): the help line "[^"]+": nobody has called it yet/g;

  test('stop a deploy to production, each named with its line', () => {
    const { status, stderr, made } = run({ stage: 'production' });
    expect({ status, made }).toEqual({ status: 1, made: [] });
    expect(stderr.match(unsure)).toHaveLength(2);
    expect(stderr).not.toContain('Emergencies');
    expect(stderr).toContain('call it, and write the day into verifiedOn');
  });

  test('are told before a deploy to any other stage', () => {
    const told = shipped.read('prevention-month-staging.metadata.json').replaceAll('\\"', '"');
    expect(told.match(unsure)).toHaveLength(2);
  });

  test('let production be deployed once they have been called', () => {
    const today = new Date().toISOString().slice(0, 10);
    const agency = readFileSync(join(ROOT, 'events-data/agency.yaml'), 'utf8');
    const folder = folderWith({
      'agency.yaml': agency.replaceAll('verifiedOn: null', `verifiedOn: ${today}`),
      '2027.ics': readFileSync(join(ROOT, 'events-data/2027.ics'), 'utf8'),
    });
    const { status, stderr } = run({ stage: 'production', eventsData: folder });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  }, 120_000);
});
