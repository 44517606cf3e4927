/** One reminder of each kind, style and language, as it was last looked at; `UPDATE_GOLDEN=1` writes them anew. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STYLES } from '../../core/agency/style.ts';
import { KINDS } from '../../core/calendar/event.ts';
import { renderReminder } from '../../core/email/render-reminder.ts';
import { agency, SITE_URL, samples } from './sample.ts';

const folder = new URL('../fixtures/mail/', import.meta.url);

function matchGolden(name: string, content: string): void {
  const file = new URL(name, folder);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, content);
  }
  expect(content).toBe(readFileSync(file, 'utf8'));
}

const variants = KINDS.flatMap((kind) =>
  STYLES.flatMap((style) => agency.languages.map((language) => ({ kind, style, language }))),
);

describe.each(variants)('a reminder of kind $kind, $style, in $language', ({ kind, style, language }) => {
  const message = renderReminder({ ...samples[kind], agency, language, style, siteUrl: SITE_URL });
  const name = `${kind.toLowerCase()}.${style}.${language}`;

  it.each(['subject', 'html', 'text'] as const)('has the %s we know', (part) => {
    const ending = part === 'text' ? 'txt' : part;
    matchGolden(`${name}.${ending}`, part === 'subject' ? `${message.subject}\n` : message[part]);
  });
});
