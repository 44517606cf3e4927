/** Which kinds of items are brought over as they are, where nothing stands under their keys. */
import { isOfKind, type KeyKind } from '../../core/contract/key-kinds.ts';

/** Proof of what was sent and done, and the words that people agreed to: written once, and worth nothing if changed. */
const AS_THEY_ARE: readonly KeyKind[] = [
  'WORDING',
  'OPERATIONS',
  'MAILINGS#',
  'MAILING#',
  'RANGES#',
  'LEDGER#',
  'PROOF#',
  'FEEDBACK#',
];

export const isKeptAsItIs = (pk: string): boolean => AS_THEY_ARE.some((kind) => isOfKind(pk, kind));

/** The audience of a subscription's partition; null for any other. */
export function audienceOfPartition(pk: string): string | null {
  const [, ofList, ofEvent] = /^(?:LIST#([^#]+)#[0-9a-f]|AUDIENCE#(.+))$/.exec(pk) ?? [];
  return ofList ?? ofEvent ?? null;
}
