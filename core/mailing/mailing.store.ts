/**
 * Mailings and their content.
 *
 * | pk | sk | holds |
 * | --- | --- | --- |
 * | `MAILINGS#<year>` | `<mailing id>` | the mailing, with its cut into ranges |
 * | `MAILING#<mailing id>` | `CONTENT#<language>#<style>`, of a notice or a digest `#<from>` | what was rendered: also the proof of what was sent |
 * | `OPEN` | `<mailing id>` | that the mailing is not finished |
 */
import type { RenderedMessage } from '../email/render-reminder.ts';
import type { Item, Table } from '../runtime/table.client.ts';
import type { Tally } from './ledger.ts';
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
const contentKey = (id: string, { language, style, from }: Variant) => ({
  pk: `MAILING#${id}`,
  sk: `CONTENT#${language}#${style}${from === undefined ? '' : `#${from}`}`,
});

const OPEN = 'OPEN';
const openKey = (id: string) => ({ pk: OPEN, sk: id });

export interface MailingStore {
  /** The mailing; UnknownMailingError before it was started. What it was started with never changes. */
  read(id: string): Promise<StartedMailing>;
  /** The mailing, if it was started. */
  find(id: string): Promise<StartedMailing | undefined>;
  /** The mailings of a year. */
  ofYear(year: number): Promise<StartedMailing[]>;
  /** The ids of those that are not finished. */
  open(): Promise<string[]>;
  /** Says that a mailing is not finished, or not any more; no-op when that is known. */
  reopen(id: string, expiresAt: number): Promise<void>;
  /** Nothing is left to do: what became of its people is stored with it. */
  finish(id: string, tally: Tally): Promise<void>;
  /** Stores a new mailing and gives it back; where it was started already, gives back what was stored then. */
  start(mailing: StartedMailing): Promise<StartedMailing>;
  /** Stores a variant's content unless it is stored already. */
  keepContent(mailing: StartedMailing, variant: Variant, content: RenderedMessage): Promise<void>;
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
    open: async () => (await table.query(OPEN)).map(({ sk }) => sk),
    reopen: async (id, expiresAt) => {
      await table.create(Object.assign({ expiresAt }, openKey(id)));
    },
    finish: async (id, tally) => {
      await table.update(mailingKey(id), {
        UpdateExpression: 'SET finishedAt = :now, tally = :tally',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':now': new Date().toISOString(), ':tally': tally },
      });
      await table.delete(openKey(id));
    },
    start: async (mailing) => {
      const isNew = await table.create(Object.assign({ ...mailing }, mailingKey(mailing.id)));
      return isNew ? mailing : read(mailing.id);
    },
    keepContent: async ({ id, expiresAt }, variant, content) => {
      await table.create(Object.assign({ ...content, expiresAt }, contentKey(id, variant)));
    },
    content: async (id, variant) => {
      const content = await table.get<Item<RenderedMessage> & { expiresAt: number }>(contentKey(id, variant));
      if (!content) throw new MissingContentError(id, variant);
      return content;
    },
  };
}

function withoutKey({ pk: _pk, sk: _sk, ...mailing }: Item<StartedMailing>): StartedMailing {
  return mailing;
}
