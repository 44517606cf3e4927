/** Mailings as they look from the inbox: messages that went out together, and those among them that are alike. */
import type { Summary } from '../inbox/inbox.ts';

/** Messages of one mailing arrive within minutes of one another; a resend later is a mailing of its own here. */
const TOGETHER_MS = 10 * 60_000;

export type Messages = readonly [Summary, ...Summary[]];

/** Messages of one mailing, in the order in which they arrived. */
export interface Mailing {
  readonly messages: Messages;
}

/**
 * Every message in exactly one mailing, the newest mailing first. Messages belong together when they carry the same
 * `mailing` tag, or without one the same subject, each at most ten minutes after the one before.
 */
export function groupMailings(messages: readonly Summary[]): Mailing[] {
  const mailings: { messages: [Summary, ...Summary[]] }[] = [];
  const latest = new Map<string, { messages: [Summary, ...Summary[]] }>();
  for (const message of messages) {
    const key = message.tags['mailing'] ?? `subject: ${message.subject}`;
    const mailing = latest.get(key);
    if (mailing !== undefined && follows(message, mailing.messages)) {
      mailing.messages.push(message);
    } else {
      const begun: { messages: [Summary, ...Summary[]] } = { messages: [message] };
      latest.set(key, begun);
      mailings.push(begun);
    }
  }
  return mailings.reverse();
}

function follows(message: Summary, earlier: Messages): boolean {
  const gap = Date.parse(message.at) - Date.parse((earlier.at(-1) ?? earlier[0]).at);
  return gap >= 0 && gap <= TOGETHER_MS;
}

/** The messages of a mailing by subject: each language and style has its own. */
export function copiesBySubject({ messages }: Mailing): Messages[] {
  return [...Map.groupBy(messages, ({ subject }) => subject).values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [[first, ...more] as const],
  );
}

/** The copies that one message belongs to, itself among them; null when it is not in the inbox. */
export function copiesOf(id: string, messages: readonly Summary[]): Messages | null {
  const message = messages.find((one) => one.id === id);
  const mailing = groupMailings(messages).find((one) => one.messages.some((other) => other.id === id));
  if (message === undefined || mailing === undefined) return null;
  return copiesBySubject(mailing).find(([{ subject }]) => subject === message.subject) ?? null;
}
