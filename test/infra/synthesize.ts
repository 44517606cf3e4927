/** Synthesizes the stack, or a part of it, as the CLI would, but without bundling the handlers. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { ENVIRONMENT, type EnvironmentName } from '../../core/contract/functions.ts';
import { NotificationStack, type NotificationStackProps } from '../../lib/notification-stack.ts';
import type { Environment } from '../../lib/service-function.ts';

const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8'));

const app = () => new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } });

/** The template of a stack called `test` that holds what `fill` puts into it. */
export function synthesizePart(fill: (scope: Construct) => void): Template {
  const stack = new Stack(app(), 'test');
  fill(stack);
  return Template.fromStack(stack);
}

/** The whole stack, called `prevention-month-dev` unless it is said otherwise. */
export function makeStack(props: Partial<NotificationStackProps> = {}, name = 'prevention-month-dev') {
  return new NotificationStack(app(), name, {
    accepted: null,
    eventsData: folderWith({
      'agency.yaml': 'an agency',
      '2027.ics': 'a calendar',
      '2027.yaml': 'a month',
      'newsletters/2027-01.md': 'an issue',
    }),
    senderDomain: 'example.org',
    makesIdentity: true,
    deliverTo: ['ana@example.org'],
    siteUrl: null,
    keyPath: '/prevention-month/dev',
    terminationProtection: false,
    alarmsTo: [],
    runbook: 'docs/runbook.md',
    ...props,
  });
}

/** The template of the whole stack. */
export const synthesizeStack = (props: Partial<NotificationStackProps> = {}): Template =>
  Template.fromStack(makeStack(props));

/** A new folder with these files, by name. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'events-data-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Each variable holds `the <NAME>`. */
export const anyEnvironment = Object.fromEntries(
  Object.keys(ENVIRONMENT).map((name) => [name, `the ${name}`]),
) as Record<EnvironmentName, string> satisfies Environment;
