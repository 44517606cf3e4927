/** How a mailing that tells of several events names them. */
import type { Event } from '../calendar/event.ts';
import { refOf } from '../calendar/event-ref.ts';
import type { EventRef } from '../contract/messages.ts';

/** An event, and when it was to begin as it was told. */
export interface ToldEvent extends EventRef {
  readonly startsAt: string;
}

/** How an event is named in what is told now. */
export const tellingOf = (event: Pick<Event, 'year' | 'source' | 'id' | 'startsAt'>): ToldEvent => ({
  ...refOf(event),
  startsAt: event.startsAt,
});

/** What a mailing tells of; none for one that is about a single event, or about none. */
export interface TellsOfEvents {
  readonly about: string;
  readonly tells?: readonly ToldEvent[];
}

/** How a mailing tells of an event, if it does. */
export const toldIn = (
  { tells = [] }: TellsOfEvents,
  { year, source, id }: Pick<Event, 'year' | 'source' | 'id'>,
): ToldEvent | undefined =>
  tells.find((told) => told.year === year && told.source === source && told.eventId === id);

/** Whether a mailing tells of an event. */
export const isToldOf = (mailing: TellsOfEvents, event: Pick<Event, 'year' | 'source' | 'id'>): boolean =>
  toldIn(mailing, event) !== undefined;

export const isOfCommunity = ({ source }: Pick<Event, 'source'>): boolean => source === 'community';

/** Whether nothing that names the event is mailed any more, not even beside others. */
export const isTakenDown = (event: Pick<Event, 'source' | 'status'>): boolean =>
  isOfCommunity(event) && event.status === 'CANCELLED';
