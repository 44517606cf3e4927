/** A mailing as it looks from the inbox: the copies of one message that arrived together. */
import type { Summary } from '../inbox/inbox.ts';

/** Copies of one mailing arrive within minutes of one another. */
const TOGETHER_MS = 10 * 60_000;

export interface Copies {
  /** In the order in which they arrived; at least one. */
  readonly messages: readonly [Summary, ...Summary[]];
}

/** Every message in exactly one group: same subject, each at most ten minutes after the one before. Newest first. */
export function groupCopies(messages: readonly Summary[]): Copies[] {
  const groups: [Summary, ...Summary[]][] = [];
  const open = new Map<string, [Summary, ...Summary[]]>();
  for (const message of messages) {
    const group = open.get(message.subject);
    if (group !== undefined && follows(message, group)) {
      group.push(message);
    } else {
      const begun: [Summary] = [message];
      open.set(message.subject, begun);
      groups.push(begun);
    }
  }
  return groups.map((group) => ({ messages: group })).reverse();
}

function follows(message: Summary, group: readonly Summary[]): boolean {
  const last = group.at(-1);
  if (last === undefined) return false;
  const gap = Date.parse(message.at) - Date.parse(last.at);
  return gap >= 0 && gap <= TOGETHER_MS;
}
