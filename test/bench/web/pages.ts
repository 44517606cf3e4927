/** The pages of the bench: every kind that people open, with the shipped calendars loaded and one subscriber. */
import { agencyStore } from '../../../core/agency/agency.store.ts';
import { eventStore } from '../../../core/calendar/event.store.ts';
import { MANAGE_PATH } from '../../../core/contract/paths.ts';
import { parseAddress } from '../../../core/subscribers/address.ts';
import { importPerson } from '../../../core/subscribers/import-people.ts';
import { personalPath } from '../../../core/subscribers/personal-link.ts';
import { subscriberId } from '../../../core/subscribers/subscriber.ts';
import { unsubscribePath } from '../../../core/subscribers/unsubscribe-link.ts';
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

/** Each in both languages; the calendars must be loaded. */
export async function benchPages({ table, keys }: Service): Promise<BenchPage[]> {
  const agency = await agencyStore(table).read();
  const importing = await importingInto({ table, keys, idKeyParameter: KEY_PARAMETERS.idKey }, agency);
  const address = parseAddress('reader@people.example.org');
  const lists = agency.lists.map(({ id }) => id);
  await importPerson({ address, lists, language: 'en', style: 'discreet' }, importing);
  const id = subscriberId(address, importing.idKey);
  const linkKeys = await keys.linkKeys(KEY_PARAMETERS.linkKeys);
  const [event] = await eventStore(table).events(FULL_YEAR);
  const pages: readonly (readonly [name: string, path: string, status?: number])[] = [
    ['the month', '/'],
    ['a past month', `/${FULL_YEAR}`],
    ['an event', `/${FULL_YEAR}/${event?.id}`],
    ['signing up', '/sign-up'],
    ['check your email', '/check-your-email'],
    ['a link of a letter that is no more', '/confirm/unknown', 404],
    ['managing', personalPath(MANAGE_PATH, id, linkKeys)],
    ['leaving', unsubscribePath({ id, audiences: lists }, linkKeys)],
    ['safety', '/safety'],
    ['privacy', '/privacy'],
    ['accessibility', '/accessibility'],
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
