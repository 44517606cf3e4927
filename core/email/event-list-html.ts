/** A list of events as HTML, and as much of it as a mail has room for. */
import type { EventGroup, ListedEvent } from './event-list.ts';
import { COLOURS, FONT } from './look.ts';
import { heading, inLanguage } from './mail-parts.ts';
import { type Markup, markup } from './markup.ts';

/** Bytes that the list's HTML may take in a message; with all else it stays below 80 KB, even in base64. */
const LIST_BYTES = 36_000;

export const eventListHtml = (groups: readonly EventGroup[]): Markup =>
  markup`${groups.map((group) => markup`${heading(group.heading)}${group.events.map(listedEventHtml)}`)}`;

const listedEventHtml = ({ title, language, facts, address }: ListedEvent): Markup => markup`
<p class="muted" style="margin:0 0 12px;font:400 15px/1.45 ${FONT};color:${COLOURS.muted}"><a href="${address}" class="link" style="font-size:17px;font-weight:600;color:${COLOURS.accent}">${inLanguage(language, markup`${title}`)}</a><br>${facts}</p>`;

/** What was kept of a list, and how many events were left out. */
export interface Fitting {
  readonly groups: readonly EventGroup[];
  readonly left: number;
}

/** The first of the events, as many as there is room for. */
export function fitting(groups: readonly EventGroup[]): Fitting {
  const sizeOf = (part: Markup) => Buffer.byteLength(String(part));
  let room = LIST_BYTES;
  let left = 0;
  const kept = groups.map((group) => {
    room -= sizeOf(heading(group.heading));
    const events = group.events.filter((event) => {
      room -= sizeOf(listedEventHtml(event));
      return room >= 0;
    });
    left += group.events.length - events.length;
    return { ...group, events };
  });
  return { groups: kept.filter(({ events }) => events.length > 0), left };
}
