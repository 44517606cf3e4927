import { defineConfig } from 'vitest/config';

/** One story, told in order: a step that fails ends it. */
export default defineConfig({
  test: {
    include: ['test/deploy/*.story.ts'],
    sequence: { shuffle: false },
    bail: 1,
    testTimeout: 240_000,
    hookTimeout: 180_000,
  },
});
