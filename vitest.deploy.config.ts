import { defineConfig } from 'vitest/config';

/** Two stories at the same time, for both wait for clocks; each told in order: a step that fails ends them. */
export default defineConfig({
  test: {
    include: ['test/deploy/*.story.ts'],
    sequence: { shuffle: false },
    maxWorkers: 2,
    bail: 1,
    testTimeout: 240_000,
    hookTimeout: 180_000,
  },
});
