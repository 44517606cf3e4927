/** One event of a plan, as the operator reads it: what becomes of it, and below only what matters. */
import type { Agency } from '../core/agency/agency.ts';
import type { Event } from '../core/calendar/event.ts';
import type { MaterialChange } from '../core/notices/material-facts.ts';
import { materialChanges } from '../core/notices/material-facts.ts';
import type { CosmeticChange } from '../core/plan/cosmetic-changes.ts';
import type { EventFate, PlannedEvent, PlannedNotice } from '../core/plan/plan.ts';
import type { ReminderChanges } from '../core/plan/reminder-changes.ts';
import { counted } from './counted.ts';
import { timeOfDayIn, whenOf } from './local-time.ts';
import { plain } from './mailings-list.ts';
import { columnsOf } from './text-columns.ts';
import { WIDTH, wrap } from './wrapped-text.ts';

/** A sign, and what becomes of an event in words; in the order in which they are shown, what people miss first. */
export const FATES: Readonly<Record<EventFate, { readonly sign: string; readonly words: string }>> = {
  withdrawn: { sign: '-', words: 'gone from the file' },
  cancelled: { sign: 'x', words: 'cancelled' },
  moved: { sign: '~', words: 'moved' },
  reinstated: { sign: '!', words: 'takes place after all' },
  changed: { sign: '~', words: 'changed' },
  added: { sign: '+', words: 'added' },
  forgotten: { sign: 'o', words: 'forgotten' },
};

/** By which clock notices are told, and until when an event is ahead. */
export interface PlanTime {
  readonly now: Date;
  readonly agency: Pick<Agency, 'timeZone'>;
}

/** Its lines, of at most the report's width unless one word is wider. */
export function plannedEventLines(planned: PlannedEvent, time: PlanTime): string[] {
  const { fate, event, material } = planned;
  const { sign } = FATES[fate];
  const changes = material.flatMap((change) => changeLines(change, planned));
  return [
    ...wrap(`${sign} ${becoming(planned, time)}: ${plain(event.summary)}`, '', INDENT),
    ...(material.includes('time') ? [] : field('time', whenOf(event))),
    ...changes,
    ...cosmeticLines(planned),
    ...reminderLines(planned, time),
    ...noticeLines(planned, time),
  ];
}

/** What nobody was promised, and came but lately, is forgotten before it is over. */
function becoming({ fate, event }: PlannedEvent, { now }: PlanTime): string {
  if (fate !== 'forgotten') return FATES[fate].words;
  if (event.status === 'CANCELLED') return 'cancelled before, and gone from the file';
  return isAhead(event, now)
    ? 'new, and taken out again before anybody was promised it'
    : 'over and forgotten';
}

const INDENT = ' '.repeat(4);
const LABEL = 11;

const field = (label: string, text: string): string[] =>
  wrap(text, `${INDENT}${label.padEnd(LABEL)}`, INDENT + ' '.repeat(LABEL));

function changeLines(change: MaterialChange, planned: PlannedEvent): string[] {
  const { before: was, event: is } = planned;
  if (was === null) return [];
  switch (change) {
    case 'time':
      return wasAndIs('time', whenOf(was), whenOf(is));
    case 'place':
      return wasAndIs('place', placeOf(was), placeOf(is));
    case 'join':
      return isJoinPrivate(planned)
        ? field('join', 'another link to join')
        : wasAndIs('join', was.conference ?? NONE, is.conference ?? NONE);
    case 'tentative':
    case 'confirmed':
      return wasAndIs('status', was.status.toLowerCase(), change);
    default:
      return [];
  }
}

const NONE = '(none)';

const placeOf = ({ location }: Event): string => (location === null ? NONE : plain(location));

/** Whether a link to join is for those alone who have a place: as the event will be, as it is, or as people know it. */
export const isJoinPrivate = ({ event, before, notice }: PlannedEvent): boolean =>
  [event, before, notice?.from].some((facts) => facts && facts.capacity !== null);

/** Side by side where there is room, else one below the other, so that the eye finds the difference. */
function wasAndIs(label: string, was: string, is: string): string[] {
  const line = `${INDENT}${label.padEnd(LABEL)}${was} → ${is}`;
  if (columnsOf(line) <= WIDTH) return [line];
  return [...field(label, `was ${was}`), ...field('', `now ${is}`)];
}

/** What changes with anything that is material goes without saying. */
const FOLLOWS: ReadonlySet<CosmeticChange> = new Set(['SEQUENCE', 'reminders', 'time zone']);

function cosmeticLines({ fate, material, cosmetic, reminders }: PlannedEvent): string[] {
  if (fate !== 'changed' && material.length === 0) return [];
  const told = cosmetic.filter((change) => material.length === 0 || !FOLLOWS.has(change));
  if (told.length > 0) return field('cosmetic', told.join(', '));
  const nothing = material.length === 0 && amountOf(reminders) === 0;
  return nothing ? field('cosmetic', 'how its times are written; they stay the same') : [];
}

const amountOf = ({ made, moved, dropped }: ReminderChanges): number => made + moved + dropped;

/** `2 made, 1 dropped`; empty where none is. */
export const remindersInWords = (changes: ReminderChanges): string =>
  (['made', 'moved', 'dropped'] as const)
    .filter((what) => changes[what] > 0)
    .map((what) => `${changes[what]} ${what}`)
    .join(', ');

function reminderLines({ fate, event, reminders }: PlannedEvent, { now }: PlanTime): string[] {
  if (amountOf(reminders) > 0) return field('reminders', remindersInWords(reminders));
  const isWithout = fate === 'added' && event.status !== 'CANCELLED' && isAhead(event, now);
  return isWithout ? field('reminders', 'none ahead') : [];
}

const isAhead = ({ endsAt }: Pick<Event, 'endsAt'>, now: Date): boolean => Date.parse(endsAt) > now.getTime();

function noticeLines({ notice, material, before }: PlannedEvent, time: PlanTime): string[] {
  if (before === null || material.length === 0) return [];
  if (notice) return field('notice', noticeInWords(notice, before, time));
  return field('notice', 'nobody is told, for it is over');
}

function noticeInWords(
  { dueAt, from, people, changes }: PlannedNotice,
  before: Event,
  { agency: { timeZone } }: PlanTime,
): string {
  if (people === 0)
    return changes.length === 0
      ? 'it takes back a change that nobody has learnt of, so nobody is told'
      : 'nobody was promised it, so nobody is told';
  if (changes.length === 0)
    return `tells about ${counted(people, 'person', 'people')} who have learnt of the change that this takes back, at ${timeOfDayIn(timeZone, dueAt)}`;
  const told =
    `tells about ${counted(people, 'person', 'people')} at ${timeOfDayIn(timeZone, dueAt)} if it is deployed now, ` +
    'unless it is changed again before';
  const isLate = materialChanges(from, before).length > 0;
  return isLate ? `${told}; an earlier change that nobody has been told of yet is told along with it` : told;
}
