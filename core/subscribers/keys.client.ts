/**
 * The two keys, both SSM SecureStrings made once and kept when the stack goes. The id key never changes: ids and
 * suppressions hang on it. The link key has versions, and old ones keep verifying.
 */
import { randomBytes } from 'node:crypto';
import {
  GetParameterCommand,
  ParameterAlreadyExists,
  ParameterNotFound,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import * as v from 'valibot';

/** Bytes of each key: as many as HMAC-SHA-256 gives out (RFC 2104 section 3). */
const KEY_BYTES = 32;

const LinkKeysSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ current: v.string(), versions: v.record(v.string(), v.string()) }),
  v.check(({ current, versions }) => Object.hasOwn(versions, current), 'the current version has no key'),
);

/** The link keys by version, each base64url, and the version with which new links are made. */
export type LinkKeys = v.InferOutput<typeof LinkKeysSchema>;

/** A key has not been made yet. */
export class MissingKeyError extends Error {
  constructor(parameter: string) {
    super(`The key ${parameter} does not exist yet: load a calendar first, which makes it.`);
    this.name = 'MissingKeyError';
  }
}

export interface Keys {
  idKey(parameter: string): Promise<string>;
  linkKeys(parameter: string): Promise<LinkKeys>;
  /** Makes the keys that do not exist; no-op when they do. */
  ensure(parameters: { readonly idKey: string; readonly linkKeys: string }): Promise<void>;
}

/** Opens SSM with the credentials and endpoint of the environment. */
export function openKeys(client = new SSMClient()): Keys {
  return {
    idKey: (parameter) => read(client, parameter),
    linkKeys: async (parameter) => v.parse(LinkKeysSchema, await read(client, parameter)),
    ensure: async ({ idKey, linkKeys }) => {
      await createOnce(client, idKey, newKey);
      await createOnce(client, linkKeys, () => JSON.stringify({ current: '1', versions: { 1: newKey() } }));
    },
  };
}

const newKey = () => randomBytes(KEY_BYTES).toString('base64url');

async function read(client: SSMClient, name: string): Promise<string> {
  try {
    const answer = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
    return answer.Parameter?.Value ?? '';
  } catch (error) {
    if (error instanceof ParameterNotFound) throw new MissingKeyError(name);
    throw error;
  }
}

async function createOnce(client: SSMClient, name: string, make: () => string): Promise<void> {
  try {
    await read(client, name);
  } catch (error) {
    if (!(error instanceof MissingKeyError)) throw error;
    await put(client, name, make());
  }
}

/** Two loads at once: the first one's key stands, the second one's is dropped. */
async function put(client: SSMClient, name: string, value: string): Promise<void> {
  try {
    await client.send(
      new PutParameterCommand({ Name: name, Value: value, Type: 'SecureString', Overwrite: false }),
    );
  } catch (error) {
    if (!(error instanceof ParameterAlreadyExists)) throw error;
  }
}
