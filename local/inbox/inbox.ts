/**
 * The inbox of the one-machine cloud: every message that left, kept as it left. With a folder, each message is one
 * `<id>.eml` and one line of `index.jsonl`, so that it survives a restart; the line is written last, so that a crash
 * loses at most the message being written.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { INDEX_FILE, readIndex } from './inbox-index.ts';
import { type Message, parseMessage, subjectOf } from './message.ts';

/** A message as it arrives. */
export interface Arrival {
  /** The message as it would go over the wire (RFC 5322). */
  readonly eml: Buffer;
  /** Envelope, bare addresses. */
  readonly from: string;
  readonly to: readonly string[];
  /** By the movable clock. */
  readonly at: Date;
  readonly tags: Readonly<Record<string, string>>;
  /** SES's id, without angle brackets. */
  readonly messageId: string;
}

/** What the list shows, without a look into the message. */
export interface Summary {
  /** Sorts by arrival; letters and digits, fit for a file name or an address. */
  readonly id: string;
  /** Instant, UTC, by the movable clock. */
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly messageId: string;
  /** Bytes. */
  readonly size: number;
}

export interface Inbox {
  /** Takes a message in and returns its id. */
  add(arrival: Arrival): string;
  /** Newest last. */
  list(): readonly Summary[];
  /** One message, parsed; null when there is none of that id. */
  get(id: string): Promise<(Summary & Message) | null>;
  /** One message as it left; null when there is none of that id. */
  eml(id: string): Buffer | null;
  /** Forgets every message, in the folder too. */
  clear(): void;
}

/** Opens the inbox kept in `folder`, which is made when missing; null keeps it in memory. */
export function openInbox({ folder }: { readonly folder: string | null }): Inbox {
  const shelf = folder === null ? memoryShelf() : folderShelf(folder);
  const summaries = new Map(shelf.summaries().map((summary) => [summary.id, summary]));
  const nextId = idSequence([...summaries.keys()].at(-1));
  const eml = (id: string) => (summaries.has(id) ? shelf.read(id) : null);
  return {
    add({ eml: content, at, ...envelope }) {
      const summary = {
        id: nextId(),
        at: at.toISOString(),
        ...envelope,
        subject: subjectOf(content),
        size: content.length,
      };
      shelf.put(summary, content);
      summaries.set(summary.id, summary);
      return summary.id;
    },
    list: () => [...summaries.values()],
    async get(id) {
      const summary = summaries.get(id);
      const content = eml(id);
      return summary && content ? { ...summary, ...(await parseMessage(content)) } : null;
    },
    eml,
    clear() {
      shelf.clear([...summaries.keys()]);
      summaries.clear();
    },
  };
}

/** Where messages lie. */
interface Shelf {
  summaries(): readonly Summary[];
  put(summary: Summary, content: Buffer): void;
  read(id: string): Buffer | null;
  clear(ids: readonly string[]): void;
}

function memoryShelf(): Shelf {
  const contents = new Map<string, Buffer>();
  return {
    summaries: () => [],
    put: ({ id }, content) => contents.set(id, content),
    read: (id) => contents.get(id) ?? null,
    clear: () => contents.clear(),
  };
}

function folderShelf(folder: string): Shelf {
  mkdirSync(folder, { recursive: true });
  const index = join(folder, INDEX_FILE);
  const file = (id: string) => join(folder, `${id}.eml`);
  return {
    summaries: () => readIndex(folder),
    put(summary, content) {
      writeFileSync(file(summary.id), content);
      appendFileSync(index, `${JSON.stringify(summary)}\n`);
    },
    read: (id) => (existsSync(file(id)) ? readFileSync(file(id)) : null),
    clear(ids) {
      rmSync(index, { force: true });
      for (const id of ids) rmSync(file(id), { force: true });
    },
  };
}

/** Ids from the machine's time in milliseconds, in base 36, each greater than the one before. */
function idSequence(last: string | undefined): () => string {
  let latest = last === undefined ? 0 : Number.parseInt(last, 36);
  return () => {
    latest = Math.max(Date.now(), latest + 1);
    return latest.toString(36).padStart(9, '0');
  };
}
