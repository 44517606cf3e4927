/** What kind of event it is: one of its CATEGORIES, else inferred and said so. */
import { type Event, KINDS, type Kind } from './event.ts';
import { nearestWord } from './nearest-word.ts';
import { oneLine, shorten } from './plain-text.ts';
import type { ProblemLog } from './problem-log.ts';
import { every, first, type Properties, value } from './property.ts';

/** What is needed to tell the kind of an event. */
export interface KindReading {
  readonly log: ProblemLog;
  /** Where the event begins in the file. */
  readonly line: number;
  /** How messages name the event. */
  readonly called: string;
  /** When it takes place; null when that could not be read, so that nothing can be inferred from it. */
  readonly times: SpanOfDays | null;
}

type SpanOfDays = Pick<Event, 'allDay' | 'start' | 'end'>;

interface Category {
  readonly text: string;
  readonly line: number;
}

/** The kind, and the other categories, each once; null when none is named and none can be inferred. */
export function readKind(
  properties: Properties,
  reading: KindReading,
): Pick<Event, 'kind' | 'topics'> | null {
  const categories = every(properties, 'CATEGORIES').flatMap(({ line, values }) =>
    values.map((text): Category => ({ line, text: oneLine(text) })),
  );
  const topics = categories.map(({ text }) => text).filter((text) => text !== '' && !asKind(text));
  const kind = namedKind(categories, reading.log) ?? inferKind(properties, categories, reading);
  return kind && { kind, topics: [...new Set(topics)] };
}

const asKind = (text: string): Kind | undefined => KINDS.find((kind) => kind === text.toUpperCase());

function namedKind(categories: readonly Category[], log: ProblemLog): Kind | null {
  const named = categories.filter(({ text }) => asKind(text));
  const kind = named[0] && asKind(named[0].text);
  const other = named.find(({ text }) => asKind(text) !== kind);
  if (other)
    log.error(
      other.line,
      `an event is of one kind, this one is ${kind} and ${asKind(other.text)}: keep one of them in CATEGORIES`,
    );
  return kind ?? null;
}

/** Words that stand in LOCATION where there is no place to go to. */
const ONLINE =
  /https?:|^(?:online|on-line|virtual|remote|webinar|zoom|webex|teams|microsoft teams|go ?to|google meet)/i;

function inferKind(
  properties: Properties,
  categories: readonly Category[],
  { times, log, line, called }: KindReading,
): Kind | null {
  const misspelt = misspeltKind(categories);
  if (!times) {
    if (misspelt) log.warning(misspelt.line, `${called} has no kind: ${misspelt.mend}`);
    return null;
  }
  const { kind, because } = inference(properties, times);
  const mend = misspelt?.mend ?? `add CATEGORIES:${kind}`;
  const others = KINDS.filter((other) => other !== (misspelt?.meant ?? kind)).join(', ');
  log.warning(
    misspelt?.line ?? line,
    `${called} has no kind and is taken for ${kind} because ${because}: ${mend}, or one of ${others}`,
  );
  return kind;
}

/** The first category that is nearly a kind, for a warning only: it may be a topic of its own. */
function misspeltKind(categories: readonly Category[]) {
  for (const { text, line } of categories) {
    const meant = nearestWord(text, KINDS);
    if (meant) return { meant, line, mend: `in place of the category "${shorten(text)}" write ${meant}` };
  }
  return null;
}

function inference(properties: Properties, times: SpanOfDays): { kind: Kind; because: string } {
  const place = first(properties, 'LOCATION');
  const hasPlace = place !== undefined && value(place) !== '' && !ONLINE.test(value(place));
  const transparent = first(properties, 'TRANSP');
  const isFree = transparent !== undefined && value(transparent).toUpperCase() === 'TRANSPARENT';
  if (!times.allDay) {
    return hasPlace
      ? { kind: 'IN-PERSON', because: 'it has a time and a place' }
      : { kind: 'WEBINAR', because: 'it has a time and no place to go to' };
  }
  const severalDays = Date.parse(times.end) - Date.parse(times.start) > ONE_DAY;
  if (severalDays && isFree)
    return { kind: 'ON-DEMAND', because: 'it lasts several days and is TRANSPARENT' };
  if (severalDays && hasPlace) return { kind: 'EXHIBIT', because: 'it lasts several days and has a place' };
  return { kind: 'OBSERVANCE', because: 'it is all-day' };
}

const ONE_DAY = 24 * 60 * 60 * 1000;
