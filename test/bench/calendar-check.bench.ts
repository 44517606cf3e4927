/**
 * How long `calendar check` takes over ten thousand events, and how much memory: `node test/bench/calendar-check.bench.ts`.
 * At most 3 s and 300 MB; more ends with 1.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const EVENTS = 10_000;
const MOST_SECONDS = 3;
const MOST_MEGABYTES = 300;

const ZONES = ['America/Los_Angeles', 'America/New_York', 'Asia/Kathmandu', 'Pacific Standard Time'];
const WORDS = 'A sentence with words\\, commas\\; and\\nlines. '.repeat(12).slice(0, 500);

const fold = (line: string): string => line.replace(/(.{74})(?=.)/g, '$1\r\n ');
const alarm = (trigger: string): string =>
  `BEGIN:VALARM\r\nACTION:EMAIL\r\nTRIGGER:${trigger}\r\nSUMMARY:Soon\r\nDESCRIPTION:Soon\r\nEND:VALARM`;

/** A webinar as operators write them: presenters, a description of 500 characters, two alarms. */
function webinar(index: number): string {
  const day = new Date(Date.UTC(2027, 0, 1 + (index % 365))).toISOString().slice(0, 10).replaceAll('-', '');
  const zone = ZONES[index % ZONES.length];
  return [
    'BEGIN:VEVENT',
    `UID:webinar-${index}@agency.example`,
    'DTSTAMP:20261201T000000Z',
    `DTSTART;TZID=${zone}:${day}T100000`,
    `DTEND;TZID=${zone}:${day}T113000`,
    'CATEGORIES:WEBINAR,Labor trafficking,Prevention',
    `SUMMARY:Webinar number ${index}\\, with a title of ordinary length`,
    fold(`DESCRIPTION:${WORDS}`),
    'LOCATION:Online',
    `URL:https://agency.example/webinars/${index}`,
    'CONTACT:Jordan Lee\\, events@agency.example',
    'X-PRESENTER:Sam Rivera\\, Director\\, Example Institute',
    'X-PRESENTER:Ana López\\, Manager\\, Another Institute',
    'SEQUENCE:1',
    'STATUS:CONFIRMED',
    alarm('-P1D'),
    alarm('-PT1H'),
    'END:VEVENT',
  ].join('\r\n');
}

const folder = mkdtempSync(join(tmpdir(), 'calendar-check-'));
const file = join(folder, '2027.ics');
const events = Array.from({ length: EVENTS }, (_, index) => webinar(index));
writeFileSync(file, ['BEGIN:VCALENDAR', 'NAME:Large', ...events, 'END:VCALENDAR', ''].join('\r\n'));

const report = "process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)))";
const hook = `--import=data:text/javascript,${encodeURIComponent(report)}`;
const operator = fileURLToPath(new URL('../../operator/operator.ts', import.meta.url));
const argv = [...process.execArgv, hook, operator, 'calendar', 'check', file];
const started = performance.now();
const { stdout, stderr, status } = spawnSync(process.execPath, argv, {
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
});
const seconds = (performance.now() - started) / 1000;
const megabytes = Number(stderr) / 1024;
rmSync(folder, { recursive: true });

process.stdout.write(`${stdout.trimEnd().split('\n').at(-1)}\n`);
process.stdout.write(
  `${seconds.toFixed(2)} s of at most ${MOST_SECONDS}, ${megabytes.toFixed(0)} MB of at most ${MOST_MEGABYTES}\n`,
);
if (status !== 0 || seconds > MOST_SECONDS || !(megabytes <= MOST_MEGABYTES)) process.exitCode = 1;
