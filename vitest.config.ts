import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    sequence: { shuffle: true },
    globalSetup: ['test/own-temporary-folder.ts', 'test/share-bundles.ts', 'test/permissions/of-the-run.ts'],
    setupFiles: 'test/permissions/watch-refusals.ts',
    // For a long story on a machine that is busy with others. What never ends, as on a hostile file, runs into it; nothing else is found out by time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // A stack that a test makes is not held against the rules of CloudFormation, which takes seconds each time: `infra/app.test.ts` does that.
    env: { CDK_VALIDATION: 'false' },
    // Files share what they import: importing it anew for each took longer than most of them.
    isolate: false,
  },
});
