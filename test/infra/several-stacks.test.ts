/** Several agencies and stages in one account: what has a name of its own in a template is named so nowhere else. */
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import {
  isAgencyName,
  keyPathOf,
  MOST_AGENCY_CHARACTERS,
  STAGES,
  type StackKey,
  stackNameOf,
} from '../../core/contract/deployed-stack.ts';
import { makeStack } from './synthesize.ts';

const LONGEST = 'a'.repeat(MOST_AGENCY_CHARACTERS);
/** One agency without a name, and two with one, of which one is called almost like the other's stack. */
const KEYS: readonly StackKey[] = [null, 'placer', 'placer-staging'].flatMap((agency) =>
  (['staging', 'production'] as const).map((stage) => ({ agency, stage })),
);

/** The first of them makes the identity of the domain that all of them send by. */
const templateOf = (key: StackKey, makesIdentity = false) =>
  Template.fromStack(
    makeStack({ keyPath: keyPathOf(key), makesIdentity }, stackNameOf(key)),
  ).toJSON() as Readonly<Record<string, unknown>>;

interface Named {
  readonly type: string;
  readonly property: string;
  readonly name: string;
}

/** All that a template gives a name to by itself; what has none is named by CloudFormation, after the stack. */
function namesIn(template: Readonly<Record<string, unknown>>): Named[] {
  return resourcesIn(template).flatMap(({ Type, Properties }) =>
    stringsIn(Properties)
      .filter(({ property }) => /^(.*Name|EmailIdentity)$/.test(property))
      .map(({ property, text }) => ({ type: Type, property, name: text })),
  );
}

interface AnyResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

const resourcesIn = (template: Readonly<Record<string, unknown>>): AnyResource[] =>
  Object.values(template['Resources'] as Readonly<Record<string, Partial<AnyResource>>>).map(
    ({ Type = '', Properties = {} }) => ({ Type, Properties }),
  );

interface FoundString {
  readonly property: string;
  readonly text: string;
}

function stringsIn(value: unknown, property = ''): FoundString[] {
  if (typeof value === 'string') return [{ property, text: value }];
  if (Array.isArray(value)) return value.flatMap((part) => stringsIn(part, property));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => stringsIn(part, key));
}

/** Names that stand within something that has a name of its own: a table's keys, an API's only stage, a role's own policies, a service's metrics. */
const WITHIN = ['AttributeName', 'StageName', 'PolicyName', 'MetricName'];

const stacks = KEYS.map((key, index) => ({ key, template: templateOf(key, index === 0) }));

describe('two agencies and one without a name, each in two stages', () => {
  test('are called otherwise each, and keep their keys apart', () => {
    expect(KEYS.map(stackNameOf)).toEqual([
      'prevention-month-staging',
      'prevention-month-production',
      'prevention-month-placer-staging',
      'prevention-month-placer-production',
      'prevention-month-placer-staging-staging',
      'prevention-month-placer-staging-production',
    ]);
    expect(new Set(KEYS.map(keyPathOf)).size).toBe(KEYS.length);
  });

  test('share no name of anything, but the one identity that the first has made', () => {
    const all = stacks.map(({ template }) => [
      ...new Set(
        namesIn(template)
          .filter(({ property }) => !WITHIN.includes(property))
          // What a metric is narrowed by.
          .filter(({ type, property }) => type !== 'AWS::CloudWatch::Alarm' || property !== 'Name')
          .map(({ type, property, name }) => `${type} ${property} ${name}`),
      ),
    ]);
    expect(all[0]?.length).toBeGreaterThan(15);
    expect(all.flat().filter((name) => name.includes('EmailIdentity'))).toEqual([
      'AWS::SES::EmailIdentity EmailIdentity example.org',
    ]);
    expect(all.flat().toSorted()).toEqual([...new Set(all.flat())].toSorted());
  });

  test('count what is their own: each alarm on a metric of ours names the stack whose it is', () => {
    for (const { key, template } of stacks) {
      const ours = resourcesIn(template)
        .map(({ Properties }) => Properties)
        .filter(({ Namespace }) => Namespace === 'PreventionMonth');
      expect(ours.length).toBeGreaterThan(0);
      for (const { Dimensions } of ours)
        expect(Dimensions).toContainEqual({ Name: 'service', Value: stackNameOf(key) });
    }
  });

  test('speak of no other stack anywhere in their templates', () => {
    for (const { key, template } of stacks) {
      const own = [stackNameOf(key), keyPathOf(key).slice(1)];
      const foreign = stringsIn(template)
        .map(({ text }) => text)
        .filter((text) => /prevention-month[-/]/.test(text))
        .filter((text) => !own.some((name) => text.replaceAll('"', '').includes(name)));
      expect(foreign).toEqual([]);
    }
  });
});

/** @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateConfigurationSet.html and those of each service */
const MOST_CHARACTERS: Readonly<Record<string, number>> = {
  'AWS::SES::ConfigurationSet Name': 64,
  'AWS::Scheduler::ScheduleGroup Name': 64,
  'AWS::SQS::Queue QueueName': 80,
  'AWS::ApiGatewayV2::Api Name': 128,
};

test('the longest name of an agency still leaves every name as short as AWS wants it', () => {
  const names = namesIn(templateOf({ agency: LONGEST, stage: 'production' }));
  for (const [what, most] of Object.entries(MOST_CHARACTERS)) {
    const found = names.filter(({ type, property }) => `${type} ${property}` === what);
    expect(found, what).not.toEqual([]);
    for (const { name } of found) expect(name.length, name).toBeLessThanOrEqual(most);
  }
  expect(names.map(({ name }) => name.length).toSorted((a, b) => b - a)[0]).toBeLessThanOrEqual(255);
});

test.each(['', 'Placer', '1st', 'a--b', 'a-', '-a', 'a_b', 'a b', 'ä', `${LONGEST}a`, ...STAGES])(
  '%j is no short name of an agency',
  (word) => expect(isAgencyName(word)).toBe(false),
);

test.each(['placer', 'ca-dss', 'a', 'a1', LONGEST])('%j is one', (word) => {
  expect(isAgencyName(word)).toBe(true);
});
