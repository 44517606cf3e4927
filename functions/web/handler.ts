/** web: the HTTP API's one function. Pages for people, and the one-click POST of their mailbox. */
import { handle } from 'hono/aws-lambda';
import { agencyStore } from '../../core/agency/agency.store.ts';
import { eventStore } from '../../core/calendar/event.store.ts';
import { FUNCTIONS } from '../../core/contract/functions.ts';
import { readEnvironment } from '../../core/runtime/environment.ts';
import { createLog } from '../../core/runtime/log.ts';
import { openTable } from '../../core/runtime/table.client.ts';
import { openKeys } from '../../core/subscribers/keys.client.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { web } from './web.ts';

const environment = readEnvironment(FUNCTIONS.web.environment);
const table = openTable(environment.TABLE_NAME);
const keys = openKeys();

export const handler = handle(
  web({
    agencies: agencyStore(table),
    events: eventStore(table),
    subscriptions: subscriptionStore(table),
    linkKeys: () => keys.linkKeys(environment.LINK_KEY_PARAMETER),
    log: createLog('web'),
  }),
);
