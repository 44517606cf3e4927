/** The thread in which one flyer is checked, so that none can hang or end the function that takes it. */
import { parentPort } from 'node:worker_threads';
import { checkFlyer } from './check-flyer.ts';

parentPort?.on('message', async (file: Uint8Array) => {
  parentPort?.postMessage(await checkFlyer(Buffer.from(file)));
});
