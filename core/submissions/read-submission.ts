/** Reads what a form of a submission says: every field bounded, every link to the web, every day one that can be shown. */
import { Temporal } from 'temporal-polyfill';
import { timesShown } from '../calendar/written-times.ts';
import { runs, webAddress } from '../email/web-address.ts';
import { answerOf, type Fields } from '../forms/fields.ts';
import { type Read, read, refuse } from '../forms/form-error.ts';
import { type ReadForm, readAll } from '../forms/read-form.ts';
import { type Catalogue, fill } from '../languages/catalogue.ts';
import { zoneInWords } from '../languages/when.ts';
import { judgeAddress } from '../markdown/link-address.ts';
import { daysBetween, readDay, readTimeOfDay } from './read-days.ts';
import {
  SUBMITTED_KINDS,
  SUBMITTED_RESOURCES,
  type SubmittedEvent,
  type SubmittedKind,
  type SubmittedResource,
} from './submission.ts';

/** Characters of each field. */
export const LONGEST = {
  title: 150,
  location: 300,
  contact: 200,
  link: 500,
  about: 4000,
  presenters: 600,
  by: 200,
  note: 500,
} as const;

/** What a submission is read by. */
export interface SubmissionReading {
  readonly words: Catalogue;
  /** Years that have a calendar. */
  readonly years: readonly number[];
  /** The agency's zone, in which times are told. */
  readonly timeZone: string;
  /** Today in that zone. */
  readonly today: string;
  /** The day of what stands already and is corrected: it may be past. */
  readonly stands?: string | undefined;
}

type TextField = 'title' | 'location' | 'contact' | 'about' | 'presenters' | 'by' | 'note';

/** A text without blanks around it; null where nothing was typed, or nothing but signs without a letter. */
function textOf(
  fields: Fields,
  field: TextField,
  { submissions: { errors, fields: names } }: Catalogue,
): Read<string | null> {
  const typed = answerOf(fields, field).trim();
  const values = { field: names[field], most: String(LONGEST[field]) };
  if ([...typed].length > LONGEST[field]) return refuse(field, fill(errors.tooLong, values));
  const isPlain = runs(typed).every(({ text, href }) => !href || /^mailto:/i.test(href) || isPlainLink(text));
  if (!isPlain) return refuse(field, fill(errors.address, values));
  return read(/[\p{L}\p{N}]/u.test(typed) ? typed : null);
}

/** Whether an address leads where it seems to, with no sign of its host written as another, and nobody on the way can change what is there. */
const isPlainLink = (address: string): boolean =>
  isLink(address) && /^https:\/\/[\x21-\x24\x26-\x7e]*?(?:[/?#]|$)/i.test(address);

const isLink = (address: string): boolean => /^https:/i.test(address) && judgeAddress(address).fault === null;

function neededText(fields: Fields, field: TextField, words: Catalogue): Read<string> {
  const text = textOf(fields, field, words);
  if (!text.ok) return text;
  const { errors, fields: names } = words.submissions;
  return text.value === null
    ? refuse(field, fill(errors.missing, { field: names[field] }))
    : read(text.value);
}

/** Only https: what is shown to everyone is to be open to everyone safely. */
function linkOf(
  fields: Fields,
  field: 'link' | 'conference',
  { submissions }: Catalogue,
): Read<string | null> {
  const typed = answerOf(fields, field).trim();
  if (typed === '') return read(null);
  const address = typed.length <= LONGEST.link && isLink(typed) ? webAddress(typed) : null;
  return address === null ? refuse(field, submissions.errors.link) : read(address);
}

function kindOf<const Kind extends string>(
  fields: Fields,
  kinds: readonly Kind[],
  { submissions }: Catalogue,
): Read<Kind> {
  const kind = kinds.find((each) => each === answerOf(fields, 'kind'));
  return kind ? read(kind) : refuse('kind', submissions.errors.kind);
}

/** Kinds that are on one day, at some hours; the others last whole days. */
const hasHours = (kind: SubmittedKind): boolean => kind === 'WEBINAR' || kind === 'IN-PERSON';
const isOnline = (kind: SubmittedKind): boolean => kind === 'WEBINAR' || kind === 'ON-DEMAND';

export function readSubmittedEvent(fields: Fields, reading: SubmissionReading): ReadForm<SubmittedEvent> {
  const { words } = reading;
  const kind = kindOf(fields, SUBMITTED_KINDS, words);
  const day = dayOf(fields, reading);
  const answers = readAll({
    title: neededText(fields, 'title', words),
    kind,
    day,
    lastDay: lastDayOf(fields, { kind, day }, words),
    from: timeOf(fields, { kind, field: 'from' }, words),
    to: timeOf(fields, { kind, field: 'to' }, words),
    location: placeOf(fields, kind, words),
    conference: onlineOf(fields, kind, words),
    link: linkOf(fields, 'link', words),
    presenters: neededText(fields, 'presenters', words),
    about: neededText(fields, 'about', words),
    contact: neededText(fields, 'contact', words),
  });
  if (answers.errors) return answers;
  const { from, to, presenters, ...rest } = answers.answers;
  const skipped = (['from', 'to'] as const).find((field) => isSkipped(answers.answers, field, reading));
  if (skipped) {
    const zone = zoneInWords(reading.timeZone, words);
    return { errors: [{ field: skipped, message: fill(words.submissions.errors.timeSkipped, { zone }) }] };
  }
  if (from !== null && to !== null && to <= from)
    return { errors: [{ field: 'to', message: words.submissions.errors.timeOrder }] };
  const hours = from !== null && to !== null ? { from, to } : null;
  return { answers: { type: 'event', ...rest, hours, presenters: linesOf(presenters) } };
}

/** Whether the clocks of the agency's zone are set forward past a time of that day, so that it never comes. */
function isSkipped(
  answers: { readonly day: string; readonly from: string | null; readonly to: string | null },
  field: 'from' | 'to',
  { timeZone }: Pick<SubmissionReading, 'timeZone'>,
): boolean {
  const time = answers[field];
  return time !== null && timesShown(Temporal.PlainDateTime.from(`${answers.day}T${time}`), timeZone) === 0;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function dayOf(fields: Fields, { words, years, today, stands }: SubmissionReading): Read<string> {
  const { errors } = words.submissions;
  const day = readDay(answerOf(fields, 'day'), words.tag);
  if (day === null) return refuse('day', errors.day);
  if (day < today && day !== stands) return refuse('day', errors.dayPast);
  return years.includes(Number(day.slice(0, 4)))
    ? read(day)
    : refuse('day', fill(errors.year, { years: years.join(', ') }));
}

/** Days that something may last. */
const LONGEST_DAYS = 366;

function lastDayOf(
  fields: Fields,
  { kind, day }: { readonly kind: Read<SubmittedKind>; readonly day: Read<string> },
  { submissions: { errors }, tag }: Catalogue,
): Read<string> {
  const typed = answerOf(fields, 'last-day').trim();
  if (typed === '') return read(day.ok ? day.value : '');
  const last = readDay(typed, tag);
  if (last === null || (day.ok && last < day.value)) return refuse('last-day', errors.lastDay);
  if (!day.ok) return read(last);
  if (kind.ok && hasHours(kind.value) && last !== day.value) return refuse('last-day', errors.noLastDay);
  return daysBetween(day.value, last) < LONGEST_DAYS ? read(last) : refuse('last-day', errors.lastDayLong);
}

function timeOf(
  fields: Fields,
  { kind, field }: { readonly kind: Read<SubmittedKind>; readonly field: 'from' | 'to' },
  { submissions: { errors } }: Catalogue,
): Read<string | null> {
  const typed = answerOf(fields, field).trim();
  if (kind.ok && !hasHours(kind.value)) return typed === '' ? read(null) : refuse(field, errors.noTime);
  const time = readTimeOfDay(typed);
  return time === null ? refuse(field, errors.time) : read(time);
}

/** People come to what is no online kind. */
function placeOf(fields: Fields, kind: Read<SubmittedKind>, words: Catalogue): Read<string | null> {
  const place = textOf(fields, 'location', words);
  const isMissing = place.ok && place.value === null && kind.ok && !isOnline(kind.value);
  return isMissing ? refuse('location', words.submissions.errors.location) : place;
}

/** What is online alone has a link, to join or to register. */
function onlineOf(fields: Fields, kind: Read<SubmittedKind>, words: Catalogue): Read<string | null> {
  const address = linkOf(fields, 'conference', words);
  const hasNone = address.ok && address.value === null && answerOf(fields, 'link').trim() === '';
  return hasNone && kind.ok && isOnline(kind.value)
    ? refuse('conference', words.submissions.errors.online)
    : address;
}

export function readSubmittedResource(
  fields: Fields,
  { words }: Pick<SubmissionReading, 'words'>,
): ReadForm<SubmittedResource> {
  const link = linkOf(fields, 'link', words);
  const { errors } = words.submissions;
  const answers = readAll({
    kind: kindOf(fields, SUBMITTED_RESOURCES, words),
    title: neededText(fields, 'title', words),
    by: textOf(fields, 'by', words),
    link: link.ok && link.value === null ? refuse('link', errors.link) : (link as Read<string>),
    about: neededText(fields, 'about', words),
    note: textOf(fields, 'note', words),
  });
  return answers.errors ? answers : { answers: { type: 'resource', ...answers.answers } };
}

/** What stands in the fields of a form in which something can be edited. */
export function fieldsOfSubmitted(content: SubmittedEvent | SubmittedResource): Fields {
  const told =
    content.type === 'resource'
      ? { ...content, by: content.by ?? '', note: content.note ?? '' }
      : {
          ...content,
          'last-day': content.lastDay === content.day ? '' : content.lastDay,
          from: content.hours?.from ?? '',
          to: content.hours?.to ?? '',
          location: content.location ?? '',
          conference: content.conference ?? '',
          link: content.link ?? '',
          presenters: content.presenters.join('\n'),
        };
  return new Map(
    Object.entries(told).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, [value]] as const] : [],
    ),
  );
}
