/** Every command of runbook and operating is there as it is written: its name, what stands below it, and its options. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { COMMANDS as LOADED } from '../../operator/commands.ts';

const COMMANDS = new Map<string, Command>(
  await Promise.all(Object.entries(LOADED).map(async ([name, load]) => [name, await load()] as const)),
);

/** `npm run keys -- retire 1 --leaked`, wherever it stands in a text. */
const CALL = /npm run ([a-z-]+) -- ([^`\n#)]+)/g;

/** What of a call is not there; nothing for those of other commands. */
function missingIn(name: string, rest: string): string[] {
  const command = COMMANDS.get(name);
  if (!command) return [];
  const words = rest.trim().split(/\s+/);
  const below = command.commands.find((one) => one.name() === words[0]);
  const isWord = /^[a-z][a-z-]+$/.test(words[0] ?? '');
  const options = new Set([...command.options, ...(below?.options ?? [])].map(({ long }) => long));
  return [
    ...(isWord && !below ? [`${name} ${words[0]}`] : []),
    ...words.flatMap((word) => /^--[a-z-]+/.exec(word) ?? []).filter((option) => !options.has(option)),
  ];
}

it.each(['docs/runbook.md', 'docs/operating.md', 'README.md'])(
  '%s names no command that is not there',
  (file) => {
    const calls = [...readFileSync(file, 'utf8').matchAll(CALL)];
    const missing = calls.flatMap(([call, name = '', rest = '']) =>
      missingIn(name, rest).map((what) => `${what} in ${call}`),
    );
    expect(missing).toEqual([]);
    expect(calls.some(([, name = '']) => COMMANDS.has(name))).toBe(true);
  },
);

/** `mailings` and `mailings show`; not those that only have others below them. */
const doing = (command: Command): string[] => [
  ...(command.commands.length === 0 || STANDS_ALONE.has(command.name()) ? [command.name()] : []),
  ...command.commands.map((below) => `${command.name()} ${below.name()}`),
];
const STANDS_ALONE = new Set(['mailings', 'queues', 'keys', 'submissions']);

it('operating says of each command whom it can have mailed', () => {
  const text = readFileSync('docs/operating.md', 'utf8');
  const [, section = ''] = /## What can mail whom, and what a slip does\n(.*?)\n## /s.exec(text) ?? [];
  const cells = [...section.matchAll(/^\| (`.*?`.*?) \|/gm)].map(([, cell = '']) => cell).join();
  const all = [...COMMANDS.values()].flatMap(doing);
  expect(all.filter((name) => !new RegExp(`\`${name}( --[^\`]*)?\``).test(cells))).toEqual([]);
});
