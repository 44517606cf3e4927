/** Leaves as a mailbox's own button does. */
import type { Month } from './month.ts';

/** Presses the button that a mailbox shows beside the newest mail to an address (RFC 8058). */
export async function leaveByMail(month: Month, address: string): Promise<void> {
  const { inbox } = month.cloud;
  const newest = inbox.list().findLast(({ to }) => to.includes(address));
  const message = newest && (await inbox.get(newest.id));
  const link = message?.headers.find(([name]) => name.toLowerCase() === 'list-unsubscribe')?.[1] ?? '';
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  await month.ask(new URL(link.slice(1, -1)).pathname, { method: 'POST', body });
}
