/** Days and times as a form has them. */
import { Temporal } from 'temporal-polyfill';
import type { SubmittedEvent } from './submission.ts';

/** `2027-01-15`, where there is such a day; null for everything else. */
export function readDay(typed: string): string | null {
  const text = typed.trim();
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** `18:00`; null for everything else. */
export const readTimeOfDay = (typed: string): string | null => {
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d\d)(?::00)?$/.exec(typed.trim()) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
};

/** The end of an event's last day, in UTC, which is near enough to say for how long it is kept. */
export const lastMomentOf = ({ lastDay }: Pick<SubmittedEvent, 'lastDay'>): Date =>
  new Date(Date.parse(`${lastDay}T00:00:00Z`) + 86_400_000);

/** Days from one to another. */
export const daysBetween = (first: string, last: string): number =>
  Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last)).days;
