/** Days and times as a form has them. */
import { Temporal } from 'temporal-polyfill';
import type { SubmittedEvent } from './submission.ts';

/**
 * `2027-01-15`, where there is such a day, also from `1/15/2027` as people in the United States write it; null for everything else. Of a
 * day and a month that could be either, English takes the month first, and other languages neither.
 */
export function readDay(typed: string, language: string): string | null {
  const text = writtenDay(typed.trim(), language);
  if (text === null) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function writtenDay(text: string, language: string): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  const [, one, other, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  if (one === undefined || other === undefined) return null;
  const isDayFirst = Number(one) > 12;
  if (!isDayFirst && Number(other) <= 12 && one !== other && language !== 'en') return null;
  const [month, day] = isDayFirst ? [other, one] : [one, other];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** `18:00`, also from `6 pm`, `6:00 PM` or `6:00 p. m.`; null for everything else. */
export function readTimeOfDay(typed: string): string | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replaceAll(/[.\s\u00A0\u202F]/g, '');
  const [, hour = '', minute = '00', half] = /^(\d{1,2})(?::(\d\d)(?::00)?)?(am|pm)?$/.exec(text) ?? [];
  if (hour === '' || Number(minute) > 59 || (half === undefined && !text.includes(':'))) return null;
  if (half !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return null;
  const shown = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'pm' ? 12 : 0);
  return shown > 23 ? null : `${String(shown).padStart(2, '0')}:${minute}`;
}

/** The end of an event's last day, in UTC, which is near enough to say for how long it is kept. */
export const lastMomentOf = ({ lastDay }: Pick<SubmittedEvent, 'lastDay'>): Date =>
  new Date(Date.parse(`${lastDay}T00:00:00Z`) + 86_400_000);

/** Days from one to another. */
export const daysBetween = (first: string, last: string): number =>
  Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last)).days;
