/** The service of the bench: endpoints in one process, each function in another, and the calendar loaded. */

import { fileURLToPath } from 'node:url';
import type { FunctionName } from '../../../core/contract/functions.ts';
import { FUNCTIONS } from '../../../core/contract/functions.ts';
import type { DeployEvent } from '../../../core/contract/messages.ts';
import { bundleFunctions, bundleHandlers } from '../../../local/bundle-functions.ts';
import { openStore, type StoreAccess } from '../../../local/store-access.ts';
import type { DeployFile } from '../../../local/upload-files.ts';
import { type Child, startChild } from './child-process.ts';
import { type Requests, requestsBetween } from './count-requests.ts';
import type { EndpointsQuestion, Places } from './endpoints-process.ts';
import type { Usage } from './function-process.ts';

/** A handler in its process. */
export interface Running {
  /** Runs it on the event, `times` times in a row; the last answer. */
  invoke<Answer>(event: unknown, times?: number): Promise<Answer>;
  usage(): Promise<Usage>;
  close(): Promise<void>;
}

export interface Service extends Pick<StoreAccess, 'table' | 'keys'> {
  readonly places: Places;
  endpoints<Answer>(question: EndpointsQuestion): Promise<Answer>;
  start(name: FunctionName): Promise<Running>;
  /** The loop in a process with the environment and memory of `send-range`. */
  startLoop(): Promise<Running>;
  /** What `cdk deploy` does with the calendars; the requests are those of `load-calendar`. */
  deploy(files: readonly DeployFile[]): Promise<Requests>;
  close(): Promise<void>;
}

/** Starts the endpoints; nothing is loaded yet. `rate` is what SES holds the account to; without it, it takes everything. */
export async function startService({ rate }: { readonly rate?: number } = {}): Promise<Service> {
  const child = startChild('./endpoints-process.ts', { argv: rate === undefined ? [] : [String(rate)] });
  const endpoints = <Answer>(question: EndpointsQuestion) => child.ask<Answer>(question);
  const [places, bundles] = await Promise.all([endpoints<Places>({ places: true }), bundleFunctions()]);
  const { table, keys } = openStore({ dynamoDb: places.dynamoDb, ssm: places.ssm });
  const start = async (name: FunctionName) => startProcess(name, bundles[name], places);
  return {
    places,
    table,
    keys,
    endpoints,
    start,
    startLoop: async () => {
      const loop = fileURLToPath(new URL('./bare-loop.ts', import.meta.url));
      const { 'bare-loop': url } = await bundleHandlers(() => loop, ['bare-loop']);
      return startProcess('send-range', url, places);
    },
    deploy: async (files) => {
      const loader = await start('load-calendar');
      const before = await loader.usage();
      await loader.invoke(await endpoints<DeployEvent>({ upload: files }));
      const after = await loader.usage();
      await loader.close();
      return requestsBetween(before.requests, after.requests);
    },
    close: () => child.close(),
  };
}

function startProcess(name: FunctionName, bundle: string, { environments }: Places): Running {
  const child: Child = startChild('./function-process.ts', {
    argv: [bundle],
    execArgv: [...heapOnLambda(FUNCTIONS[name].memoryMegabytes), ...profiling(name)],
    env: environments[name],
    log: showErrors,
  });
  return {
    invoke: (event, times = 1) => child.ask({ event, times }),
    usage: () => child.ask<Usage>({ usage: true }),
    close: child.close,
  };
}

/**
 * The heap that Lambda's runtime gives to Node in a function of so much memory: a tenth is for young objects, of which
 * V8 keeps two halves. Garbage is then collected as it is there.
 * @see https://dev.to/wonderfulsoap/deep-dive-into-aws-lambda-3-official-nodejs-runtime-analysis-43je
 */
function heapOnLambda(megabytes: number): string[] {
  const young = Math.floor(megabytes / 10);
  return [`--max-semi-space-size=${Math.floor(young / 2)}`, `--max-old-space-size=${megabytes - young}`];
}

/** For whoever looks for the reason of a figure: PROFILE=<folder> leaves a CPU profile of each process there. */
const profiling = (name: FunctionName): string[] =>
  process.env.PROFILE
    ? [
        '--cpu-prof',
        `--cpu-prof-dir=${process.env.PROFILE}`,
        `--cpu-prof-name=${name}-${Date.now()}.cpuprofile`,
      ]
    : [];

function showErrors(text: string): void {
  for (const line of text.split('\n'))
    if (line.includes('"level":"ERROR"')) process.stderr.write(`${line}\n`);
}
