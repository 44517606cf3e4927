/**
 * send-range: one range of a mailing -> SES, fifty people at most per call, with the ledger around each.
 * Triggered by the queue `ranges`.
 */
import { agencyStore } from '../../core/agency/agency.store.ts';
import { FUNCTIONS } from '../../core/contract/functions.ts';
import { RangeMessageSchema } from '../../core/contract/messages.ts';
import { openSes } from '../../core/email/ses.client.ts';
import { deliveryRule } from '../../core/mailing/deliver-to.ts';
import { ledgerStore } from '../../core/mailing/ledger.store.ts';
import { mailingStore } from '../../core/mailing/mailing.store.ts';
import { readEnvironment } from '../../core/runtime/environment.ts';
import { createLog } from '../../core/runtime/log.ts';
import { queueHandler } from '../../core/runtime/queue-handler.ts';
import { openTable } from '../../core/runtime/table.client.ts';
import { openKeys } from '../../core/subscribers/keys.client.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { suppressionStore } from '../../core/subscribers/suppression.store.ts';
import { type SendDependencies, sendRange } from './send-range.ts';

const environment = readEnvironment(FUNCTIONS['send-range'].environment);
const table = openTable(environment.TABLE_NAME);
const keys = openKeys();
const agencies = agencyStore(table);
const mailings = mailingStore(table);
const dependencies: Omit<SendDependencies, 'agency' | 'linkKeys' | 'mailings'> = {
  ledger: ledgerStore(table),
  subscriptions: subscriptionStore(table),
  suppressions: suppressionStore(table),
  ses: openSes(),
  mayDeliverTo: deliveryRule(environment.DELIVER_TO),
  settings: { siteUrl: environment.SITE_URL, configurationSet: environment.CONFIGURATION_SET },
  log: createLog('send-range'),
};

export const handler = queueHandler({
  schema: RangeMessageSchema,
  log: dependencies.log,
  handle: (message) => sendRange(message, { ...dependencies, ...readOncePerRange() }),
});

/** What a range reads once, however many calls it makes: the agency, the link keys, each variant's content. */
function readOncePerRange(): Pick<SendDependencies, 'agency' | 'linkKeys' | 'mailings'> {
  return {
    agency: once(agencies.read),
    linkKeys: once(() => keys.linkKeys(environment.LINK_KEY_PARAMETER)),
    mailings: { find: mailings.find, content: oncePerVariant(mailings.content) },
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => {
    reading ??= read();
    return reading;
  };
}

function oncePerVariant(read: typeof mailings.content): typeof mailings.content {
  const readings = new Map<string, ReturnType<typeof read>>();
  return (id, variant) => {
    const name = `${variant.language} ${variant.style}`;
    const reading = readings.get(name) ?? read(id, variant);
    readings.set(name, reading);
    return reading;
  };
}
