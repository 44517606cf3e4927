/**
 * The pictures for people's e-mail signatures, as they were drawn last.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `SIGNATURE-BLOCK` | `<year>#<language>` | the picture (PNG), and the digest of what it was drawn from |
 */
import type { Table } from '../runtime/table.client.ts';
import type { BlockKey } from './signature-block.ts';

/** A picture. */
export interface StoredBlock {
  readonly digest: string;
  readonly png: Uint8Array;
}

export interface SignatureBlockStore {
  find(key: BlockKey): Promise<StoredBlock | undefined>;
  put(key: BlockKey, block: StoredBlock): Promise<void>;
}

const keyOf = ({ year, language }: BlockKey) => ({ pk: 'SIGNATURE-BLOCK', sk: `${year}#${language}` });

export function signatureBlockStore(table: Table): SignatureBlockStore {
  return {
    find: (key) => table.get<StoredBlock>(keyOf(key)),
    put: (key, { digest, png }) => table.put(Object.assign({ digest, png }, keyOf(key))),
  };
}
