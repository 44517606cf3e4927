/** Each of CloudWatch's alarms, made to go off by its cause, and over once that is mended. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CLOUDWATCH_ALARMS, type CloudWatchAlarm } from '../../core/contract/alarms.ts';
import { CLOUDWATCH_STORIES } from './cloudwatch-stories.ts';
import { FINE, openStory, PATIENCE_MS, type Told } from './story.ts';
import { alarms } from './watch.ts';

beforeAll(() => void alarms(), PATIENCE_MS);

let open: Told | undefined;
afterEach(() => open?.close());

/** Minutes in which the sweep has been called, and after which every alarm has forgotten what was not well. */
const MINUTES = { before: 2, after: 27 };

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
      Object.assign(weather, FINE);
      await story.mended?.(told);
      await pass(MINUTES.after);
      expect(standing()).toEqual([]);
    },
    PATIENCE_MS,
  );
});
