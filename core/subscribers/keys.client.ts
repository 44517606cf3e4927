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
import { type LinkKeys, parseLinkKeys, withNewVersion, withoutVersion } from './link-keys.ts';

/** Bytes of each key: as many as HMAC-SHA-256 gives out (RFC 2104 section 3). */
const KEY_BYTES = 32;

/** A key has not been made yet. */
export class MissingKeyError extends Error {
  constructor(parameter: string) {
    super(`The key ${parameter} does not exist yet: load a calendar first, which makes it.`);
    this.name = 'MissingKeyError';
  }
}

/** Somebody else has changed the link keys at the very same moment, and one of the two changes is lost. */
export class KeysChangedError extends Error {
  constructor(parameter: string) {
    super(
      `Somebody else has changed ${parameter} at the same moment. Look at it, and do what is missing again.`,
    );
    this.name = 'KeysChangedError';
  }
}

export interface Keys {
  idKey(parameter: string): Promise<string>;
  /** As they are by `now`; else by the clock. */
  linkKeys(parameter: string, now?: Date): Promise<LinkKeys>;
  /** Stores a new version of the link key, with which links are made in a while; all others keep verifying. */
  rotate(parameter: string, now: Date): Promise<LinkKeys>;
  /** Forgets a version of the link key: no link that was made with it opens any more. */
  retire(parameter: string, version: string, now: Date): Promise<LinkKeys>;
  /** Makes the keys that do not exist; no-op when they do. */
  ensure(parameters: { readonly idKey: string; readonly linkKeys: string }): Promise<void>;
}

/** Opens SSM with the credentials and endpoint of the environment. */
export function openKeys(client = new SSMClient()): Keys {
  return {
    idKey: async (parameter) => (await read(client, parameter)).value,
    linkKeys: async (parameter, now = new Date()) =>
      parseLinkKeys((await read(client, parameter)).value, now),
    rotate: (parameter, now) =>
      change({ client, parameter, now }, (keys) => withNewVersion(keys, { key: newKey(), now })),
    retire: (parameter, version, now) =>
      change({ client, parameter, now }, (keys) => withoutVersion(keys, version)),
    ensure: async ({ idKey, linkKeys }) => {
      await createOnce(client, idKey, newKey);
      await createOnce(client, linkKeys, () => JSON.stringify({ current: '1', versions: { 1: newKey() } }));
    },
  };
}

const newKey = () => randomBytes(KEY_BYTES).toString('base64url');

/** What a parameter holds, and which of its versions that is. */
interface Read {
  readonly value: string;
  readonly version: number;
}

async function read(client: SSMClient, name: string): Promise<Read> {
  try {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
    return { value: Parameter?.Value ?? '', version: Parameter?.Version ?? 0 };
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

interface Changing {
  readonly client: SSMClient;
  readonly parameter: string;
  readonly now: Date;
}

/** The Parameter Store knows no condition on a write; its own count of versions tells afterwards whether anybody else was at it. */
async function change(
  { client, parameter, now }: Changing,
  changed: (keys: LinkKeys) => LinkKeys,
): Promise<LinkKeys> {
  const { value, version } = await read(client, parameter);
  const keys = changed(parseLinkKeys(value, now));
  const { Version } = await client.send(
    new PutParameterCommand({
      Name: parameter,
      Value: JSON.stringify(keys),
      Type: 'SecureString',
      Overwrite: true,
    }),
  );
  if (Version !== version + 1) throw new KeysChangedError(parameter);
  return keys;
}
