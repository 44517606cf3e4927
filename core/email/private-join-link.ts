/** The join link of an event with limited places is for those who are registered, and for nobody else. */
import { addressKey } from '../calendar/address-key.ts';
import type { Event, EventTexts } from '../calendar/event.ts';
import { runs, webAddress } from './web-address.ts';

/** The link that only those with a place may see, as it may stand in an `href`; null when there is none. */
export const privateJoinLink = ({
  conference,
  capacity,
}: Pick<Event, 'conference' | 'capacity'>): string | null =>
  capacity === null ? null : webAddress(conference ?? '');

/**
 * The event as everyone may see it. A calendar that shows the link elsewhere than in CONFERENCE is refused when it is
 * read; this is the second line of defence, and takes the link out of whatever texts it still stands in.
 */
export function withoutPrivateJoinLink(event: Event): Event {
  const { conference, capacity } = event;
  return conference === null || capacity === null
    ? event
    : { ...withoutLink(event, conference), conference: null };
}

/** The event without a link in any of its texts, however it is spelled; what CONFERENCE holds stays. */
export function withoutLink(event: Event, link: string): Event {
  const isLink = (address: string) => addressKey(address) === addressKey(link);
  const clean = (text: string) =>
    runs(text)
      .map((run) => (run.href !== null && isLink(run.text) ? '' : run.text))
      .join('')
      .replaceAll(link, '')
      .trim();
  const cleanTexts = (texts: Partial<EventTexts>) => textsWithout(texts, { clean, isLink });
  const translations = Object.entries(event.translations ?? {}).map(([language, translation]) => [
    language,
    { ...translation, ...cleanTexts(translation) },
  ]);
  return {
    ...event,
    ...cleanTexts(event),
    topics: event.topics.map(clean).filter((topic) => topic !== ''),
    ...(event.translations && { translations: Object.fromEntries(translations) }),
  };
}

interface Cleaning {
  readonly clean: (text: string) => string;
  readonly isLink: (address: string) => boolean;
}

/** Those texts that are given, each without the link. */
function textsWithout(texts: Partial<EventTexts>, { clean, isLink }: Cleaning): Partial<EventTexts> {
  const orNull = (text: string | null) => (text === null ? null : clean(text) || null);
  const { summary, description, presenters, audience, location, contact } = texts;
  const { url, attachments, recording } = texts;
  const kept = (address: string | null) => (address !== null && isLink(address) ? null : address);
  return {
    ...(summary !== undefined && { summary: clean(summary) }),
    ...(description !== undefined && { description: clean(description) }),
    ...(location !== undefined && { location: orNull(location) }),
    ...(presenters && { presenters: presenters.map(clean).filter((presenter) => presenter !== '') }),
    ...(audience !== undefined && { audience: orNull(audience) }),
    ...(contact !== undefined && { contact: orNull(contact) }),
    ...(url !== undefined && { url: kept(url) }),
    ...(recording !== undefined && { recording: kept(recording) }),
    ...(attachments && { attachments: attachments.filter((address) => !isLink(address)) }),
  };
}
