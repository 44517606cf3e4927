/** Manages what somebody chose, by the buttons behind the link that is theirs, and reads what comes of it. */
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { eventId } from '../../core/calendar/event.ts';
import type { EventRef } from '../../core/contract/messages.ts';
import { MANAGE_PATH } from '../../core/contract/paths.ts';
import { placeStore } from '../../core/registrations/place.store.ts';
import { parseAddress } from '../../core/subscribers/address.ts';
import { eventAudience } from '../../core/subscribers/audience.ts';
import { personalPath } from '../../core/subscribers/personal-link.ts';
import { subscriberStore } from '../../core/subscribers/subscriber.store.ts';
import { subscriberId } from '../../core/subscribers/subscriber.ts';
import { subscriptionStore } from '../../core/subscribers/subscription.store.ts';
import { localAccess } from '../../local/local-access.ts';
import { KEY_PARAMETERS, TABLE_NAME } from '../../local/resource-names.ts';
import { type Answers, letterTo, linkIn } from './form.ts';
import { type EventText, type Month, openMonth } from './month.ts';
import { queueLetter } from './queue-letter.ts';

export const ANA = 'ana.maria@example.org';
export const NEW = 'somebody.else@example.net';
export const BO = 'bo@example.org';
export const LISTS = ['month-events', 'newsletter'];

export const WORKSHOP: EventText = {
  uid: 'workshop@example.org',
  start: '20260113T130000',
  end: '20260113T140000',
  summary: 'A workshop',
  more: ['CATEGORIES:WEBINAR', 'X-CAPACITY:1'],
};
export const TALK: EventText = {
  uid: 'talk@example.org',
  start: '20260120T130000',
  end: '20260120T140000',
  summary: 'A talk',
};
export const refOf = ({ uid }: EventText): EventRef => ({
  year: 2026,
  source: 'calendar',
  eventId: eventId(uid, null),
});
export const WORKSHOP_AUDIENCE = eventAudience(refOf(WORKSHOP));

/** Reminders of the workshop come on January 12 and 13, of the talk on January 19 and 20. */
export const [AFTER_WORKSHOP, END] = ['2026-01-14T00:00:00Z', '2026-01-31T00:00:00Z'];

/** A month with a workshop of one place and a talk. */
export async function openManagedMonth(): Promise<Month> {
  const month = await openMonth('2026-01-05T09:00:00-08:00');
  await month.load([WORKSHOP, TALK]);
  return month;
}

export const idOf = async (month: Month, address: string) =>
  subscriberId(parseAddress(address), await month.cloud.keys.idKey(KEY_PARAMETERS.idKey));
export const linkOf = async (month: Month, address: string) =>
  personalPath(
    MANAGE_PATH,
    await idOf(month, address),
    await month.cloud.keys.linkKeys(KEY_PARAMETERS.linkKeys),
  );
export const people = (month: Month) => subscriberStore(month.cloud.table);
export const subscriptions = (month: Month) => subscriptionStore(month.cloud.table);
export const places = (month: Month) => placeStore(month.cloud.table);

/** The audiences to which an address is subscribed. */
export const activeOf = async (month: Month, address: string, audiences = LISTS) =>
  [...(await subscriptions(month).standings(await idOf(month, address), audiences))]
    .filter(([, standing]) => standing === 'active')
    .map(([audience]) => audience);

/** A form's body; a field with several answers comes several times. */
export function bodyOf(answers: Answers): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(answers))
    for (const each of [value].flat()) body.append(name, each);
  return body;
}

/** Presses one of the buttons on somebody's page. */
export async function press(
  month: Month,
  address: string,
  action: string,
  answers: Answers = {},
): Promise<Response> {
  const body = bodyOf({ action, ...answers });
  const answer = await month.ask(await linkOf(month, address), { method: 'POST', body });
  await month.cloud.settle();
  return answer;
}

/** What the form of the choices sends as a whole. */
export const CHOICES = { lists: LISTS, language: 'en', style: 'discreet' };

/** The page behind an address's link. */
export const show = async (month: Month, address: string) =>
  (await month.ask(await linkOf(month, address))).text();

/** Subjects of what an address has got, oldest first. */
export const gotBy = (month: Month, address: string) =>
  month.cloud.inbox.list().flatMap(({ to, subject }) => (to.includes(address) ? [subject] : []));

/** Asks for an event by its form, and presses the button of the letter. */
export async function askFor(
  month: Month,
  event: EventText,
  address: string,
  wants: 'reminders' | 'place',
): Promise<void> {
  await queueLetter(month.cloud, {
    purpose: 'confirm-event',
    address,
    event: refOf(event),
    wants,
    language: 'en',
    style: 'discreet',
    consent: {
      at: month.cloud.clock.now().toISOString(),
      wording: '0123456789ab',
      page: '/2026',
      language: 'en',
    },
  });
  await month.ask(linkIn(await letterTo(month, address), '/confirm'), { method: 'POST' });
  await month.cloud.settle();
}

/** Every item of the table, as DynamoDB writes it: sets too are spelt out. */
export async function everything(month: Month): Promise<unknown[]> {
  const client = new DynamoDBClient({ ...localAccess('test'), endpoint: month.cloud.endpoints.dynamoDb });
  const items: unknown[] = [];
  let from: Record<string, never> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: TABLE_NAME, ExclusiveStartKey: from }));
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey as typeof from;
  } while (from);
  client.destroy();
  return items;
}
