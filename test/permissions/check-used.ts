/** `node test/permissions/check-used.ts`, after `npm test`: ends with 1 when a function may do what no test has it do. */
import { readFileSync } from 'node:fs';
import { currentRoles } from './current-roles.ts';
import { LAST_RUN, type LastRun } from './last-run.ts';
import { NotWholeError, unusedPermissions } from './unused-permissions.ts';

function lastRun(): LastRun {
  try {
    return JSON.parse(readFileSync(LAST_RUN, 'utf8')) as LastRun;
  } catch {
    return { notWhole: 'there was none', used: [] };
  }
}

try {
  const sentences = unusedPermissions(currentRoles(), lastRun());
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
  process.stdout.write(`${sentences.length} permissions that no test uses\n`);
  if (sentences.length > 0) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof NotWholeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
