/** What every command says of itself: a sentence, options that explain themselves, and an example that it would itself understand. */
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../operator/commands.ts';

/** Those that print nothing for programs, and why. */
const WITHOUT_JSON: Readonly<Record<string, string>> = {
  start: 'it runs until it is stopped; what it holds is told by its pages and by the other commands',
  calendar: 'it does nothing by itself: `calendar check` does',
  subscribers: 'it does nothing by itself: the commands below it do',
};

const roots = await Promise.all(Object.values(COMMANDS).map((load) => load()));

/** `[mailings resend, …]`: each command with those below it. */
const named = (command: Command, above: readonly string[] = []): (readonly [string, Command])[] => {
  const words = [...above, command.name()];
  return [[words.join(' '), command], ...command.commands.flatMap((below) => named(below, words))];
};

const ALL = roots.flatMap((root) => named(root));

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (piece) => (text += piece) });
  command.outputHelp();
  return text;
}

/** What stands behind `npm run`, or `npm` alone for its own word; without the two dashes that npm takes away. */
function exampleOf(command: Command): string[] {
  const [, example = ''] = /\nExample: (?:[A-Z]+=\S+ )*npm (?:run )?(.*)\n$/.exec(helpOf(command)) ?? [];
  const [name = '', ...words] = example.split(' ');
  return [name, ...words.slice(words[0] === '--' ? 1 : 0)];
}

/** Reads words as the tool does, without doing anything. */
async function understand(words: readonly string[]): Promise<string[]> {
  const root = await COMMANDS[words[0] ?? '']?.();
  if (!root) return ['no command'];
  const understood: string[] = [];
  for (const [name, command] of named(root)) {
    command.exitOverride().configureOutput({ writeErr: () => undefined });
    if (command.commands.length === 0 || name === words[0]) command.action(() => void understood.push(name));
  }
  await new Command().addCommand(root).parseAsync(words, { from: 'user' });
  return understood;
}

describe.each(ALL)('%s', (name, command) => {
  it('says what it is for, and what each word behind it means', () => {
    const said = [
      command.description(),
      ...command.options.map(({ description }) => description),
      ...command.registeredArguments.map(({ description }) => description),
    ];
    expect(said.filter((text) => text.length < 'the one'.length)).toEqual([]);
    expect(command.description()).not.toMatch(/\.\s/);
    expect(helpOf(command)).not.toContain('(default: [])');
  });

  it('ends with an example of itself that it would understand', async () => {
    const example = exampleOf(command);
    expect(example.join(' ')).toMatch(new RegExp(`^${name}( |$)`));
    expect(await understand(example)).toEqual([expect.stringMatching(new RegExp(`^${name}( |$)`))]);
  });

  it('talks to programs, too, or has a reason not to', () => {
    const json = command.options.some(({ long }) => long === '--json');
    expect(json ? null : name).toBe(Object.hasOwn(WITHOUT_JSON, name) ? name : null);
  });
});

it('there is a reason for no other command', () => {
  const names = ALL.map(([name]) => name);
  expect(Object.keys(WITHOUT_JSON).filter((name) => !names.includes(name))).toEqual([]);
});
