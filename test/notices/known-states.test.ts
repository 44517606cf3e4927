/** How an event was known: as much of it as fits. */
import { describe, expect, it } from 'vitest';
import { type KnownState, lastFacts, statesAfter } from '../../core/notices/known-states.ts';
import { makeEvent } from '../events.ts';

const LANGUAGES = ['es', 'vi', 'zh', 'tl', 'ko', 'hy', 'fa', 'ru', 'ar', 'hmn'];
const place = (number: number, length: number) => `${number}${'長'.repeat(length - 1)}`;

/** So many changes of a place of so many characters, in every language. */
function changed(times: number, length: number): readonly KnownState[] {
  let states: readonly KnownState[] = [];
  for (let number = 0; number < times; number += 1) {
    const location = place(number, length);
    const translations = Object.fromEntries(LANGUAGES.map((tag) => [tag, { summary: 'x', location }]));
    states = statesAfter(states, makeEvent({ location, translations }), `2026-01-05T17:0${number}:00.000Z`);
  }
  return states;
}

describe('the states of an event', () => {
  it('are kept apart as long as they are few and short', () => {
    expect(changed(4, 100)).toHaveLength(4);
    expect(changed(9, 100)).toHaveLength(6);
  });

  it('never take more of the event’s item than there is, and the last is always there', () => {
    const states = changed(9, 2000);
    expect(Buffer.byteLength(JSON.stringify(states))).toBeLessThan(75_000);
    expect(lastFacts(states)?.location).toBe(place(8, 2000));
  });
});
