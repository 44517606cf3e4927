/** `npm run sbom`: writes `sbom.cdx.json` anew, after a dependency or what is taken of it has changed. */
import { writeFileSync } from 'node:fs';
import { billOfMaterials } from './bill-of-materials.ts';
import { bundledPackages } from './bundled-packages.ts';
import { readLockFile } from './lock-file.ts';
import { SBOM_FILE } from './sbom-file.ts';

const bundled = await bundledPackages();
writeFileSync(SBOM_FILE, billOfMaterials(readLockFile(), bundled));
process.stdout.write(`sbom.cdx.json names the ${bundled.size} packages that are in the functions.\n`);
