/** Everything that the story is told with: MiniStack, the wire to it, an operator's commands, and what they leave. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { type Account, openAccount } from './account.ts';
import { type CalendarFolder, calendarFolder } from './calendars.ts';
import { type Commands, commandsAgainst } from './commands.ts';
import { type StoryFolders, storyFolders } from './folders.ts';
import { freePort, startMiniStack } from './ministack.ts';
import { preparePython } from './prepare-python.ts';
import { type Mail, readSentMail } from './sent-mail.ts';
import { type DeployedService, openService } from './service.ts';
import { openWire, type Wire } from './wire.ts';

export interface StandIn {
  readonly folders: StoryFolders;
  readonly commands: Commands;
  /** The same, typed in another copy of the project. */
  commandsIn(project: string): Commands;
  readonly calendars: CalendarFolder;
  readonly account: Account;
  readonly service: DeployedService;
  /** The functions speak with SES and Scheduler over it. */
  readonly wire: Wire;
  /** All mailings' messages that SES has accepted, by address and time. */
  sentMail(): Promise<Mail[]>;
  /** The newest of them to an address. */
  mailTo(address: string): Promise<Mail>;
  /** The newest letter to an address, as soon as there is one. */
  letterTo(address: string): Promise<Mail>;
  close(): Promise<void>;
}

/**
 * An account with nothing in it, in which the stack `stack` is going to be.
 *
 * @param story names the folder in which it leaves what it makes
 */
export async function openStandIn(stack: string, story: string): Promise<StandIn> {
  const folders = storyFolders(story);
  await rm(folders.run, { recursive: true, force: true });
  await mkdir(folders.run, { recursive: true });
  await writeFile(folders.commandsLog, '');
  const port = await freePort();
  const wire = await openWire(`http://127.0.0.1:${port}`);
  const ministack = await startMiniStack(await preparePython(), {
    port,
    functionEnvironment: { AWS_ENDPOINT_URL_SESV2: wire.url, AWS_ENDPOINT_URL_SCHEDULER: wire.url },
    folders,
  });
  const account = openAccount(ministack.url, stack);
  const accepted = () => readSentMail(ministack.url, wire.exchanges);
  const sentMail = async () => (await accepted()).filter(({ isLetter }) => !isLetter);
  const letters = async (address: string) =>
    (await accepted()).filter(({ isLetter, to }) => isLetter && to === address);
  return {
    folders,
    commandsIn: (project) => commandsAgainst(ministack.url, folders, project),
    commands: commandsAgainst(ministack.url, folders),
    calendars: await calendarFolder(join(folders.run, 'events-data')),
    account,
    service: openService(account, stack),
    wire,
    sentMail,
    mailTo: async (address) => {
      const mail = (await sentMail()).findLast(({ to }) => to === address);
      if (!mail) throw new Error(`${address} got no mail.`);
      return mail;
    },
    letterTo: async (address) => {
      await vi.waitUntil(async () => (await letters(address)).length > 0, { timeout: 60_000, interval: 250 });
      return (await letters(address)).at(-1) as Mail;
    },
    close: async () => {
      await wire.close();
      await ministack.stop();
    },
  };
}
