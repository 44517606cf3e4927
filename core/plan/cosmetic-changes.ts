/** What of an event has changed without anybody having to be told: pages, feeds and later mail say it anew. */
import { isDeepStrictEqual } from 'node:util';
import type { Event } from '../calendar/event.ts';

/** Fields that an author writes, with what they are called. */
const FIELDS = {
  summary: 'title',
  description: 'description',
  kind: 'kind',
  topics: 'topics',
  presenters: 'presenters',
  audience: 'audience',
  timeZone: 'time zone',
  url: 'page',
  contact: 'contact',
  attachments: 'flyers',
  recording: 'recording',
  capacity: 'places',
  reminders: 'reminders',
  translations: 'translations',
  sequence: 'SEQUENCE',
} as const satisfies Partial<Record<keyof Event, string>>;

export type CosmeticChange = (typeof FIELDS)[keyof typeof FIELDS];

const NAMES = Object.entries(FIELDS) as [keyof typeof FIELDS, CosmeticChange][];

/** Which of them differ. */
export const cosmeticChanges = (before: Event, after: Event): CosmeticChange[] =>
  NAMES.filter(([field]) => !isDeepStrictEqual(before[field], after[field])).map(([, name]) => name);
