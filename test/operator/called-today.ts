/** Calendars that may go to production. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SHIPPED = join(import.meta.dirname, '../../events-data');

/** A folder with the shipped files, in which every help line was called today. */
export function calledToday(): string {
  const folder = mkdtempSync(join(tmpdir(), 'called-'));
  cpSync(SHIPPED, folder, { recursive: true });
  const agency = join(folder, 'agency.yaml');
  const today = new Date().toISOString().slice(0, 10);
  writeFileSync(agency, readFileSync(agency, 'utf8').replaceAll('verifiedOn: null', `verifiedOn: ${today}`));
  return folder;
}
