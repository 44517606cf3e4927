/** CloudWatch's alarms in the template, whom they tell, and the page on which an operator sees how it stands. */
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { alarmNameOf, cloudWatchAlarms } from '../../core/contract/alarms.ts';
import { METRICS } from '../../core/contract/metrics.ts';
import { PROMISES } from '../../core/contract/promises.ts';
import { readable, resourcesOf, type Statement, textOf } from './read-template.ts';
import { synthesizeStack } from './synthesize.ts';

const STACK = 'prevention-month-dev';
const template = synthesizeStack();

interface AlarmProperties {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions?: readonly { readonly Ref: string }[];
  readonly OKActions?: readonly { readonly Ref: string }[];
}
const alarmsIn = (of: Template) => resourcesOf<AlarmProperties>(of, 'AWS::CloudWatch::Alarm');

describe('the alarms', () => {
  it('are those that are declared, ten at most, each under the stack’s name', () => {
    const names = cloudWatchAlarms().map(([name]) => alarmNameOf(STACK, name));
    expect(alarmsIn(template).map(({ Properties }) => Properties.AlarmName)).toEqual(names);
    expect(names.length).toBeLessThanOrEqual(10);
  });

  it.each(cloudWatchAlarms())(
    '%s says what it means for people, and where to read what to do',
    (name, { means }) => {
      const alarm = alarmsIn(template).find(
        ({ Properties }) => Properties.AlarmName === alarmNameOf(STACK, name),
      );
      expect(alarm?.Properties.AlarmDescription).toBe(`${means} What to do: docs/runbook.md#${name}`);
      expect(means).toMatch(/^[A-Z].{30,150}\.$/);
    },
  );

  it('lead to the runbook wherever the operator can read it', () => {
    const runbook = 'https://code.example.gov/month/docs/runbook.md';
    const [first] = alarmsIn(synthesizeStack({ runbook }));
    expect(first?.Properties.AlarmDescription).toContain(`${runbook}#unrepaired`);
  });

  it('look at metrics that the functions emit, under the stack’s name alone', () => {
    const own = JSON.stringify(readable(template)).matchAll(
      /"MetricName":"(\w+)","Namespace":"PreventionMonth"/g,
    );
    const named = [...own].map(([, name]) => name);
    expect(named).toEqual(expect.arrayContaining(['Alarms', 'Sweeps', 'LostOrDoubled']));
    expect(named.filter((name) => !Object.keys(METRICS).includes(name ?? ''))).toEqual([]);
    template.resourceCountIs('AWS::Logs::MetricFilter', 0);
  });
});

describe('whoever is told', () => {
  const told = synthesizeStack({ alarmsTo: ['on-call@example.gov', 'desk@example.gov'] });
  const topicIn = (of: Template) =>
    Object.keys(of.findResources('AWS::SNS::Topic')).find((id) => id.startsWith('Alarms')) ?? 'none';

  it('is nobody unless mailboxes are named', () => {
    expect(topicIn(template)).toBe('none');
    for (const { Properties } of alarmsIn(template)) expect(Properties).not.toHaveProperty('AlarmActions');
  });

  it('is each mailbox, of each alarm, when it goes off and when it is over', () => {
    const mailboxes = resourcesOf<{ Protocol: string; Endpoint: string; TopicArn: { Ref: string } }>(
      told,
      'AWS::SNS::Subscription',
    ).filter(({ Properties }) => Properties.Protocol === 'email');
    expect(mailboxes.map(({ Properties }) => [Properties.Endpoint, Properties.TopicArn.Ref])).toEqual([
      ['on-call@example.gov', topicIn(told)],
      ['desk@example.gov', topicIn(told)],
    ]);
    for (const { Properties } of alarmsIn(told)) {
      expect(Properties.AlarmActions).toEqual([{ Ref: topicIn(told) }]);
      expect(Properties.OKActions).toEqual([{ Ref: topicIn(told) }]);
    }
  });

  it('is told by CloudWatch alone, for alarms of this stack, and over TLS', () => {
    const policies = resourcesOf<{ Topics: { Ref: string }[]; PolicyDocument: { Statement: Statement[] } }>(
      told,
      'AWS::SNS::TopicPolicy',
    );
    const policy = policies.find(({ Properties }) => Properties.Topics[0]?.Ref === topicIn(told));
    const statements = policy?.Properties.PolicyDocument.Statement ?? [];
    const [allowed, ...others] = statements.filter(({ Effect }) => Effect === 'Allow');
    expect(others).toEqual([]);
    expect(allowed).toMatchObject({
      Action: 'sns:Publish',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
    });
    const { StringEquals, ArnLike } = (allowed?.Condition ?? {}) as Record<string, Record<string, string>>;
    expect(textOf(StringEquals?.['aws:SourceAccount'] ?? '')).toBe('<AWS::AccountId>');
    expect(textOf(ArnLike?.['aws:SourceArn'] ?? '')).toMatch(/:alarm:prevention-month-dev-\*$/);
    const refused = statements.find(({ Effect }) => Effect === 'Deny');
    expect(refused?.Condition).toEqual({ Bool: { 'aws:SecureTransport': 'false' } });
  });
});

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly markdown?: string;
    readonly alarms?: readonly string[];
    readonly metrics?: readonly (readonly unknown[])[];
    readonly annotations?: { readonly horizontal: readonly { readonly value: number }[] };
  };
}

describe('the dashboard', () => {
  const [dashboard, ...others] = resourcesOf<{ DashboardName: string; DashboardBody: string }>(
    template,
    'AWS::CloudWatch::Dashboard',
  );
  const { widgets } = JSON.parse(textOf(dashboard?.Properties.DashboardBody ?? '{}')) as {
    widgets: readonly Widget[];
  };
  const marksOf = (title: RegExp) =>
    widgets
      .find(({ properties }) => title.test(properties.title ?? ''))
      ?.properties.annotations?.horizontal.map(({ value }) => value);

  it('is one, named after the stack', () => {
    expect(others).toEqual([]);
    expect(dashboard?.Properties.DashboardName).toBe(STACK);
  });

  it('asks its question first, and answers it by the state of every alarm', () => {
    const [question, answer] = widgets;
    expect(question?.properties.markdown).toMatch(/^# Is everyone being told in time\?\n/);
    expect(answer?.type).toBe('alarm');
    const ids = alarmsIn(template).map(({ logicalId }) => `<${logicalId}.Arn>`);
    expect(answer?.properties.alarms).toEqual(ids);
  });

  it('shows each promise beside its target', () => {
    const { most, nearlyAll } = PROMISES.confirmation;
    expect(marksOf(/letter/)).toEqual([most.seconds, nearlyAll.seconds]);
    expect(marksOf(/reminders/)).toEqual([PROMISES.reminderSeconds]);
    expect(marksOf(/last copy/)).toEqual([PROMISES.unsubscribeSeconds]);
  });

  it('shows every metric that the functions emit', () => {
    const shown = widgets.flatMap(({ properties: { metrics = [] } }) => metrics.map(([, name]) => name));
    expect(Object.keys(METRICS).filter((name) => !shown.includes(name))).toEqual([]);
  });

  it('shows no more metrics than a dashboard that costs nothing may', () => {
    const metrics = widgets.flatMap(({ properties }) => properties.metrics ?? []);
    expect(metrics.length).toBeGreaterThan(30);
    expect(metrics.length).toBeLessThanOrEqual(50);
  });

  it('has no hole and no overlap in its grid', () => {
    const covered = widgets.map(({ x, y, width, height }) => ({ x, y, end: x + width, below: y + height }));
    for (const y of new Set(covered.map((widget) => widget.y))) {
      const row = covered.filter((widget) => widget.y === y).toSorted((one, other) => one.x - other.x);
      expect(row.map(({ end }) => end)).toEqual([...row.slice(1).map(({ x }) => x), 24]);
      expect(new Set(row.map(({ below }) => below)).size).toBe(1);
    }
  });
});
