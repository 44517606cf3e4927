/** What somebody asked for, in words: the part of a letter that may name lists and events. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { eventIn } from '../calendar/event-in-language.ts';
import type { RequestToConfirm } from '../contract/messages.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { localized } from '../languages/languages.ts';
import { whenOf } from '../languages/when.ts';
import type { Detail } from './letter-content.ts';

interface Telling {
  readonly agency: Agency;
  readonly words: Catalogue;
  /** The event of a request for one. */
  readonly event: Event | undefined;
}

export function requestDetails(request: RequestToConfirm, { agency, words, event }: Telling): Detail[] {
  if (request.purpose === 'confirm-subscription') {
    const lists = agency.lists.filter(({ id }) => request.lists.includes(id));
    const lines = lists.map(({ name }) => localized(name, words.tag, agency));
    return [{ label: words.letters.lists, lines }];
  }
  if (request.purpose === 'confirm-address' || !event) return [];
  const told = eventIn(event, words.tag, agency);
  return [
    {
      label: words.letters.event,
      lines: [told.event.summary],
      ...(told.language !== words.tag && { language: told.language }),
    },
    { label: words.event.when, lines: [whenOf(event, words)] },
    { label: words.letters.wants, lines: [words.letters[request.wants]] },
  ];
}
