/** Every mail that a folder of calendars would cause. */
import type { EventsData } from '../../core/calendar/read-events-data.ts';
import { OperatorError } from '../../local/operator-error.ts';
import { letterPreviews } from './letter-previews.ts';
import { otherMailingPreviews, previewsOfEvent, previewsOfMonth } from './mailing-previews.ts';
import type { PreviewedMail, Reader } from './previewed-mail.ts';

export interface PreviewChoice {
  /** Only the mails about the event whose id begins so; all where it is not there. */
  readonly event?: string | undefined;
}

/** By year, the latest first; of each its month, its events by their time, and what is of no year at the end. */
export function previewsOf(
  data: EventsData,
  reader: Reader,
  { event: wanted }: PreviewChoice,
): PreviewedMail[] {
  const calendars = data.calendars.toReversed();
  const events = calendars
    .flatMap((calendar) => calendar.events)
    .filter(({ id }) => wanted === undefined || id.startsWith(wanted));
  if (wanted !== undefined) {
    const [event] = events;
    if (!event)
      throw new OperatorError(
        `No event's id begins with ${wanted}: npm run preview -- --json lists all mails.`,
      );
    return previewsOfEvent(event, data, reader);
  }
  const timed = events.find(({ allDay, status }) => !allDay && status !== 'CANCELLED');
  return [
    ...calendars.flatMap((calendar) => [
      ...previewsOfMonth(calendar, data, reader),
      ...calendar.events
        .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))
        .flatMap((event) => previewsOfEvent(event, data, reader)),
    ]),
    ...otherMailingPreviews(data, reader),
    ...letterPreviews(data, timed ?? events[0] ?? null, reader),
  ];
}

/** The mail of an id; the beginning of one is enough where it is no other's. */
export function findPreview(mails: readonly PreviewedMail[], id: string): PreviewedMail {
  const exact = mails.find((mail) => mail.id === id);
  const [found, another] = exact ? [exact] : mails.filter((mail) => mail.id.startsWith(id));
  if (found && !another) return found;
  const problem = found ? `Several mails begin with "${id}"` : `There is no mail "${id}"`;
  throw new OperatorError(`${problem}: npm run preview -- --json lists all of them with their ids.`);
}
