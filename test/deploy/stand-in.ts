/** Everything that the story is told with: MiniStack, the wire to it, an operator's commands, and what they leave. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, openAccount } from './account.ts';
import { type CalendarFolder, calendarFolder } from './calendars.ts';
import { type Commands, commandsAgainst } from './commands.ts';
import { COMMANDS_LOG, RUN } from './folders.ts';
import { freePort, startMiniStack } from './ministack.ts';
import { preparePython } from './prepare-python.ts';
import { type Mail, readSentMail } from './sent-mail.ts';
import { type DeployedService, openService } from './service.ts';
import { openWire, type Wire } from './wire.ts';

export interface StandIn {
  readonly commands: Commands;
  readonly calendars: CalendarFolder;
  readonly account: Account;
  readonly service: DeployedService;
  /** The functions speak with SES and Scheduler over it. */
  readonly wire: Wire;
  /** All mail that SES has accepted, by address. */
  sentMail(): Promise<Mail[]>;
  mailTo(address: string): Promise<Mail>;
  close(): Promise<void>;
}

/** An account with nothing in it, in which the stack `stack` is going to be. */
export async function openStandIn(stack: string): Promise<StandIn> {
  await rm(RUN, { recursive: true, force: true });
  await mkdir(RUN, { recursive: true });
  await writeFile(COMMANDS_LOG, '');
  const port = await freePort();
  const wire = await openWire(`http://127.0.0.1:${port}`);
  const ministack = await startMiniStack(await preparePython(), {
    port,
    functionEnvironment: { AWS_ENDPOINT_URL_SESV2: wire.url, AWS_ENDPOINT_URL_SCHEDULER: wire.url },
  });
  const account = openAccount(ministack.url, stack);
  const sentMail = () => readSentMail(ministack.url, wire.exchanges);
  return {
    commands: commandsAgainst(ministack.url),
    calendars: await calendarFolder(join(RUN, 'events-data')),
    account,
    service: openService(account, stack),
    wire,
    sentMail,
    mailTo: async (address) => {
      const mail = (await sentMail()).find(({ to }) => to === address);
      if (!mail) throw new Error(`${address} got no mail.`);
      return mail;
    },
    close: async () => {
      await wire.close();
      await ministack.stop();
    },
  };
}
