/** Each of CloudWatch's alarms, made to go off by its cause, and over once that is mended. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CLOUDWATCH_ALARMS, type CloudWatchAlarm } from '../../core/contract/alarms.ts';
import { CLOUDWATCH_STORIES } from './cloudwatch-stories.ts';
import { FINE, openStory, PATIENCE_MS, type Told } from './story.ts';
import { alarms } from './watch.ts';

beforeAll(() => void alarms(), PATIENCE_MS);

let open: Told | undefined;
afterEach(() => open?.close());

/**
 * Minutes in which the sweep has been called; for which a cause stays in place, once its alarm stands; and after which every alarm has forgotten
 * what was not well.
 */
const MINUTES = { before: 2, unmended: 40, after: 37 };

describe.each(Object.keys(CLOUDWATCH_ALARMS) as CloudWatchAlarm[])('%s goes off when', (name) => {
  const stories = CLOUDWATCH_STORIES[name] ?? [];

  it('there is a story of it', () => expect(stories).not.toEqual([]));

  it.each(stories.map((story) => [story.cause, story] as const))(
    '%s',
    async (_, story) => {
      const told = await openStory(story);
      open = told;
      const { pass, standing, weather } = told;
      await pass(MINUTES.before);
      expect(standing()).toEqual([]);
      await story.goesWrong(told);
      expect(standing().toSorted()).toEqual([name, ...(story.also ?? [])].toSorted());
      const about = [name, ...(story.laterAlso ?? [])];
      for (let minute = 1; story.goesOn && minute <= MINUTES.unmended; minute += 1) {
        await story.goesOn(told, minute);
        const now = standing();
        expect(
          now.some((one) => about.includes(one)),
          `${minute} minutes later: ${now}`,
        ).toBe(true);
      }
      Object.assign(weather, FINE);
      await story.mended?.(told);
      await pass(MINUTES.after);
      expect(standing()).toEqual([]);
    },
    PATIENCE_MS,
  );
});
