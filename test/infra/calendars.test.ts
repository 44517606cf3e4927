import { expect, test } from 'vitest';
import { Calendars } from '../../lib/calendars.ts';
import { ServiceFunction } from '../../lib/service-function.ts';
import { resourcesOf } from './read-template.ts';
import { anyEnvironment, folderWith, synthesizePart } from './synthesize.ts';

const YEAR = { 'agency.yaml': 'agency', '2026.ics': 'month', '2026.es.ics': 'mes' };

/** What the deploy of a folder hands to load-calendar. */
function deployOf(files: Readonly<Record<string, string>>) {
  const template = synthesizePart((scope) => {
    const loader = new ServiceFunction(scope, 'load-calendar', anyEnvironment);
    new Calendars(scope, 'Calendars', { folder: folderWith(files) }).loadWith(loader);
  });
  const [load] = resourcesOf<{ files: { name: string; key: string }[] }>(template, 'Custom::CalendarLoad');
  return load?.Properties;
}

const keysOf = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(deployOf(files)?.files.map(({ name, key }) => [name, key]) ?? []);

test('the agency file, calendars and translations are deployed; examples and notes stay behind', () => {
  const others = { 'README.md': '', '2026.ics.bak': '', 'draft.ics': '', '2026.json': '', 'other.yaml': '' };
  expect(Object.keys(keysOf({ ...YEAR, ...others }))).toEqual(['2026.es.ics', '2026.ics', 'agency.yaml']);
});

test('a folder that did not change is deployed as before, so that nothing is loaded', () => {
  expect(deployOf({ ...YEAR, 'README.md': 'old' })).toEqual(deployOf({ ...YEAR, 'README.md': 'new' }));
});

test('a file that changed has another key, the others keep theirs, and going back brings the old key back', () => {
  const before = keysOf(YEAR);
  const after = keysOf({ ...YEAR, '2026.ics': 'month, mended' });
  expect(after['2026.ics']).not.toBe(before['2026.ics']);
  expect({ ...after, '2026.ics': before['2026.ics'] }).toEqual(before);
  expect(keysOf(YEAR)).toEqual(before);
});

test('every key ends as the file does, which is what load-calendar may read by', () => {
  expect(Object.values(keysOf(YEAR)).map((key) => key.replace(/^[0-9a-f]{64}/, '<hash>'))).toEqual([
    '<hash>.ics',
    '<hash>.ics',
    '<hash>.yaml',
  ]);
});
