/** `node test/permissions/write-roles.ts <file>`: synthesizes the stack and writes down its functions' roles. */
import { renameSync, writeFileSync } from 'node:fs';
import { currentRoles } from './current-roles.ts';

const [, , file = ''] = process.argv;
// Whole, or not there.
writeFileSync(`${file}.new`, JSON.stringify(currentRoles()));
renameSync(`${file}.new`, file);
