/** What an operator publishes beside the calendars comes and goes with the files. */
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publicationStore } from '../../core/publications/publication.store.ts';
import { AGENCY, type Month, openMonth, WEBINAR } from './month.ts';
import { tableSnapshot } from './table-snapshot.ts';

const RESOURCES = {
  name: 'resources.yaml',
  text: 'resources:\n  - { id: a-book, kind: book, title: A book, by: Somebody }\n',
};
const MONTH = {
  name: '2026.yaml',
  text: 'sections:\n  - id: learn\n    title: { en: Learn, es: Aprender }\n    text: { en: Read on., es: Siga leyendo. }\n',
};

const ISSUE = {
  name: 'newsletters/2026-01.md',
  text: '---\ntitle: January\nlist: newsletter\nsend: 2026-01-07T09:00\nsummary: What is on.\n---\nWelcome.\n',
};
const SPANISH_ISSUE = {
  name: 'newsletters/2026-01.es.md',
  text: '---\ntitle: Enero\nsummary: Lo que hay.\n---\nLe damos la bienvenida.\n',
};

let month: Month;
beforeEach(async () => {
  month = await openMonth('2026-01-05T09:00:00-08:00');
});
afterEach(() => month.close());

const deploy = (...beside: { name: string; text: string }[]) => month.load([WEBINAR], AGENCY, beside);
const published = async () =>
  (await publicationStore(month.cloud.table).all()).map(({ kind, name }) => `${kind} ${name}`);

/** Keys of what is another than it was, or is new or gone. */
async function changedBy(deploying: () => Promise<unknown>): Promise<string[]> {
  const before = await tableSnapshot(month.cloud);
  await deploying();
  const after = await tableSnapshot(month.cloud);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !isDeepStrictEqual(before[key], after[key]),
  );
}

it('the same files loaded again write nothing', async () => {
  const files = [RESOURCES, MONTH, ISSUE, SPANISH_ISSUE];
  await deploy(...files);
  expect(await published()).toEqual(['month 2026', 'newsletter 2026-01', 'resources resources']);
  expect(await changedBy(() => deploy(...files))).toEqual([]);
});

it('a word of one file writes that alone, and the version by which pages follow', async () => {
  await deploy(RESOURCES, MONTH);
  const mended = { ...MONTH, text: MONTH.text.replace('Read on.', 'Read more.') };
  expect(await changedBy(() => deploy(RESOURCES, mended))).toEqual([
    'IN-FORCE IN-FORCE',
    'PUBLICATIONS month#2026',
  ]);
});

it('a file that is gone is gone from the table', async () => {
  await deploy(RESOURCES, MONTH);
  await deploy(MONTH);
  expect(await published()).toEqual(['month 2026']);
});

it('a file that shows everybody the join link of an event with limited places refuses the whole deploy', async () => {
  const link = 'https://meet.example/j/123?pwd=secret';
  const limited = {
    ...WEBINAR,
    more: ['CATEGORIES:WEBINAR', 'X-CAPACITY:10', `CONFERENCE;VALUE=URI:${link}`],
  };
  const issue = { ...ISSUE, text: ISSUE.text.replace('Welcome.', `[Join](${link})`) };
  await expect(month.load([limited], AGENCY, [issue])).rejects.toThrow(
    /newsletters\/2026-01\.md:7: error: this shows everybody the join link of "Information session" \(2026\.ics\)/,
  );
  expect(await published()).toEqual([]);
});

it('a file with a mistake refuses the whole deploy, by file and line, and leaves everything as it was', async () => {
  await deploy(RESOURCES, MONTH);
  const wrong = { ...RESOURCES, text: RESOURCES.text.replace('kind: book', 'kind: boook') };
  const changes = await changedBy(async () => {
    await expect(deploy(wrong, MONTH)).rejects.toThrow(
      /resources\.yaml:2: error: resources\.0\.kind must be/,
    );
  });
  expect(changes).toEqual([]);
});
