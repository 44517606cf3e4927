/** `npm start`: runs the service on this machine, and says where to look and what to try first. */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { UNAPPROVED_MAILINGS } from '../core/approvals/unapproved.ts';
import { UNACCEPTED_PLAN } from '../core/plan/acceptance.ts';
import { readEventsDataFolder } from '../local/events-data.ts';
import { createForwarder } from '../local/inbox/forward.ts';
import { OperatorError } from '../local/operator-error.ts';
import { type Service, startService } from '../local/service.ts';
import { readInstant } from './instant.ts';
import { LOCAL_FOLDER, openLocalFolder } from './local-folder.ts';
import { isPort } from './whole-number.ts';

const DEFAULT_PORT = 3000;

const ENVIRONMENT = `
From the environment:
  PORT                    where the pages are (default: ${DEFAULT_PORT})
  SMTP_URL, FORWARD_TO    a mail server, and the addresses, separated by commas, that the
                          inbox may forward messages to

Example: PORT=8080 npm start`;

/** The command `start`; `PORT`, `SMTP_URL` and `FORWARD_TO` come from the environment. */
export function startCommand(): Command {
  return new Command('start')
    .description('run the service on this machine')
    .addOption(
      new Option('--at <instant>', 'begin again from a fresh store at this instant').argParser(readInstant),
    )
    .option('--events-data <folder>', 'the calendars and the agency file', 'events-data')
    .option('--accept <hash>', 'carry out the plan of this hash (see `plan`)')
    .addHelpText('after', ENVIRONMENT)
    .action(start);
}

interface Options {
  readonly at?: Date;
  readonly eventsData: string;
  readonly accept?: string;
}

async function start(options: Options): Promise<void> {
  const logFile = join(openLocalFolder(), 'service.log');
  const log = createWriteStream(logFile, { flags: 'a' });
  const service = await open(options, (text) => log.write(text));
  if (service.loaded instanceof Error) process.stderr.write(refused(service.loaded));
  process.stdout.write(greeting(service, logFile));
  const stop = async () => {
    await service.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}

function open({ at, eventsData, accept }: Options, log: (text: string) => void) {
  return startService({
    folder: join(LOCAL_FOLDER, 'service'),
    port: readPort(process.env['PORT']),
    files: () => readEventsDataFolder(eventsData),
    at: at ?? null,
    accepted: accept ?? null,
    forwarder: forwarderFrom(process.env),
    log,
  });
}

function readPort(text: string | undefined): number {
  const port = Number(text || DEFAULT_PORT);
  if (isPort(port)) return port;
  throw new OperatorError(`PORT=${text} is no port: write a number from 1 to 65535.`);
}

/** Forwarding needs both a server and its own allow-list: no allow-list, no mail. */
function forwarderFrom({ SMTP_URL, FORWARD_TO }: NodeJS.ProcessEnv) {
  if (!SMTP_URL) return null;
  return createForwarder({ smtpUrl: SMTP_URL, allowed: (FORWARD_TO ?? '').split(',').filter(Boolean) });
}

/** Nothing is wrong with files whose plan wants consent, or approval. */
const refused = ({ name, message }: Error): string =>
  name === UNACCEPTED_PLAN || name === UNAPPROVED_MAILINGS
    ? `The calendar was not loaded, for that needs ${name === UNACCEPTED_PLAN ? 'your consent' : 'approval'}:\n\n${message}\n\nWhat was in force before stays in force.\n\n`
    : `The calendar was refused, so nothing of it was stored:\n\n${message}\n\n` +
      'What was in force before stays in force. Mend the file and start again.\n\n';

const localTime = (now: Date, timeZone: string): string =>
  now.toLocaleString('en-US', { timeZone, dateStyle: 'medium', timeStyle: 'long' });

/** Of the years that can be lived through, the one with the most reminders is the one to try. */
const replayed = ([year]: readonly number[]): string => (year ? `"Replay ${year}", then ` : '');

function greeting({ siteUrl, now, timeZone, years, loaded, isFresh }: Service, logFile: string): string {
  return [
    '',
    `  The month          ${siteUrl}/`,
    `  Inbox and clock    ${siteUrl}/_local`,
    ...(loaded instanceof Error ? [] : [`  Loaded             ${loaded.did}`]),
    '',
    ...(isFresh
      ? [
          `  It is ${localTime(now(), timeZone)} here. Open the inbox, press ${replayed(years)}"Next reminder",`,
          '  and read the mail that three made-up subscribers get.',
        ]
      : [
          `  It is ${localTime(now(), timeZone)} here, and everything is as it was left. What comes next is under`,
          '  "Upcoming"; "Next reminder" goes there.',
        ]),
    '',
    `  What the functions log is in ${logFile}. Stop with Ctrl-C; everything is kept in ${LOCAL_FOLDER}/`,
    '  and is there again at the next start.',
    '',
    '',
  ].join('\n');
}
