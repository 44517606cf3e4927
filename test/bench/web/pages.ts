/** The pages of the bench: every kind that people open, with the shipped calendars loaded and one subscriber. */
import { randomBytes } from 'node:crypto';
import { agencyStore } from '../../../core/agency/agency.store.ts';
import { eventStore } from '../../../core/calendar/event.store.ts';
import { refOf } from '../../../core/calendar/event-ref.ts';
import type { RequestToConfirm } from '../../../core/contract/letters.ts';
import type { EventRef } from '../../../core/contract/messages.ts';
import { CONFIRM_PATH, KEEP_PATH, MANAGE_PATH, STOP_PATH } from '../../../core/contract/paths.ts';
import { confirmPath, tokenHash } from '../../../core/letters/letter-link.ts';
import { pendingRequestStore } from '../../../core/letters/pending-request.store.ts';
import { confirmExpiry } from '../../../core/letters/pending-request.ts';
import {
  ACCESSIBILITY_PATH,
  CHECK_EMAIL_PATH,
  eventPath,
  NEWSLETTERS_PATH,
  PRIVACY_PATH,
  RESOURCES_PATH,
  SAFETY_PATH,
  SIGN_UP_PATH,
  STATUS_PATH,
  subscribePath,
} from '../../../core/pages/addresses.ts';
import type { Table } from '../../../core/runtime/table.client.ts';
import { parseAddress } from '../../../core/subscribers/address.ts';
import { importPerson } from '../../../core/subscribers/import-people.ts';
import { personalPath } from '../../../core/subscribers/personal-link.ts';
import { subscriberId } from '../../../core/subscribers/subscriber.ts';
import { unsubscribePath } from '../../../core/subscribers/unsubscribe-link.ts';
import { newLetterId } from '../../../functions/web/new-letter-id.ts';
import { importingInto } from '../../../local/importing.ts';
import { KEY_PARAMETERS } from '../../../local/resource-names.ts';
import type { Service } from '../send/service.ts';

export interface BenchPage {
  readonly name: string;
  readonly path: string;
  readonly status: number;
}

/** The shipped year with the most events. */
const FULL_YEAR = 2025;
const LANGUAGES = ['en', 'es'] as const;

/** A name, a path, and what it is answered with where that is not 200. */
type Row = readonly [name: string, path: string, status?: number];

/** Each in both languages; the calendars must be loaded. */
export async function benchPages(service: Service): Promise<BenchPage[]> {
  const [event] = await eventStore(service.table).events(FULL_YEAR);
  if (!event) throw new Error(`The calendar of ${FULL_YEAR} has no event to measure.`);
  const pages: readonly Row[] = [
    ['the month, remembered', '/'],
    ['a past month, remembered', `/${FULL_YEAR}`],
    ['an event', eventPath(event)],
    ['subscribing', subscribePath(FULL_YEAR)],
    ['resources', RESOURCES_PATH],
    ['newsletters', NEWSLETTERS_PATH],
    ['signing up', SIGN_UP_PATH],
    ['check your email', CHECK_EMAIL_PATH],
    ...(await personalPages(service, refOf(event))),
    ['safety', SAFETY_PATH],
    ['privacy', PRIVACY_PATH],
    ['accessibility', ACCESSIBILITY_PATH],
    ['whether promises are kept', STATUS_PATH],
    ['not found', '/nowhere', 404],
  ];
  return pages.flatMap(([name, path, status = 200]) =>
    LANGUAGES.map((language) => ({
      name: `${name}, ${language}`,
      path: `${path}?language=${language}`,
      status,
    })),
  );
}

/** Those behind the links that one subscriber has: nobody's choice changes, for all are opened and no button is pressed. */
async function personalPages({ table, keys }: Service, event: EventRef): Promise<Row[]> {
  const agency = await agencyStore(table).read();
  const importing = await importingInto(
    { table, keys, idKeyParameter: KEY_PARAMETERS.idKey, now: () => new Date() },
    agency,
  );
  const address = parseAddress('reader@people.example.org');
  const lists = agency.lists.map(({ id }) => id);
  await importPerson({ address, lists, language: 'en', style: 'discreet' }, importing);
  const id = subscriberId(address, importing.idKey);
  const linkKeys = await keys.linkKeys(KEY_PARAMETERS.linkKeys);
  const manage = personalPath(MANAGE_PATH, id, linkKeys);
  return [
    ['a link of a letter', await openLink(table, { id, address: address.address, event })],
    ['a link of a letter that is no more', `${CONFIRM_PATH}/unknown`, 404],
    ['managing', manage],
    ['erasing', `${manage}/erase`],
    ['leaving', unsubscribePath({ id, audiences: lists }, linkKeys)],
    ['never again', personalPath(STOP_PATH, id, linkKeys)],
    ['keeping it', personalPath(KEEP_PATH, id, linkKeys)],
  ];
}

interface Asking {
  readonly id: string;
  readonly address: string;
  readonly event: EventRef;
}

/** A request that waits for its button, as `send-letter` leaves one: for an event, whose page has the most to read. */
async function openLink(table: Table, { id, address, event }: Asking): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const at = new Date().toISOString();
  const consent = { at, wording: '0'.repeat(12), page: SIGN_UP_PATH, language: 'en' };
  const request: RequestToConfirm = {
    ...{ purpose: 'confirm-event', letter: newLetterId(), address, language: 'en', style: 'discreet' },
    ...{ event, wants: 'reminders', consent },
  };
  const pending = { id, request, expiresAt: confirmExpiry(at) };
  await pendingRequestStore(table).keep(tokenHash(token) ?? '', pending);
  return confirmPath(token);
}
