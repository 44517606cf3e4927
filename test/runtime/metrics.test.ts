import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { METRICS, METRICS_DIMENSION, METRICS_NAMESPACE } from '../../core/contract/metrics.ts';
import { createMetrics, flushing } from '../../core/runtime/metrics.ts';

let lines: string[];
beforeEach(() => {
  lines = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
});
afterEach(() => void vi.restoreAllMocks());
const printed = () => lines.map((line) => JSON.parse(line));

describe('metrics', () => {
  it('are one line for all that was added, in the embedded metric format, with the stack as their one dimension', () => {
    const metrics = createMetrics('sweep', 'prevention-month-dev');
    metrics.add('Alarms', 2);
    metrics.add('Alarms', 1);
    metrics.add('Sweeps', 1);
    metrics.flush();
    expect(printed()).toEqual([
      {
        _aws: {
          Timestamp: expect.any(Number),
          CloudWatchMetrics: [
            {
              Namespace: METRICS_NAMESPACE,
              Dimensions: [[METRICS_DIMENSION]],
              Metrics: [
                { Name: 'Alarms', Unit: 'Count' },
                { Name: 'Sweeps', Unit: 'Count' },
              ],
            },
          ],
        },
        function: 'sweep',
        [METRICS_DIMENSION]: 'prevention-month-dev',
        Alarms: [2, 1],
        Sweeps: 1,
      },
    ]);
  });

  it('are no line while nothing was added, and never the same twice', () => {
    const metrics = createMetrics('send-letter', 'local');
    metrics.flush();
    expect(lines).toEqual([]);
    metrics.add('ConfirmationSeconds', 4.2);
    metrics.flush();
    metrics.flush();
    expect(printed()).toMatchObject([{ ConfirmationSeconds: 4.2 }]);
  });

  it('are written of an invocation that fails, too', async () => {
    const metrics = createMetrics('record-feedback', 'local');
    const handler = flushing(metrics, async (event: string) => {
      metrics.add('Sent', 50);
      throw new Error(event);
    });
    await expect(handler('throttled')).rejects.toThrow('throttled');
    expect(printed()).toMatchObject([{ Sent: 50 }]);
  });

  it('are ten at most: so many cost nothing', () => {
    expect(Object.keys(METRICS).length).toBeLessThanOrEqual(10);
  });
});
