/** Files that stand as they were last looked at; `UPDATE_GOLDEN=1` writes them anew. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Fails unless `content` is, to the last byte, what the file under `test/fixtures/` holds. */
export function matchGolden(name: string, content: string): void {
  const file = new URL(`fixtures/${name}`, import.meta.url);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, content);
  }
  expect(content).toBe(readFileSync(file, 'utf8'));
}

/** A mail as it is made: its subject and its two bodies. */
export interface MadeMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** The parts of a mail, each in a file of its own beside the others. */
export const MAIL_PARTS = ['subject', 'html', 'text'] as const;

/** One part of a mail, in `<name>.subject`, `.html` or `.txt`. */
export function matchGoldenPart(name: string, mail: MadeMail, part: (typeof MAIL_PARTS)[number]): void {
  const ending = part === 'text' ? 'txt' : part;
  matchGolden(`${name}.${ending}`, part === 'subject' ? `${mail.subject}\n` : mail[part]);
}
