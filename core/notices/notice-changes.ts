/** What has changed, as finely as readers are told of it. */
import type { Event } from '../calendar/event.ts';
import { withoutPrivateJoinLink } from '../email/private-join-link.ts';
import { webAddress } from '../email/web-address.ts';
import type { en } from '../languages/en.ts';
import { firstDay } from '../languages/when.ts';
import { formerEvent, withoutFormerLink } from './former-event.ts';
import { type MaterialChange, type MaterialFacts, materialChanges } from './material-facts.ts';

/** Each has words of its own. */
export type ToldChange = keyof typeof en.notice.what;

/** What changed of the time, of which at most one is told. */
const OF_TIME: ReadonlySet<ToldChange> = new Set(['date', 'hours', 'endTime', 'lastDay']);

/** The change of an event, and whether it is told to somebody who has a place. */
interface Told {
  readonly event: Event;
  /** As people were last told. */
  readonly from: MaterialFacts;
  readonly hasPlace: boolean;
}

/** The gravest first, as `materialChanges` has them. A place of which nothing is left but a link that is not shown is none. */
export function toldChanges(told: Told): ToldChange[] {
  const { event, from } = told;
  const changes = materialChanges(from, event).map((change) => toldChange(change, told));
  const others = changes.filter((change) => change !== 'place');
  return others.length > 0 && isShownAtSamePlace(told) ? others : changes;
}

const isShownAtSamePlace = ({ event, from }: Told): boolean =>
  !materialChanges(formerEvent(event, from), withoutPrivateJoinLink(withoutFormerLink(event, from))).includes(
    'place',
  );

/** Whether the time is among what changed. */
export const isOfTime = (changes: readonly ToldChange[]): boolean =>
  changes.some((change) => OF_TIME.has(change));

function toldChange(change: MaterialChange, told: Told): ToldChange {
  if (change === 'time') return changeOfTime(told.from, told.event);
  return change === 'join' ? changeOfLink(told) : change;
}

/** Another day outweighs another hour; an end that moved alone moves nobody's arrival. */
function changeOfTime(from: MaterialFacts, event: Event): ToldChange {
  if (firstDay(from) !== firstDay(event)) return 'date';
  if (from.allDay !== event.allDay || from.startsAt !== event.startsAt) return 'hours';
  return event.allDay ? 'lastDay' : 'endTime';
}

/** A link that only those with a place may see is told to them alone; nobody else ever knew the one before. */
function changeOfLink({ event, from, hasPlace }: Told): ToldChange {
  if (webAddress(event.conference ?? '') === null) return 'joinGone';
  const isKnown = webAddress(from.conference ?? '') !== null && (hasPlace || from.capacity === null);
  if (hasPlace || event.capacity === null) return isKnown ? 'join' : 'joinFirst';
  if (from.capacity !== null) return 'joinWithPlace';
  return isKnown ? 'joinByPlace' : 'joinFirstByPlace';
}
