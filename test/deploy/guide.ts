/** docs/operating.md as somebody follows it who types each command as it stands there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './folders.ts';

/** What stands between two fences of a section. */
export interface Block {
  /** `sh` for what is typed; another word, or none, for what goes into a file. */
  readonly language: string;
  readonly text: string;
}

/** A step of the guide. */
export interface Step {
  readonly heading: string;
  /** All of it, in Markdown. */
  readonly text: string;
  readonly blocks: readonly Block[];
}

const FENCED = /^```(\w*)\n(.*?)^```$/gms;

/** The numbered steps of a guide in Markdown, in order. */
export const stepsOf = (markdown: string): Step[] =>
  markdown
    .split(/^## /m)
    .filter((section) => /^\d+\. /.test(section))
    .map((section) => ({
      heading: section.slice(0, section.indexOf('\n')),
      text: section,
      blocks: [...section.matchAll(FENCED)].map(([, language = '', text = '']) => ({ language, text })),
    }));

export const readGuide = (): Step[] => stepsOf(readFileSync(join(ROOT, 'docs/operating.md'), 'utf8'));

/** The commands of a step: a line each, joined where it ends in a backslash, without what a `#` explains. */
export const commandsOf = ({ blocks }: Step): string[] =>
  blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.replaceAll('\\\n', ' ').split('\n'))
    .map((line) => line.replace(/\s+# .*$/, '').trim())
    .filter((line) => line !== '');

/** The one block of a step that goes into a file and holds `words`. */
export function fileIn({ heading, blocks }: Step, words: string): string {
  const found = blocks.filter(({ language, text }) => language !== 'sh' && text.includes(words));
  if (found.length !== 1 || !found[0])
    throw new Error(`Step “${heading}” has ${found.length} files with “${words}”.`);
  return found[0].text;
}
