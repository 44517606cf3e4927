/**
 * `npm run audit`: are there known holes in what we use? Ends with 1 when one stops us, and with 69 (EX_UNAVAILABLE of sysexits.h) where the
 * registry can't be asked.
 */
import { spawnSync } from 'node:child_process';
import { judgeAudit, NotAuditedError, readAuditReport } from './audit-report.ts';
import { bundledPackages } from './bundled-packages.ts';
import { ROOT } from './lock-file.ts';

const UNAVAILABLE = 69;

const { stdout } = spawnSync('npm', ['audit', '--json', '--audit-level=none'], {
  cwd: ROOT,
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
try {
  const report = readAuditReport(stdout ?? '');
  const bundled = new Set((await bundledPackages()).keys());
  const { stops, notes } = judgeAudit(report, { bundled, today: new Date().toISOString().slice(0, 10) });
  for (const says of notes) process.stdout.write(`Noted: ${says}\n`);
  for (const says of stops) process.stderr.write(`${says}\n`);
  if (stops.length > 0) process.exitCode = 1;
  else process.stdout.write('Audited: no known hole stops us.\n');
} catch (error) {
  if (!(error instanceof NotAuditedError)) throw error;
  process.stderr.write(`NOT AUDITED: the registry can not be asked for advisories. ${error.message}\n`);
  process.exitCode = UNAVAILABLE;
}
