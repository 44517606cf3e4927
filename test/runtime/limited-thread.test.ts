/** A thread for what strangers bring knows nothing of the program that started it. */
import { expect, it } from 'vitest';
import { askThread, startThread } from '../../core/runtime/limited-thread.ts';

const TELLS_ITS_ENVIRONMENT = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', () => parentPort.postMessage(Object.keys(process.env)));
`;

it('has nothing of its environment', async () => {
  const url = new URL(`data:text/javascript,${encodeURIComponent(TELLS_ITS_ENVIRONMENT)}`);
  const thread = startThread(url, { heapMegabytes: 32 });
  try {
    expect(process.env['PATH']).toBeDefined();
    expect(await askThread(thread, null, { seconds: 20 })).toEqual([]);
  } finally {
    await thread.terminate();
  }
});
