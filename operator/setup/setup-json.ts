/** The checklist for programs. */
import { stackAsJson } from '../stack-key.ts';
import { isReady, type Section } from './checklist.ts';
import type { SetupFacts } from './setup-facts.ts';

/** Fields are added, never taken away. */
export const setupAsJson = ({ key, account, region }: SetupFacts, sections: readonly Section[]) => ({
  ...stackAsJson(key, {
    account: 'found' in account ? account.found : null,
    region: 'found' in region ? region.found : null,
  }),
  ready: isReady(sections),
  items: sections.flatMap(({ items }) =>
    items.map(({ id, title, mark, needed, is, how, records }) => ({
      ...{ id, title, mark, needed, is, how },
      records: records.map(({ record, found, isRight }) => ({ ...record, found, isRight })),
    })),
  ),
});
