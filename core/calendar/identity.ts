/** Which event it is: its UID, and which of the dates of a series; no two events of a file may share both. */
import { oneLine, shorten } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';
import { first, isMissing, type Properties, value } from './property.ts';

/** What is needed to tell events apart. */
export interface IdentityReading {
  readonly log: ProblemLog;
  /** Where the event begins in the file. */
  readonly line: number;
  /** How messages name the event. */
  readonly called: string;
}

/** The UID, and its line. */
export interface Uid {
  readonly uid: string;
  readonly line: number;
}

/** The event's UID; null, with an error, when it has none. */
export function readUid(properties: Properties, { log, line, called }: IdentityReading): Uid | null {
  const property = first(properties, 'UID');
  const uid = property ? oneLine(value(property)) : '';
  if (!property && !isMissing(properties, 'UID')) return null;
  if (property && uid !== '') return { uid, line: property.line };
  log.error(
    property?.line ?? line,
    `${called} has no UID, by which changes are told from new events: write UID: and a name that no other event has, such as UID:opening-2027@agency.example`,
  );
  return null;
}

/** Whether a file's event is the first of its id in `lineOf`, which then has it; a second one is an error. */
export function isFirst(
  { uid, line, id, date }: Uid & { readonly id: string; readonly date: string | null },
  { lineOf, log }: { readonly lineOf: Map<string, number>; readonly log: ProblemLog },
): boolean {
  const standing = lineOf.get(id);
  if (standing === undefined) {
    lineOf.set(id, line);
    return true;
  }
  const both = date === null ? `UID ${shorten(uid)}` : `UID ${shorten(uid)} with RECURRENCE-ID ${date}`;
  log.error(
    line,
    `${both} stands twice, first in line ${standing}: give each event its own, or remove one of the two`,
  );
  return false;
}
