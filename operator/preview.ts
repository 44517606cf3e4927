/** `preview`: every mail that the calendars would cause, in each language and style, in a browser of this machine. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Command } from 'commander';
import { RefusedFileError } from '../core/calendar/problem.ts';
import { readEventsDataInWorker } from '../core/calendar/read-in-worker.ts';
import { readEventsDataFolder } from '../local/events-data.ts';
import { OperatorError } from '../local/operator-error.ts';
import { type Previewed, previewPages } from './preview/preview-pages.ts';
import { type PreviewChoice, previewsOf } from './preview/previews.ts';
import { port } from './whole-number.ts';

/** Links in previewed mail lead nowhere: this name is reserved for that (RFC 2606). */
const SITE_URL = 'https://preview.invalid';
const DEFAULT_PORT = 3100;

interface Options extends PreviewChoice {
  readonly eventsData: string;
  readonly port: number;
  readonly json?: boolean;
}

/** The command `preview`. */
export function previewCommand(): Command {
  return new Command('preview')
    .description(
      'look at every mail that the calendars would cause, in each language and style; nothing is sent',
    )
    .option('--event <id>', 'only the mails about one event; the beginning of its id is enough')
    .option('--events-data <folder>', 'the calendars and the agency file', 'events-data')
    .option('--port <port>', 'where the page is', port, DEFAULT_PORT)
    .option('--json', 'for programs: list the mails with their ids and subjects, and end')
    .addHelpText('after', '\nExample: npm run preview -- --events-data events-data/examples/placer-county')
    .action(preview);
}

async function preview({ eventsData, port, json, ...choice }: Options): Promise<void> {
  const read = () => readPreviews(eventsData, choice);
  const first = await read();
  if (json) return void process.stdout.write(`${JSON.stringify(asJson(first), null, 2)}\n`);
  const server = await listen(read, port);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  process.stdout.write(
    `\n  ${first.mails.length} mails to look at: ${url}\n  Load the page again after you have edited a file. Stop with Ctrl-C.\n\n`,
  );
  const stop = () => void server.close().closeAllConnections();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await once(server, 'close');
}

/** The files as they are now. */
export async function readPreviews(
  folder: string,
  choice: PreviewChoice,
  siteUrl = SITE_URL,
): Promise<Previewed> {
  const data = await readEventsDataInWorker(await readEventsDataFolder(folder)).catch((error: unknown) => {
    throw error instanceof RefusedFileError ? new OperatorError(error.message) : error;
  });
  return { agency: data.agency, mails: previewsOf(data, { agency: data.agency, siteUrl }, choice) };
}

const PORT_REFUSED: Readonly<Partial<Record<string, string>>> = {
  EADDRINUSE: 'something listens there already',
  EACCES: 'you may not listen there',
};

/** Reached from this machine alone. */
async function listen(read: () => Promise<Previewed>, port: number): Promise<Server> {
  const server = createServer(getRequestListener(previewPages(read).fetch));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    const why = PORT_REFUSED[error.code ?? ''];
    if (!why) throw error;
    throw new OperatorError(`Port ${port} can't be used, for ${why}: choose another with --port.`);
  });
  return server;
}

/** Each mail with its subject in every wording. */
const asJson = ({ mails, agency }: Previewed) => ({
  mails: mails.map(({ id, group, title, dueAt, styles, render }) => ({
    ...{ id, group, title, dueAt },
    wordings: agency.languages.flatMap((language) =>
      styles.map((style) => ({ language, style, subject: render({ language, style }).subject })),
    ),
  })),
});
