/** What the commands say of themselves: each ends with an example that it would itself understand. */
import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { calendarCommand } from '../../operator/calendar-check.ts';
import { costCommand } from '../../operator/cost.ts';
import { deployCommand } from '../../operator/deploy.ts';
import { mailingsCommand } from '../../operator/mailings.ts';
import { planCommand } from '../../operator/plan.ts';
import { previewCommand } from '../../operator/preview.ts';
import { rehearseCommand } from '../../operator/rehearse.ts';
import { sendTestCommand } from '../../operator/send-test.ts';
import { setupCommand } from '../../operator/setup.ts';

const [check] = calendarCommand().commands;
const mailings = mailingsCommand();
const COMMANDS = [
  ...[costCommand(), deployCommand(), planCommand(), previewCommand(), rehearseCommand()],
  ...[sendTestCommand(), setupCommand(), mailings, ...mailings.commands, ...(check ? [check] : [])],
];

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (piece) => (text += piece) });
  command.outputHelp();
  return text;
}

it.each(COMMANDS.map((command) => [command.name(), command] as const))('%s', (name, command) => {
  const help = helpOf(command);
  expect(help).toMatch(/^Usage: /);
  const [, example = ''] = /\nExample: npm run (.*)\n$/.exec(help) ?? [];
  expect(example.split(' ')).toContain(name);
  const known = [...command.options.map(({ long }) => long), '--'];
  const used = example.split(' ').filter((word) => word.startsWith('--'));
  expect(used.filter((option) => !known.includes(option))).toEqual([]);
});
