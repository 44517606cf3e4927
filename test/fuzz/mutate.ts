/** Makes of calendars as people bring them such as nobody should: cut, spliced, repeated, filled with nasty values. */
import type { Random } from '../chaos/random.ts';
import { anyName, anyRest, anyTimeZone, anyZone } from './nasty.ts';

/** Characters of a mutated calendar, about: larger ones are slow, and break no more. */
const LARGEST = 400_000;

/** Lines that are added at once. */
const MOST_LINES = 20_000;

/** Changes the lines of a calendar; `other` is another one of the corpus. */
type ChangeLines = (lines: string[], random: Random, other: readonly string[]) => string[];

const at = (lines: readonly unknown[], random: Random): number => random.below(lines.length + 1);

/** Some lines that follow one another. */
function stretch(lines: readonly string[], random: Random, most: number): { from: number; to: number } {
  const from = random.below(Math.max(1, lines.length));
  return { from, to: from + 1 + random.below(most) };
}

/** Replaces what stands after the name of some property. */
function changeValue(lines: string[], random: Random): string[] {
  const index = random.below(Math.max(1, lines.length));
  const name = /^[A-Za-z-]+/.exec(lines[index] ?? '')?.[0]?.toUpperCase();
  if (!name) return lines;
  return lines.toSpliced(index, 1, `${name}${anyRest(random.chance(0.8) ? name : anyName(random), random)}`);
}

/** Writes a property into some component, most often right below its BEGIN. */
function addProperty(lines: string[], random: Random): string[] {
  const begins = lines.flatMap((line, index) => (/^BEGIN:VEVENT/i.test(line) ? [index + 1] : []));
  const where = begins.length > 0 && random.chance(0.85) ? random.pick(begins) : at(lines, random);
  const name = random.chance(0.35)
    ? random.pick(['RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID'])
    : anyName(random);
  return lines.toSpliced(where, 0, `${name}${anyRest(name, random)}`);
}

function addAlarm(lines: string[], random: Random): string[] {
  const begins = lines.flatMap((line, index) => (/^BEGIN:VEVENT/i.test(line) ? [index + 1] : []));
  if (begins.length === 0) return lines;
  const alarm = [
    'BEGIN:VALARM',
    ...(random.chance(0.9) ? ['ACTION:EMAIL'] : []),
    ...(random.chance(0.9) ? [`TRIGGER${anyRest('TRIGGER', random)}`] : []),
    ...(random.chance(0.3)
      ? [`REPEAT${anyRest('REPEAT', random)}`, `DURATION${anyRest('DURATION', random)}`]
      : []),
    'END:VALARM',
  ];
  return lines.toSpliced(random.pick(begins), 0, ...alarm);
}

/** Gives a time another zone, and sometimes the file a definition of that zone. */
function changeZone(lines: string[], random: Random): string[] {
  const zone = anyZone(random);
  const dated = lines.flatMap((line, index) =>
    /^(DTSTART|DTEND|RDATE|EXDATE)[;:]/i.test(line) ? [index] : [],
  );
  const changed = [...lines];
  for (const index of dated.filter(() => random.chance(0.5)))
    changed[index] = (changed[index] ?? '').replace(
      /^([A-Z]+)[^:]*:/i,
      `$1;TZID=${zone.replaceAll('$', '$$$$')}:`,
    );
  return random.chance(0.5) ? changed.toSpliced(1, 0, ...anyTimeZone(zone, random)) : changed;
}

/** Repeats an event, with its UID or with others. */
function repeatEvent(lines: string[], random: Random): string[] {
  const from = lines.findIndex((line) => /^BEGIN:VEVENT/i.test(line));
  const to = lines.findIndex((line) => /^END:VEVENT/i.test(line));
  if (from === -1 || to < from) return lines;
  const event = lines.slice(from, to + 1);
  const others = random.chance(0.7);
  const times = 1 + random.below(random.chance(0.1) ? 200 : 4);
  if (event.length * times > MOST_LINES) return lines;
  const again = Array.from({ length: times }, (_, index) =>
    others ? event.map((line) => line.replace(/^UID:/i, `UID:${index}`)) : event,
  );
  return lines.toSpliced(to + 1, 0, ...again.flat());
}

function nest(lines: string[], random: Random): string[] {
  const name = random.pick(['VCALENDAR', 'VEVENT', 'VALARM', 'VTIMEZONE', 'X-BOX', 'PARTICIPANT', '']);
  const depth = 1 + random.below(random.chance(0.1) ? 5000 : 12);
  const ends = random.chance(0.5) ? depth : random.below(depth);
  const where = at(lines, random);
  return lines.toSpliced(where, 0, ...Array(depth).fill(`BEGIN:${name}`), ...Array(ends).fill(`END:${name}`));
}

/** One line that goes on and on, folded or not. */
function addGiant(lines: string[], random: Random): string[] {
  const length = 1 + random.below(random.chance(0.1) ? 3000 : 200);
  const piece = random.pick(['word ', '\\n', 'é', '🦊', '"', '<b>', '\\', ';A=B', ',']).repeat(30);
  const glue = random.pick(['\r\n ', '\r\n\t', '']);
  return lines.toSpliced(at(lines, random), 0, `${anyName(random)}:${Array(length).fill(piece).join(glue)}`);
}

function cutLine(lines: string[], random: Random): string[] {
  const index = random.below(Math.max(1, lines.length));
  const line = lines[index] ?? '';
  const where = random.below(line.length + 1);
  const glue = random.pick(['\r\n ', '\r\n', '\r\n\t', '', '"', ';', ':', '\\', '\u0000', '<br>', ',', '=']);
  return lines.toSpliced(index, 1, line.slice(0, where) + glue + line.slice(where));
}

function changeNumber(lines: string[], random: Random): string[] {
  const index = random.below(Math.max(1, lines.length));
  const line = (lines[index] ?? '').replace(/\d+/, () =>
    random.pick(['0', '-1', '99', '9'.repeat(40), '1e9', '00']),
  );
  return lines.toSpliced(index, 1, line);
}

const CHANGES: readonly ChangeLines[] = [
  ...[changeValue, changeValue, changeValue, addProperty, addProperty, addProperty, addAlarm, changeZone],
  ...[repeatEvent, nest, addGiant, cutLine, changeNumber],
  (lines, random) => {
    const { from, to } = stretch(lines, random, 5);
    return lines.toSpliced(from, to - from);
  },
  (lines, random) => {
    const { from, to } = stretch(lines, random, 20);
    return lines.toSpliced(at(lines, random), 0, ...lines.slice(from, to));
  },
  (lines, random) => {
    const [one, other] = [random.below(Math.max(1, lines.length)), random.below(Math.max(1, lines.length))];
    return lines.with(one, lines[other] ?? '').with(other, lines[one] ?? '');
  },
  (lines, random, other) => lines.slice(0, at(lines, random)).concat(other.slice(at(other, random))),
  (lines, random, other) => {
    const { from, to } = stretch(other, random, 30);
    return lines.toSpliced(at(lines, random), 0, ...other.slice(from, to));
  },
];

/** Changes what the text becomes on disk. */
type Encode = (text: string, random: Random) => Buffer;

const UTF_8_MARK = '\uFEFF';

const ENCODINGS: readonly Encode[] = [
  (text) => Buffer.from(UTF_8_MARK + text),
  (text) => Buffer.from(UTF_8_MARK + UTF_8_MARK + text),
  (text) => Buffer.from(UTF_8_MARK + text, 'utf16le'),
  (text) => Buffer.from(UTF_8_MARK + text, 'utf16le').swap16(),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(text, 'latin1'),
  (text) => Buffer.from(text.replaceAll('\r\n', '\n')),
  (text) => Buffer.from(text.replaceAll('\r\n', '\r')),
  (text) => Buffer.from(text.replaceAll('\r\n', '\n\n')),
  (text) => Buffer.from(text.replaceAll('\r\n', '\u2028')),
  (text) => Buffer.from(text.toLowerCase()),
  (text, random) => Buffer.from(text).subarray(0, random.below(Buffer.byteLength(text) + 1)),
  flipBytes,
  flipBytes,
  flipBytes,
];

function flipBytes(text: string, random: Random): Buffer {
  const bytes = Buffer.from(text);
  const flips = 1 + random.below(random.chance(0.2) ? 200 : 5);
  for (let flip = 0; flip < flips && bytes.length > 0; flip++)
    bytes[random.below(bytes.length)] = random.chance(0.3)
      ? random.pick([0, 10, 13, 32, 34, 58, 59, 92])
      : random.below(256);
  return bytes;
}

/** A calendar of `corpus`, changed in one way or several. */
export function mutated(corpus: readonly string[], random: Random): Buffer {
  let lines = linesOf(random.pick(corpus));
  const changes = 1 + random.below(random.chance(0.2) ? 10 : 2);
  for (let change = 0; change < changes; change++) {
    const changed = random.pick(CHANGES)(lines, random, linesOf(random.pick(corpus)));
    const size = changed.reduce((sum, line) => sum + line.length, 0);
    if (changed.length > 0 && size <= LARGEST) lines = changed;
  }
  const text = lines.join('\r\n');
  return random.chance(0.2) ? random.pick(ENCODINGS)(text, random) : Buffer.from(text);
}

const linesOf = (text: string): string[] => text.split(/\r\n|\n|\r/);
