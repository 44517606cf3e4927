/** How the mailing that tells of a change is named. */

import { compactTime } from '../calendar/compact-time.ts';
import type { Event } from '../calendar/event.ts';
import { reminderKey } from '../calendar/reminder-key.ts';
import type { PendingNotice } from './pending-notice.ts';

/** In the place of a reminder's offset; no offset is spelled so. */
const NOTICE = 'NOTICE';

/** The event's part of it: what its schedule's name begins with, too. */
export const noticeKey = (event: Pick<Event, 'year' | 'id' | 'source'>): string => reminderKey(event, NOTICE);

/** The event, and when it is told of which change. */
export const noticeMailingId = (
  event: Pick<Event, 'year' | 'id' | 'source'>,
  { dueAt }: Pick<PendingNotice, 'dueAt'>,
): string => `${noticeKey(event)}-${compactTime(dueAt)}`;
