/** A list of events as plain text. */
import type { EventGroup, ListedEvent } from './event-list.ts';
import { textHeading, textProse } from './event-mailing-text.ts';
import { literal } from './placeholders.ts';

/** A block for each heading, and for each event. */
export const eventListText = (groups: readonly EventGroup[]): string[] =>
  groups.flatMap((group) => [textHeading(group.heading), ...group.events.map(listedEventText)]);

const listedEventText = ({ title, facts, address }: ListedEvent): string =>
  `${textProse(`${title}\n${facts}`)}\n${literal(address)}`;
