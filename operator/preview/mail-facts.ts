/** What there is to know of a mail beside what it says. */
import type { Attachment } from '../../core/email/render-reminder.ts';
import type { Look } from './preview-page.ts';
import type { ShownMail } from './previewed-mail.ts';

/** What mailboxes show beside the subject: the hidden line that every mail of ours begins with. */
export function preheaderOf(html: string): string {
  const hidden = /<div style="display:none[^"]*">([^<]*)</.exec(html)?.[1] ?? '';
  return hidden.replace(/&(#\d+|#x[0-9a-f]+|amp|lt|gt|quot);/gi, (_entity, name: string) => signOf(name));
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function signOf(name: string): string {
  const number = /^#(x?)([0-9a-f]+)$/i.exec(name);
  return number
    ? String.fromCodePoint(Number.parseInt(number[2] ?? '', number[1] ? 16 : 10))
    : (SIGNS[name] ?? '');
}

/** Bytes as they travel, nearly: files are written as text a third longer. */
export function sizeOf({ html, text, attachments }: ShownMail): {
  readonly html: number;
  readonly all: number;
} {
  const files = attachments.map(({ content }: Attachment) => 4 * Math.ceil(Buffer.byteLength(content) / 3));
  const ofHtml = Buffer.byteLength(html);
  return { html: ofHtml, all: [Buffer.byteLength(text), ...files].reduce((sum, each) => sum + each, ofHtml) };
}

/** The mail as it looks in light or dark colours, whatever this browser prefers. */
export const inLook = (html: string, look: Look): string =>
  html.replaceAll('@media (prefers-color-scheme: dark)', look === 'dark' ? '@media all' : '@media not all');
