/** What a VEVENT says in words: as the calendar's own file says it, and as a translation does. */
import type { Event, EventTexts, EventTranslation } from './event.ts';
import { manyLines, oneLine } from './plain-text.ts';
import { every, first, type Properties, value } from './property.ts';

/** The texts apart from addresses, which `links.ts` reads. */
export type Words = Pick<
  Event,
  'summary' | 'description' | 'presenters' | 'audience' | 'location' | 'contact'
>;

/** Every text; what isn't there is empty, or null. */
export function readWords(properties: Properties): Words {
  const lines = (name: string) =>
    every(properties, name)
      .map((property) => oneLine(value(property)))
      .filter((line) => line !== '');
  const description = first(properties, 'DESCRIPTION');
  return {
    summary: lines('SUMMARY')[0] ?? '',
    description: description ? manyLines(value(description)) : '',
    presenters: lines('X-PRESENTER'),
    audience: lines('X-AUDIENCE')[0] ?? null,
    location: lines('LOCATION')[0] ?? null,
    contact: lines('CONTACT').join('; ') || null,
  };
}

/** Those texts that are given: the others are said as the calendar says them. */
export function givenTexts(texts: EventTexts): EventTranslation {
  const { summary, description, presenters, audience, location, contact } = texts;
  const { url, attachments, recording } = texts;
  return {
    summary,
    ...(description !== '' && { description }),
    ...(presenters.length > 0 && { presenters }),
    ...(audience !== null && { audience }),
    ...(location !== null && { location }),
    ...(contact !== null && { contact }),
    ...(url !== null && { url }),
    ...(attachments.length > 0 && { attachments }),
    ...(recording !== null && { recording }),
  };
}
