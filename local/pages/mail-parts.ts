/** The parts of a message as files of their own. */
import type { Context } from 'hono';
import type { Attachment } from '../inbox/message.ts';

/** The HTML of a message: no scripts, nothing from the network, no origin of its own, whoever opens it. */
export function htmlBody(c: Context, html: string) {
  // At the end, where it disturbs nothing: a browser honours it anywhere.
  return c.body(`${html}<base target="_blank">`, 200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'self'",
    'Referrer-Policy': 'no-referrer',
  });
}

/** An attachment, always as a download; its own type only where that is plainly one. */
export function download(c: Context, { fileName, contentType, content, encoding }: Attachment) {
  const type = /^[\w.+-]+\/[\w.+-]+(; method=[A-Z]+)?$/.test(contentType)
    ? contentType
    : 'application/octet-stream';
  return c.body(new Uint8Array(Buffer.from(content, encoding)), 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
  });
}
