import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings, SettingError } from '../../bin/settings.ts';

const refusalOf = (context: Record<string, unknown>) => {
  try {
    readSettings(context);
  } catch (error) {
    if (error instanceof SettingError) return error.message;
    throw error;
  }
  return 'accepted';
};

test('without a word from the operator it is the stage dev, which mails nobody', () => {
  expect(readSettings({})).toEqual({
    stage: 'dev',
    agency: null,
    production: false,
    deliverTo: [],
    siteUrl: null,
    makesIdentity: true,
    accepted: null,
    alarmsTo: [],
    runbook: 'docs/runbook.md',
    eventsData: join(import.meta.dirname, '../../events-data'),
  });
});

test('production mails everyone', () => {
  expect(readSettings({ stage: 'production' })).toMatchObject({ production: true, deliverTo: 'everyone' });
  expect(readSettings({ stage: 'production', deliverTo: 'everyone' }).deliverTo).toBe('everyone');
});

test('every other stage mails the addresses it names', () => {
  expect(
    readSettings({ stage: 'staging', deliverTo: ' ana@example.org, bo@example.org,' }).deliverTo,
  ).toEqual(['ana@example.org', 'bo@example.org']);
});

test.each([
  [{ stage: 'prod' }, 'There is no stage "prod": choose one with -c stage=dev|staging|production.'],
  [
    { stage: 'dev', deliverTo: 'everyone' },
    /^deliverTo holds "everyone", which is no address: .* stage dev .*\.$/,
  ],
  [
    { stage: 'staging' },
    /^Stage staging has no allow-list: name the addresses that it may mail with -c deliverTo=.* or say -c deliverTo=nobody\.$/,
  ],
  [{ stage: 'dev', deliverTo: ' , ' }, /^Stage dev has no allow-list: /],
  [{ agency: 'Placer County' }, /^agency is "Placer County": write its short name in small letters, /],
  [{ agency: 'production' }, /^agency is "production": .* none of dev, staging, production\.$/],
  [{ identity: 'mine' }, /^identity is "mine": write own, .* or existing, /],
  [
    { stage: 'staging', deliverTo: '??@example.org' },
    /^deliverTo holds "\?\?@example.org", which is no address: /,
  ],
  [{ 'deliver-to': 'ana@example.org' }, /^There is no setting "deliver-to": /],
  [{ deliverTo: 'ana@example.org;bo' }, /^deliverTo holds "ana@example.org;bo", which is no address: /],
  [
    { stage: 'production', deliverTo: 'ana@example.org' },
    /^Production delivers to everyone: leave deliverTo out, /,
  ],
  [
    { siteUrl: 'http://events.example.org' },
    /^siteUrl is "http:.*": write an https address without a path, /,
  ],
  [{ siteUrl: 'https://example.org/events' }, /^siteUrl is ".*": write an https address without a path, /],
  [{ siteUrl: 'events.example.org' }, /^siteUrl is ".*": write an https address without a path, /],
  [{ accept: 'yes' }, 'accept is "yes", which is no plan\'s hash: npm run plan prints it last.'],
  [
    { deliverto: 'ana@example.org' },
    'There is no setting "deliverto": there are stage, agency, deliverTo, siteUrl, identity, eventsData, accept, alarmsTo, runbookUrl.',
  ],
  [{ alarmsTo: 'on-call' }, /^alarmsTo holds "on-call", which is no address: /],
  [{ runbookUrl: 'http://example.gov/runbook' }, /^runbookUrl is "http:.*": write the https address /],
  [{ runbookUrl: 'https://example.gov/runbook#paused' }, / without a #\.$/],
])('%j is refused in one sentence that says what to write instead', (context, sentence) => {
  expect(refusalOf(context)).toMatch(sentence);
});

test('an address is allowed as it is mailed', () => {
  expect(readSettings({ stage: 'staging', deliverTo: 'me@Bücher.example' }).deliverTo).toEqual([
    'me@xn--bcher-kva.example',
  ]);
});

test('a stage may say that it mails nobody', () => {
  expect(readSettings({ stage: 'staging', deliverTo: 'nobody' }).deliverTo).toEqual([]);
});

test('a plan is accepted by its hash', () => {
  expect(readSettings({ accept: '3fa2b1c09d' }).accepted).toBe('3fa2b1c09d');
  expect(readSettings({ accept: '' }).accepted).toBeNull();
});

test('an identity that the account has already is not made again', () => {
  expect(readSettings({ identity: 'existing' }).makesIdentity).toBe(false);
  expect(readSettings({ identity: 'own' }).makesIdentity).toBe(true);
});

test('another folder of calendars is named from the project’s own folder, or absolutely', () => {
  const examples = join(import.meta.dirname, '../../events-data/examples');
  expect(readSettings({ eventsData: 'events-data/examples' }).eventsData).toBe(examples);
  expect(readSettings({ eventsData: '/calendars' }).eventsData).toBe('/calendars');
});

test('an agency of several has a folder of its own, and never takes another’s calendars', () => {
  const folder = join(import.meta.dirname, '../../events-data/agencies/placer');
  expect(readSettings({ agency: 'placer' })).toMatchObject({ agency: 'placer', eventsData: folder });
  expect(readSettings({ agency: 'placer', eventsData: '/calendars' }).eventsData).toBe('/calendars');
});

test('a site address is kept without its final slash', () => {
  expect(readSettings({ siteUrl: 'https://events.example.org/' }).siteUrl).toBe('https://events.example.org');
});

test('the names that the CDK itself puts into the context are none of ours', () => {
  expect(refusalOf({ '@aws-cdk/core:x': true, 'cli-telemetry': false, 'aws:cdk:bundling-stacks': [] })).toBe(
    'accepted',
  );
});

test('alarms are told to each mailbox that is named, and lead to the runbook where it can be read', () => {
  const { alarmsTo, runbook } = readSettings({
    alarmsTo: 'on-call@example.gov, desk@example.gov',
    runbookUrl: 'https://code.example.gov/month/runbook.md',
  });
  expect(alarmsTo).toEqual(['on-call@example.gov', 'desk@example.gov']);
  expect(runbook).toBe('https://code.example.gov/month/runbook.md');
});
