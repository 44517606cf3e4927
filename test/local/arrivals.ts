/** Messages as they arrive in an inbox. */
import type { Arrival } from '../../local/inbox/inbox.ts';

interface Wanted {
  readonly subject: string;
  readonly to: string;
  readonly at?: string;
}

/** A plain message; its subject is an encoded word, so that any text fits. */
export function arrival({ subject, to, at = '2026-01-12T21:00:00Z' }: Wanted): Arrival {
  const head = `From: CDSS <reminders@example.gov>\r\nTo: ${to}\r\nSubject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`;
  return {
    eml: Buffer.from(`${head}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello\r\n`),
    from: 'reminders@example.gov',
    to: [to],
    at: new Date(at),
    tags: { mailing: 'm1' },
    messageId: '0100-made-up',
  };
}
