/**
 * Mailings and their content.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `MAILINGS#<year>` | `<mailing id>` | the mailing, with its cut into ranges |
 * | `MAILING#<mailing id>` | `CONTENT#<language>#<style>` | what was rendered: also the proof of what was sent |
 */
import type { RenderedMessage } from '../email/render-reminder.ts';
import type { Item, Table } from '../runtime/table.client.ts';
import type { StartedMailing, Variant } from './mailing.ts';

/** A mailing's content is missing, though the mailing was started. */
export class MissingContentError extends Error {
  constructor(mailing: string, { language, style }: Variant) {
    super(`Mailing ${mailing} has no content for ${language}, ${style}: start it again.`);
    this.name = 'MissingContentError';
  }
}

/** A mailing that must have been started is not there. */
export class UnknownMailingError extends Error {
  constructor(mailing: string) {
    super(`There is no mailing ${mailing}, though it must have been started.`);
    this.name = 'UnknownMailingError';
  }
}

const yearOf = (id: string) => id.slice(0, id.indexOf('-'));
const mailingKey = (id: string) => ({ pk: `MAILINGS#${yearOf(id)}`, sk: id });
const contentKey = (id: string, { language, style }: Variant) => ({
  pk: `MAILING#${id}`,
  sk: `CONTENT#${language}#${style}`,
});

export interface MailingStore {
  /** The mailing; UnknownMailingError before it was started. What is stored of it never changes. */
  read(id: string): Promise<StartedMailing>;
  /** The mailing, if it was started. */
  find(id: string): Promise<StartedMailing | undefined>;
  /** The mailings of a year. */
  ofYear(year: number): Promise<StartedMailing[]>;
  /** Stores a new mailing and gives it back; where it was started already, gives back what was stored then. */
  start(mailing: StartedMailing): Promise<StartedMailing>;
  /** Stores a variant's content unless it is stored already. */
  keepContent(id: string, variant: Variant, content: RenderedMessage): Promise<void>;
  /** A variant's content; MissingContentError when there is none. */
  content(id: string, variant: Variant): Promise<RenderedMessage>;
}

export function mailingStore(table: Table): MailingStore {
  const find = async (id: string) => {
    const item = await table.get<Item<StartedMailing>>(mailingKey(id));
    return item && withoutKey(item);
  };
  const read = async (id: string) => {
    const mailing = await find(id);
    if (!mailing) throw new UnknownMailingError(id);
    return mailing;
  };
  return {
    find,
    read,
    ofYear: async (year) => (await table.query<StartedMailing>(`MAILINGS#${year}`)).map(withoutKey),
    start: async (mailing) => {
      const isNew = await table.create(Object.assign({ ...mailing }, mailingKey(mailing.id)));
      return isNew ? mailing : read(mailing.id);
    },
    keepContent: async (id, variant, content) => {
      await table.create(Object.assign({ ...content }, contentKey(id, variant)));
    },
    content: async (id, variant) => {
      const content = await table.get<RenderedMessage>(contentKey(id, variant));
      if (!content) throw new MissingContentError(id, variant);
      return content;
    },
  };
}

function withoutKey({ pk: _pk, sk: _sk, ...mailing }: Item<StartedMailing>): StartedMailing {
  return mailing;
}
