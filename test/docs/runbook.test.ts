/** Each alarm is a heading of the runbook: what it means for people, how to look, how to mend. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLOUDWATCH_ALARMS } from '../../core/contract/alarms.ts';
import { ALARMS } from '../../core/sweep/alarm.ts';
import { missingFrom } from './runbook.ts';

const RUNBOOK = readFileSync('docs/runbook.md', 'utf8');
const NAMES = [...Object.keys(CLOUDWATCH_ALARMS), ...ALARMS];

it('says all of every alarm, CloudWatch’s and the sweep’s, and of nothing that is none', () => {
  expect(missingFrom(RUNBOOK, NAMES)).toEqual([]);
});

it('never gives two alarms one heading', () => {
  expect(NAMES.filter((name, index) => NAMES.indexOf(name) !== index)).toEqual([]);
});

describe('an alarm that is not documented is found', () => {
  it('when it has no heading', () => {
    expect(missingFrom(RUNBOOK, [...NAMES, 'brand-new'])).toEqual(['brand-new has no heading.']);
  });

  it('when one of its parts is missing, empty or out of its place', () => {
    const section = (...parts: string[]) => `# Runbook\n\n### late\n\n${parts.join('\n\n')}\n\n### next\n`;
    const [meaning, look, mend] = [
      '**Meaning.** People are told too late.',
      '**How to look.** Look at the dashboard.',
      '**How to mend.** Mend what the log names.',
    ] as const;
    const said = (...parts: string[]) => missingFrom(section(...parts), ['late']);
    expect(said(meaning, look, mend)).toEqual([]);
    expect(said(meaning, mend)).toEqual(['late has no “How to look.” in its place.']);
    expect(said(meaning, look)).toEqual(['late has no “How to mend.” in its place.']);
    expect(said(meaning, '**How to look.**', mend)).toEqual(['late says nothing under “How to look.”.']);
    expect(said(look, meaning, mend)).toEqual(['late has no “How to look.” in its place.']);
    expect(said(meaning, look, '**How to mend.** Wait.')).toEqual([
      'late says nothing under “How to mend.”.',
    ]);
  });

  it('and so is one that is documented and no more', () => {
    expect(missingFrom(RUNBOOK, NAMES.slice(1))).toEqual([`${NAMES[0]} is no alarm any more.`]);
  });
});
