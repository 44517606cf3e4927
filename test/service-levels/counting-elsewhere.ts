/** Figures kept in a table of their own, and metrics that nobody reads: for tests in which each request to the table is a step. */
import { figuresStore } from '../../core/service-levels/figures.store.ts';
import { memoryTable } from '../memory-table/memory-table.ts';

export const countingElsewhere = () => ({
  figures: figuresStore(memoryTable()),
  metrics: { add: () => {}, flush: () => {} },
});
