import { join } from 'node:path';
import { ROOT } from './lock-file.ts';

/** Where the bill of materials stands. */
export const SBOM_FILE = join(ROOT, 'sbom.cdx.json');
