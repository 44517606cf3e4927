/** What somebody asked for, in words: the part of a letter that may name lists and events. */
import type { Agency } from '../agency/agency.ts';
import type { Event } from '../calendar/event.ts';
import { eventIn } from '../calendar/event-in-language.ts';
import type { RequestToConfirm } from '../contract/letters.ts';
import { withoutPrivateJoinLink } from '../email/private-join-link.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { catalogueFor, localized } from '../languages/languages.ts';
import { whenOf } from '../languages/when.ts';
import { choicesToConfirm, type KnownPerson } from '../subscribers/choices-to-confirm.ts';
import { rhythmOf } from '../subscribers/rhythm.ts';
import type { Detail } from './letter-content.ts';

interface Telling {
  readonly agency: Agency;
  readonly words: Catalogue;
  /** The event of a request for one. */
  readonly event: Event | undefined;
  /** What is kept of whoever has the address. */
  readonly known: KnownPerson | undefined;
}

export function requestDetails(
  request: RequestToConfirm,
  { agency, words, event, known }: Telling,
): Detail[] {
  // Anybody can name any address: what was submitted is told on the page behind the link, so that a stranger's words go to nobody.
  if (request.purpose === 'confirm-address' || request.purpose === 'confirm-submission') return [];
  if (request.purpose === 'confirm-subscription') {
    const lists = agency.lists.filter(({ id }) => request.lists.includes(id));
    const lines = lists.map(({ name }) => localized(name, words.tag, agency));
    const rhythm = rhythmOf(choicesToConfirm(request, known));
    return [
      { label: words.letters.lists, lines },
      { label: words.rhythm.fact, lines: [words.rhythm[rhythm]] },
      ...choicesOf(request, { agency, words, known }),
    ];
  }
  if (!event) return [];
  const told = eventIn(withoutPrivateJoinLink(event), words.tag, agency);
  return [
    {
      label: words.letters.event,
      lines: [told.event.summary],
      ...(told.language !== words.tag && { language: told.language }),
    },
    { label: words.event.when, lines: [whenOf(event, words)] },
    { label: words.letters.wants, lines: [words.letters[request.wants]] },
    ...choicesOf(request, { agency, words, known }),
  ];
}

/** Whoever filled in the form may be a stranger: the letter says how it would be written to the address. */
function choicesOf(
  request: Parameters<typeof choicesToConfirm>[0],
  { agency, words, known }: Omit<Telling, 'event'>,
): Detail[] {
  const { language, style } = choicesToConfirm(request, known);
  return [
    { label: words.letters.language, lines: [catalogueFor(language, agency).name] },
    { label: words.letters.style, lines: [words.forms.style[style]] },
  ];
}
