/** Lets the operator's commands find the store of a service that is running in the same folder. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { StoreEndpoints } from './store-access.ts';

const EndpointsSchema = v.object({ dynamoDb: v.pipe(v.string(), v.url()), ssm: v.pipe(v.string(), v.url()) });

const fileIn = (folder: string) => join(folder, 'endpoints.json');

/** Writes down where the store is reached while the service runs. */
export function rememberEndpoints(folder: string, endpoints: StoreEndpoints): void {
  writeFileSync(fileIn(folder), JSON.stringify(endpoints));
}

export function forgetEndpoints(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}

/** The endpoints of the service running on `folder`, or null when none runs. */
export async function findRunningService(folder: string): Promise<StoreEndpoints | null> {
  try {
    const endpoints = v.parse(EndpointsSchema, JSON.parse(readFileSync(fileIn(folder), 'utf8')));
    await fetch(endpoints.dynamoDb);
    return endpoints;
  } catch {
    return null;
  }
}
