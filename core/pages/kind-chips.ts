/** The kinds of event that a calendar has, to look at one of them: plain links, which work without a script. */
import type { Agency } from '../agency/agency.ts';
import { type Event, KINDS, type Kind } from '../calendar/event.ts';
import { type Markup, markup } from '../email/markup.ts';
import type { Catalogue } from '../languages/catalogue.ts';
import { inLanguage } from './addresses.ts';
import { KIND_CLASSES } from './event-card.ts';

const kindsAmong = (events: readonly Event[]): Kind[] =>
  KINDS.filter((kind) => events.some((event) => event.kind === kind));

/** The kind that an address names, if there are events of it. Addresses name no topic: they stay in a browser's history. */
export const kindNamed = (name: string | undefined, events: readonly Event[]): Kind | null =>
  kindsAmong(events).find((kind) => KIND_CLASSES[kind] === name) ?? null;

/** What is offered; `kind` is the one that is shown, null for all. */
interface Chips {
  readonly agency: Agency;
  readonly events: readonly Event[];
  readonly kind: Kind | null;
  readonly words: Catalogue;
}

/** Relative links, for the same calendar; nothing where there is one kind only. */
export function kindChips({ agency, events, kind, words }: Chips): Markup | null {
  const kinds = kindsAmong(events);
  if (kinds.length < 2) return null;
  const chip = (query: string, label: string, isCurrent: boolean) => {
    const address = inLanguage(query, words.tag, agency) || '?';
    return markup`<li><a href="${address}#list"${isCurrent && markup` aria-current="true"`}>${label}</a></li>
`;
  };
  return markup`<nav aria-label="${words.calendar.kinds}"><ul class="chips">
${chip('', words.calendar.allKinds, kind === null)}${kinds.map((each) =>
  chip(`?kind=${KIND_CLASSES[each]}`, words.kindLabels[each], each === kind),
)}</ul></nav>`;
}
