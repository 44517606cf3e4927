/** What a calendar says of itself. */
import type { Agency } from '../agency/agency.ts';
import type { Component } from './component-tree.ts';
import type { Calendar } from './event.ts';
import { checkLengths } from './event-limits.ts';
import { asPlainText } from './plain-properties.ts';
import { manyLines, oneLine } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';
import { first, readProperties, value } from './property.ts';

const HEAD = new Set(['NAME', 'X-WR-CALNAME', 'DESCRIPTION', 'X-WR-CALDESC']);

/** RFC 7986 allows each once per language. */
const NONE = new Set<string>();

/** What a calendar says of itself, as far as it does. */
export interface HeadTexts {
  readonly name: string | null;
  readonly description: string | null;
}

/** NAME and DESCRIPTION (RFC 7986), or what Outlook and Google write instead; null where there is none. */
export function readHeadTexts(calendar: Component | null, log: ProblemLog): HeadTexts {
  if (!calendar) return { name: null, description: null };
  const properties = asPlainText(readProperties(calendar, { names: HEAD, once: NONE, log }));
  checkLengths(properties, log);
  const name = first(properties, 'NAME') ?? first(properties, 'X-WR-CALNAME');
  const description = first(properties, 'DESCRIPTION') ?? first(properties, 'X-WR-CALDESC');
  return {
    name: (name && oneLine(value(name))) || null,
    description: (description && manyLines(value(description))) || null,
  };
}

/** The same for a calendar's own file: where it has no name, it has the agency's. */
export function readHead(
  calendar: Component | null,
  { log, agency }: { log: ProblemLog; agency: Agency },
): Pick<Calendar, 'name' | 'description'> {
  const { name, description } = readHeadTexts(calendar, log);
  return { name: name ?? agency.name, description };
}
