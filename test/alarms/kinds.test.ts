/** Each kind of the sweep's alarms, made to stand by its cause, told of by CloudWatch meanwhile, and over once that is mended. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ALARMS } from '../../core/sweep/alarm.ts';
import { alarmsIn } from '../stories/what-became.ts';
import { KIND_STORIES } from './kind-stories.ts';
import { FINE, openStory, PATIENCE_MS, type Told } from './story.ts';
import { alarms } from './watch.ts';

beforeAll(() => void alarms(), PATIENCE_MS);

let open: Told | undefined;
afterEach(() => open?.close());

describe.each(ALARMS)('%s stands when', (kind) => {
  const story = KIND_STORIES[kind];

  it(
    story?.cause ?? 'nobody knows: it has no story',
    async () => {
      const told = await openStory(story);
      open = told;
      const { month, pass, standing, weather } = told;
      await pass(2);
      expect(await alarmsIn(month)).toEqual([]);
      await story.goesWrong(told);
      expect((await alarmsIn(month)).toSorted()).toEqual([kind, ...(story.also ?? [])].toSorted());
      expect(standing()).toContain('unrepaired');
      Object.assign(weather, FINE);
      await story.mended?.(told);
      await pass(10);
      expect(await alarmsIn(month)).toEqual([]);
      expect(standing()).not.toContain('unrepaired');
    },
    PATIENCE_MS,
  );
});
