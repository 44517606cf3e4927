/** Every link that a mail holds, wherever it stands: what a mail scanner opens. */
import type { Cloud } from '../../local/cloud.ts';
import type { Message } from '../../local/inbox/message.ts';

const ADDRESS = /https?:\/\/[^\s<>"'()[\]]+/g;

/** The addresses in text, HTML, headers and attachments, each once. */
export function linksOf({ headers, text, html, attachments }: Message): string[] {
  const unfolded = attachments.map(({ content, encoding }) =>
    (encoding === 'utf8' ? content : Buffer.from(content, 'base64').toString('utf8')).replaceAll('\r\n ', ''),
  );
  const marked = html?.replaceAll('&amp;', '&') ?? '';
  const everything = [...headers.map(([, value]) => value), text ?? '', marked, ...unfolded].join('\n');
  return [...new Set([...everything.matchAll(ADDRESS)].map(([address]) => address.replace(/[.,;]$/, '')))];
}

/** A link was expected in a mail that holds none. */
class NoSuchLinkError extends Error {
  constructor(to: string, path: string) {
    super(`No mail holds a link to ${path} for person ${to.split('@')[0]}.`);
    this.name = 'NoSuchLinkError';
  }
}

/** The path, with its query, of the link below `path` in the newest mail to `to` that holds one. */
export async function newestLink(cloud: Cloud, to: string, path: string): Promise<string> {
  for (const { id } of cloud.inbox
    .list()
    .filter((mail) => mail.to.includes(to))
    .toReversed()) {
    const message = await cloud.inbox.get(id);
    const found = message && linksOf(message).find((link) => new URL(link).pathname.startsWith(`${path}/`));
    if (found) return `${new URL(found).pathname}${new URL(found).search}`;
  }
  throw new NoSuchLinkError(to, path);
}
