/** Places that a translation still gives though the calendar gives another: nobody must be led to the old one. */
import type { Event } from '../calendar/event.ts';
import type { KnownState } from './known-states.ts';

/** The languages in which the place of an event is that of a state with another place. */
export const stalePlacesOf = (event: Event, states: readonly KnownState[]): string[] =>
  Object.entries(event.translations ?? {})
    .filter(([language, { location }]) =>
      states.some(
        ({ facts }) =>
          typeof location === 'string' &&
          facts.translatedLocations[language] === location &&
          facts.location !== event.location,
      ),
    )
    .map(([language]) => language);

/** The event, whose place is said in those languages as the calendar says it, until they are translated anew. */
export function withoutStalePlaces(event: Event, states: readonly KnownState[]): Event {
  const stale = stalePlacesOf(event, states);
  if (stale.length === 0) return event;
  const translations = Object.entries(event.translations ?? {}).map(([language, translation]) => {
    const { location: _old, ...others } = translation;
    return [language, stale.includes(language) ? others : translation] as const;
  });
  return { ...event, translations: Object.fromEntries(translations) };
}
