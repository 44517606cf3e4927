import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { STATES } from '../../core/mailing/report.ts';
import { ALARMS } from '../../core/sweep/alarm.ts';
import { barsOf, MEANINGS, peopleByMeaning } from '../../local/mailing-words.ts';

/** One person in each state. */
const counts = Object.fromEntries(STATES.map((state) => [state, 1])) as Record<
  (typeof STATES)[number],
  number
>;
const bars = barsOf({ counts, people: STATES.length });

it('every state stands in operating.md as on the screen, under what it means', () => {
  const rows = [
    ...readFileSync('docs/operating.md', 'utf8').matchAll(/^\| ([a-z ]*) ?\| (.+?) \| `(.+?)` \|/gm),
  ];
  const documented = rows.slice(rows.findIndex(([, , words]) => words === 'Sent'));
  let meaning = '';
  const told = documented.map(([, first = '', words, state]) => {
    meaning = first.trim() || meaning;
    return [meaning, words, state];
  });
  const shown = bars.map((bar) => [MEANINGS[bar.meaning].toLowerCase(), bar.words, bar.state]);
  expect(told.toSorted()).toEqual(shown.toSorted());
});

it('everybody is counted under one meaning', () => {
  const people = Object.values(peopleByMeaning(counts));
  expect(people.reduce((sum, one) => sum + one, 0)).toBe(STATES.length);
});

it('every alarm is a heading of the runbook', () => {
  const headings = [...readFileSync('docs/runbook.md', 'utf8').matchAll(/^#{2,3} ([a-z-]+)$/gm)].map(
    ([, kind]) => kind,
  );
  expect(headings).toEqual(expect.arrayContaining([...ALARMS]));
});
