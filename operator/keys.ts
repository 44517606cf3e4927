/** `keys`: the versions of the key that links in mail are made with: look at them, make a new one, retire an old one. */
import { Command } from 'commander';
import { REMEMBERED_MS } from '../core/runtime/remember.ts';
import { KeysChangedError } from '../core/subscribers/keys.client.ts';
import {
  isComing,
  type LinkKeys,
  LinkKeysError,
  neededUntil,
  versionsOf,
} from '../core/subscribers/link-keys.ts';
import { OperatorError } from '../local/operator-error.ts';
import { timeZoneOf } from './agency-zone.ts';
import { confirm } from './confirm.ts';
import { instantIn } from './local-time.ts';
import type { Store } from './open-store.ts';
import { onStore, runOnStore, type Said, type StoreOptions } from './store-command.ts';
import { whenLoaded } from './when-loaded.ts';
import { commandOn } from './which-stack.ts';

interface RetireOptions extends StoreOptions {
  readonly leaked?: boolean;
}

/** The command `keys`, and those below it: `rotate`, `retire`. */
export function keysCommand(): Command {
  const keys = onStore(new Command('keys'))
    .description('the versions of the key that links in mail are made with, never the key itself')
    .addHelpText('after', '\nExample: npm run keys -- --stage production')
    .action((_options, command: Command) => runOnStore(command, show));
  onStore(keys.command('rotate'))
    .description('make links with a new key from now on; those that are in people’s mail go on working')
    .addHelpText('after', '\nExample: npm run keys -- rotate --stage production')
    .action((_options, command: Command) => runOnStore(command, rotate));
  onStore(keys.command('retire'), { asks: true })
    .description(
      'forget an old key: every link that was made with it, in mail that people have, opens nothing any more',
    )
    .argument('<version>', 'as `npm run keys` lists it')
    .addHelpText('after', '\nExample: npm run keys -- retire 1 --stage production')
    .option('--leaked', 'also where mailings of the last thirty days hold such links')
    .action((version: string, _options, command: Command) =>
      runOnStore(command, (store, options: RetireOptions) => retire(version, store, options)),
    );
  return keys;
}

export async function show(store: Store): Promise<Said> {
  return described(await read(store), { timeZone: await timeZoneOf(store), now: store.now() });
}

export async function rotate(store: Store): Promise<Said> {
  await read(store);
  await store.note('keys rotate');
  const keys = await changing(store, () => store.keys.rotate(store.linkKeyParameter, store.now()));
  const version = versionsOf(keys).at(-1) ?? keys.current;
  const from = keys.since?.[version] ?? '';
  const text =
    `Links are made with version ${version} from ${instantIn(await timeZoneOf(store), from)} on; those made before go on working.\n` +
    `If an older version may have leaked, retire it after that: ${commandOn(store.stack, 'keys', 'retire', 'VERSION')}\n`;
  return { text, json: { version, from } };
}

export async function retire(
  version: string,
  store: Store,
  { leaked, yes, stage }: RetireOptions,
): Promise<Said> {
  const keys = await read(store);
  const until = neededUntil(keys, version);
  const timeZone = await timeZoneOf(store);
  const isOld = Object.hasOwn(keys.versions, version) && version !== keys.current;
  if (isOld && until && until > store.now() && !leaked)
    throw new OperatorError(
      `Mailings with links of version ${version} are younger than thirty days: their way to leave has to work until ` +
        `${instantIn(timeZone, until.toISOString())}. If the key has leaked, say --leaked. Nothing has been done.`,
    );
  if (isOld) await confirm(warning(version), yes, stage);
  await store.note('keys retire', { version });
  const left = await changing(store, () => store.keys.retire(store.linkKeyParameter, version, store.now()));
  const text = `Links of version ${version} open nothing any more, within ${REMEMBERED_MS / 60_000} minute.\n`;
  return { text, json: { retired: version, current: left.current } };
}

const warning = (version: string): string =>
  `Retire version ${version}? Whoever presses a link in a mail that was made with it, to leave or to choose, is told that it does not ` +
  'work and how to ask for a new one; mailboxes that leave by one click can’t; moderators wait for their next letter.';

const read = (store: Store): Promise<LinkKeys> =>
  whenLoaded(() => store.keys.linkKeys(store.linkKeyParameter, store.now()), store);

/** What can't be done is said, and where to look. */
async function changing({ stack }: Pick<Store, 'stack'>, change: () => Promise<LinkKeys>): Promise<LinkKeys> {
  try {
    return await change();
  } catch (error) {
    if (error instanceof LinkKeysError || error instanceof KeysChangedError)
      throw new OperatorError(`${error.message} The versions: ${commandOn(stack, 'keys')}`);
    throw error;
  }
}

function described(
  keys: LinkKeys,
  { timeZone, now }: { readonly timeZone: string; readonly now: Date },
): Said {
  const json = versionsOf(keys).map((version) => ({
    version,
    isCurrent: version === keys.current,
    since: keys.since?.[version] ?? null,
    neededUntil: neededUntil(keys, version)?.toISOString() ?? null,
  }));
  const when = (instant: string) => instantIn(timeZone, instant);
  const lines = json.map(({ version, isCurrent, since, neededUntil: until }) => {
    if (isComing(keys, version, now))
      return `${version}: new links are made with it from ${when(since ?? '')} on`;
    const does = isCurrent ? 'new links are made with it' : 'opens links that were made with it';
    return [
      `${version}: ${does}`,
      ...(since ? [`since ${when(since)}`] : []),
      ...(!isCurrent && until && new Date(until) > now ? [`its mailings need it until ${when(until)}`] : []),
    ].join(', ');
  });
  return { text: `${lines.join('\n')}\n`, json };
}
