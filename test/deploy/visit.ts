/** Visits the deployed HTTP API as mailboxes and browsers do, by the address that stands in a mail. */
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Visit {
  readonly status: number;
  /** Where an answer leads on to; '' where it leads nowhere. */
  readonly location: string;
  readonly body: string;
}

/** MiniStack tells its HTTP APIs apart by host name, `<id>.execute-api.localhost`: every such name is this machine. */
export async function visit(
  address: string,
  { method = 'GET', form }: { method?: string; form?: string } = {},
): Promise<Visit> {
  const sent = request(address, {
    method,
    headers: form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' },
    lookup: (_host, { all }, found) =>
      all ? found(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4),
  }).end(form);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return {
    status: answer.statusCode ?? 0,
    location: answer.headers.location ?? '',
    body: await text(answer),
  };
}
