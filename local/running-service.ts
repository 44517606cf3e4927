/** Lets others find the service that runs on a folder: the operator's commands its store, a second start the first. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const address = v.pipe(v.string(), v.url());
const RunningServiceSchema = v.object({
  siteUrl: address,
  dynamoDb: address,
  ssm: address,
  sqs: address,
  ses: address,
});

/** Where a running service is reached: its pages, and the endpoints of its store and of its mail. */
export type RunningService = v.InferOutput<typeof RunningServiceSchema>;

const fileIn = (folder: string) => join(folder, 'running.json');

/** Writes down where the service is reached while it runs. */
export function rememberService(folder: string, service: RunningService): void {
  writeFileSync(fileIn(folder), JSON.stringify(service));
}

export function forgetService(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}

/** The service running on `folder`; null when none was written down, or the one written down answers no more. */
export async function findRunningService(folder: string): Promise<RunningService | null> {
  try {
    const service = v.parse(RunningServiceSchema, JSON.parse(readFileSync(fileIn(folder), 'utf8')));
    await Promise.all([fetch(service.dynamoDb), fetch(service.siteUrl, { method: 'HEAD' })]);
    return service;
  } catch {
    return null;
  }
}
